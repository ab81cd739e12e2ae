package io.chirpsim.phy;

import java.util.List;

/**
 * A gateway's receiver chip: how many frames it demodulates at a time. Beside its pools every chip has one demodulator for its LoRa-standard
 * channel and one for FSK; detectors there are enough for every channel and spreading factor.
 *
 * @param name in scenarios
 * @param pools demodulators by the spreading factors they serve, the narrower pool first: it is used first
 * @param lowestSpreadingFactor the lowest spreading factor it finds
 * @param lrFhssFrames how many LR-FHSS frames it follows at a time, beside its LoRa demodulators
 */
public record GatewayModel(String name, List<Pool> pools, int lowestSpreadingFactor, int lrFhssFrames) {
    /** No limit is published. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** SX1301: no LR-FHSS; 8 demodulators for SF7 to SF12 (data sheet; "cannot demodulate more than 8 packets simultaneously"). */
    public static final GatewayModel SX1301 = new GatewayModel("sx1301", List.of(new Pool(8, 12)), 7, 0);

    /** SX1302: LR-FHSS too; 8 demodulators for SF5 to SF12 and 8 for SF5 to SF10 (data sheet p. 1). */
    public static final GatewayModel SX1302 = new GatewayModel("sx1302", List.of(new Pool(8, 10), new Pool(8, 12)));

    /** SX1303: an SX1302 with fine time stamps. */
    public static final GatewayModel SX1303 = new GatewayModel("sx1303", SX1302.pools());

    private static final List<GatewayModel> ALL = List.of(SX1301, SX1302, SX1303);

    /**
     * Equal demodulators.
     *
     * @param size how many
     * @param highestSpreadingFactor the highest spreading factor they serve
     */
    public record Pool(int size, int highestSpreadingFactor) {}

    /** One that also finds SF5, SF6 and any number of LR-FHSS frames. */
    public GatewayModel(String name, List<Pool> pools) {
        this(name, pools, SpreadingFactors.LOWEST, NO_LIMIT);
    }

    /** Whether it has a demodulator for this. */
    boolean receives(Modulation modulation) {
        if (modulation instanceof LoraModulation lora) {
            return lora.spreadingFactor() >= lowestSpreadingFactor;
        }
        return modulation instanceof FskModulation || lrFhssFrames > 0;
    }

    /** The models known by name. */
    public static List<GatewayModel> all() {
        return ALL;
    }

    /** The model of a name such as {@code sx1302}. */
    public static GatewayModel named(String name) {
        return ALL.stream()
                .filter(model -> model.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no gateway model '" + name + "'"));
    }
}
