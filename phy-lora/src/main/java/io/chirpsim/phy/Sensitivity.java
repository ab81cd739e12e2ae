package io.chirpsim.phy;

import java.util.Arrays;
import java.util.List;

/**
 * Lowest received power at which a receiver decodes, per spreading factor, as its data sheet or a simulator's source prints it for 125 kHz.
 * Bandwidths without a row of their own are derived: 3.01 dB per doubling, the change of the noise floor.
 */
public final class Sensitivity {
    /** Power no receiver reaches: the spreading factor is not in the table. */
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static final double DB_PER_SHORT_SF = 2.5;

    /** SX1301 reference design: -139.5 dBm at SF12 from its data sheet, the others derived in steps of 2.5 to 3 dB. */
    public static final Sensitivity SX1301 = at125("sx1301", -126.5, -129, -131.5, -134, -136.5, -139.5);

    /**
     * SX1302 with SX1250 and low-noise amplifier, its data sheet section 3.6: packet error rate 10 %, 12 bytes. SF5 and SF6 derived: 2.5 dB per spreading
     * factor, as the SNR floors of the SX1261/2 data sheet (-2.5, -5, -7.5 dB).
     */
    public static final Sensitivity SX1302 = at125("sx1302", -127, -129, -132.5, -135.5, -138, -141);

    /** ns-3 lorawan, gateway-lora-phy.cc: optimistic. */
    public static final Sensitivity NS3_GATEWAY = at125("ns3-gateway", -130, -132.5, -135, -137.5, -140, -142.5);

    /** SX1272 data sheet: packet error rate 1 %, 10 bytes, CR 4/6, LNA boost; also ns-3's and FLoRa's end-device. */
    public static final Sensitivity SX1272 = new Sensitivity(
            "sx1272",
            new double[] {-124, -127, -130, -133, -135, -137},
            new double[] {-122, -125, -128, -130, -132, -135},
            new double[] {-116, -119, -122, -125, -128, -129});

    /** SX1276 data sheet Rev 7, RFS_L125_HF, RFS_L250_HF, RFS_L500_HF. */
    public static final Sensitivity SX1276 = new Sensitivity(
            "sx1276",
            new double[] {-123, -126, -129, -132, -133, -136},
            new double[] {-120, -123, -125, -128, -130, -133},
            new double[] {-116, -119, -122, -125, -128, -130});

    /**
     * SX1261/2 data sheet: packet error rate 1 %, boosted gain, SF7 at each bandwidth and SF12 at 125 kHz. The others are interpolated with its 13 dB
     * between SF7 and SF12, SF5 and SF6 derived as with the SX1302.
     */
    public static final Sensitivity SX1262 =
            new Sensitivity("sx1262", interpolated(-124), interpolated(-121), interpolated(-117));

    /** LoRaSim, loraDir.py (0.2.1): measured by its authors, SF12 above SF11. */
    public static final Sensitivity LORASIM = new Sensitivity(
            "lorasim",
            new double[] {-126.5, -127.25, -131.25, -132.75, -134.5, -133.25},
            new double[] {-124.25, -126.75, -128.25, -130.25, -132.75, -132.25},
            new double[] {-120.75, -124, -127.5, -128.75, -128.75, -132.25});

    private static final List<Sensitivity> ALL = List.of(SX1301, SX1302, NS3_GATEWAY, SX1272, SX1276, SX1262, LORASIM);

    private final String name;
    private final double[] at125;
    private final double[] at250;
    private final double[] at500;

    private Sensitivity(String name, double[] at125, double[] at250, double[] at500) {
        this.name = name;
        this.at125 = at125;
        this.at250 = at250;
        this.at500 = at500;
    }

    private static Sensitivity at125(String name, double... dbm) {
        double doubling = 10 * StrictMath.log10(2);
        double[] at250 = new double[dbm.length];
        double[] at500 = new double[dbm.length];
        for (int i = 0; i < dbm.length; i++) {
            at250[i] = dbm[i] + doubling;
            at500[i] = dbm[i] + 2 * doubling;
        }
        return new Sensitivity(name, dbm, at250, at500);
    }

    private static double[] interpolated(double atSf7) {
        double[] dbm = new double[6];
        for (int i = 0; i < dbm.length; i++) {
            dbm[i] = atSf7 - 13.0 * i / (dbm.length - 1);
        }
        return dbm;
    }

    /** The tables known by name. */
    public static List<Sensitivity> all() {
        return ALL;
    }

    /** The table of a name such as {@code sx1302}. */
    public static Sensitivity named(String name) {
        return ALL.stream()
                .filter(table -> table.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sensitivity table '" + name + "'"));
    }

    /** Its name in scenarios. */
    public String name() {
        return name;
    }

    /** Sensitivity in dBm; plus infinity for what the table does not cover (SF5 and SF6 in most, other bandwidths). */
    public double dbm(int spreadingFactor, int bandwidthHz) {
        if ((this == SX1302 || this == SX1262) && (spreadingFactor == 5 || spreadingFactor == 6)) {
            return dbm(7, bandwidthHz) + DB_PER_SHORT_SF * (7 - spreadingFactor);
        } else if (spreadingFactor < 7 || spreadingFactor > 12) {
            return NEVER;
        }
        return switch (bandwidthHz) {
            case 125_000 -> at125[spreadingFactor - 7];
            case 250_000 -> at250[spreadingFactor - 7];
            case 500_000 -> at500[spreadingFactor - 7];
            default -> NEVER;
        };
    }

    /** The lowest power in dBm that is decoded at all. */
    double lowestDbm() {
        return Arrays.stream(at125).min().orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
