package io.chirpsim.phy;

import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A whole {@link RadioMedium} for tests: devices by the power at which gateways hear them at {@link #EIRP_DBM}, frames at given microseconds,
 * and what the medium said of each.
 */
final class Air implements RadioListener {
    static final double EIRP_DBM = 14;
    static final double NOISE_FIGURE_DB = 6;
    static final long F1 = 868_100_000;
    static final long F2 = 868_300_000;
    static final int BYTES = 20;

    /** What became of an uplink; {@code loss} null if a gateway decoded it. */
    record Uplink(
            RadioCause loss,
            double lossStrengthDbm,
            List<Integer> gateways,
            List<Double> rssiDbm,
            List<Double> snrDb,
            long endUs) {}

    private record Key(Transmission downlink, int device) {}

    /** What became of a downlink; {@code loss} null if the device decoded it. */
    record Downlink(RadioCause loss, double rssiDbm, double snrDb, long endUs) {}

    final Kernel kernel = new Kernel();
    final List<Transmission> refusedByDevice = new ArrayList<>();
    private final RadioConfig config;
    private final List<GatewayRadio> gateways;
    private final LinkTable links = new LinkTable(4);
    private final Map<String, Integer> heardAndLost = new HashMap<>();
    private final Map<Transmission, Uplink> uplinks = new HashMap<>();
    private final Map<Transmission, Downlink> downlinks = new HashMap<>();
    private final Map<Key, Downlink> byDevice = new HashMap<>();
    private RadioMedium medium;
    private int devices;
    private boolean listening = true;
    private Surroundings around = Surroundings.NONE;

    Air(RadioConfig config, GatewayRadio... gateways) {
        this.config = config;
        this.gateways = List.of(gateways);
    }

    /** The default rules with so many gateways of one kind. */
    static Air of(GatewayModel model, Sensitivity sensitivity, int gateways) {
        return new Air(
                new RadioConfig(InterferenceMatrix.GOURSAUD, RadioConfig.DEFAULT_INTERFERER_FLOOR_DB),
                IntStream.range(0, gateways)
                        .mapToObj(g -> gateway(model, sensitivity))
                        .toArray(GatewayRadio[]::new));
    }

    static Air ofOneSx1301() {
        return of(GatewayModel.SX1301, Sensitivity.SX1301, 1);
    }

    static GatewayRadio gateway(GatewayModel model, Sensitivity sensitivity) {
        return new GatewayRadio(model, sensitivity, NOISE_FIGURE_DB, 0);
    }

    /** One more device, by the power at each gateway; NaN: no link. */
    int deviceHeardAt(double... rssiDbm) {
        links.addDevice();
        for (int gateway = 0; gateway < rssiDbm.length; gateway++) {
            if (!Double.isNaN(rssiDbm[gateway])) {
                links.addLink(gateway, EIRP_DBM - rssiDbm[gateway]);
            }
        }
        return devices++;
    }

    /** Foreign traffic; {@link #runUntil} then, since it never ends. */
    Air with(ForeignTraffic traffic) {
        return with(
                new Surroundings(new Streams(1, 0), d -> d, g -> ~g, FarLosses.NONE, Fading.NONE, List.of(traffic)));
    }

    Air with(Surroundings surroundings) {
        around = surroundings;
        return this;
    }

    Air runUntil(long us) {
        medium();
        kernel.runThrough(us);
        return this;
    }

    /** Devices do not open their receive windows. */
    void nobodyListens() {
        listening = false;
    }

    RadioMedium medium() {
        if (medium == null) {
            DeviceRadio device = new DeviceRadio(Sensitivity.SX1276, NOISE_FIGURE_DB);
            medium = new RadioMedium(kernel, config, gateways, links, around, index -> device, this);
        }
        return medium;
    }

    /** A device of its own sends, heard by gateway 0. */
    Transmission heardAt(double rssiDbm, int sf, long frequencyHz, long atUs) {
        return uplink(deviceHeardAt(rssiDbm), sf, frequencyHz, BYTES, atUs);
    }

    Transmission uplink(int device, int sf, long frequencyHz, int bytes, long atUs) {
        Transmission t = frame(device, LoraModulation.uplink(sf, 125_000), frequencyHz, bytes);
        at(atUs, () -> medium().uplink(t));
        return t;
    }

    Transmission uplink(int device, Modulation modulation, long frequencyHz, long atUs) {
        Transmission t = frame(device, modulation, frequencyHz, BYTES);
        at(atUs, () -> medium().uplink(t));
        return t;
    }

    Transmission downlink(int gateway, int device, int sf, long frequencyHz, int bytes, long atUs) {
        Transmission t = frame(gateway, LoraModulation.downlink(sf, 125_000), frequencyHz, bytes);
        at(atUs, () -> medium().downlink(t, device));
        return t;
    }

    static Transmission frame(int sender, Modulation modulation, long frequencyHz, int bytes) {
        return new Transmission(sender, modulation, 0, frequencyHz, EIRP_DBM, bytes, null, 0);
    }

    void at(long atUs, Runnable what) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.TRANSMISSION_START) {
                    @Override
                    public void happen() {
                        what.run();
                    }
                },
                atUs);
    }

    /** Lets everything happen. */
    Air run() {
        medium();
        while (kernel.nextUs() < Long.MAX_VALUE) {
            kernel.runThrough(kernel.nextUs());
        }
        return this;
    }

    /** What became of an uplink; null if the medium has said nothing of it. */
    Uplink of(Transmission uplink) {
        return uplinks.get(uplink);
    }

    /** Why an uplink was lost; null if it was decoded. */
    RadioCause loss(Transmission uplink) {
        return uplinks.get(uplink).loss;
    }

    /** What became of a downlink; null if the medium has said nothing of it. */
    Downlink ofDownlink(Transmission downlink) {
        return downlinks.get(downlink);
    }

    /** What became of a downlink at one of its devices; null if the medium has said nothing of it. */
    Downlink ofDownlink(Transmission downlink, int device) {
        return byDevice.get(new Key(downlink, device));
    }

    /** How many uplinks a gateway heard and lost for a cause. */
    int heardAndLost(int gateway, RadioCause cause) {
        return heardAndLost.getOrDefault(gateway + " " + cause, 0);
    }

    @Override
    public void onUplinkEnd(Transmission uplink, Receptions receptions) {
        int n = receptions.count();
        for (int i = 0; i < receptions.heardAndLost(); i++) {
            heardAndLost.merge(receptions.deafGateway(i) + " " + receptions.reason(i), 1, Integer::sum);
        }
        uplinks.put(
                uplink,
                new Uplink(
                        n > 0 ? null : receptions.loss(),
                        receptions.lossStrengthDbm(),
                        IntStream.range(0, n).mapToObj(receptions::gateway).toList(),
                        IntStream.range(0, n).mapToObj(receptions::rssiDbm).toList(),
                        IntStream.range(0, n).mapToObj(receptions::snrDb).toList(),
                        kernel.nowUs()));
    }

    @Override
    public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
        if (!listening) {
            refusedByDevice.add(downlink);
        }
        return listening;
    }

    @Override
    public void onDownlinkEnd(Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
        Downlink ended = new Downlink(loss, rssiDbm, snrDb, kernel.nowUs());
        downlinks.put(downlink, ended);
        byDevice.put(new Key(downlink, deviceIndex), ended);
    }
}
