package io.chirpsim.lorawan.network;

import io.chirpsim.lorawan.DeviceClass;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.classb.BeaconFrame;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Transmission;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Beacons: all gateways send the same bytes at the same microsecond of GPS time, 1.5 ms after a period begins, in order that their signals add up
 * (LoRaWAN L2 1.0.4, section 13; what a gateway could say of itself is left empty). A device hears the strongest gateway that is up. There are
 * beacons only where there are devices of class B.
 */
final class BeaconNode {
    /** What the radio carries instead of a message's id. */
    static final long TAG = Long.MIN_VALUE;

    /** Beacons are promised so many periods ahead: ping slots are looked for in two. */
    private static final int PERIODS_AHEAD = 4;

    private final Kernel kernel;
    private final DataRateLabels labels;
    private final Region region;
    private final ServerNode server;
    private final DeviceNodes devices;
    private final PingSlots slots;
    private final int gateways;
    private final List<Integer> members = new ArrayList<>();
    private RadioMedium medium;

    BeaconNode(
            Kernel kernel,
            DataRateLabels labels,
            Region region,
            ServerNode server,
            DeviceNodes devices,
            PingSlots slots,
            int gateways) {
        this.kernel = kernel;
        this.labels = labels;
        this.region = region;
        this.server = server;
        this.devices = devices;
        this.slots = slots;
        this.gateways = gateways;
    }

    void connect(RadioMedium air) {
        medium = air;
    }

    void listens(int deviceIndex, Listening listening) {
        if (listening.deviceClass() == DeviceClass.C) {
            devices.device(deviceIndex).listens(listening);
            return;
        }
        devices.device(deviceIndex).listens(listening, plan(), slots);
        members.add(deviceIndex);
        if (members.size() == 1) {
            begin();
        }
    }

    private BeaconPlan plan() {
        return BeaconPlan.of(region)
                .orElseThrow(() -> new IllegalArgumentException("class B is not known in " + region.name()));
    }

    private void begin() {
        long firstUs = slots.periods().nextStartUs(kernel.nowUs());
        for (int i = 0; i < PERIODS_AHEAD; i++) {
            reserve(firstUs + i * BeaconPeriods.PERIOD_US);
        }
        new Period(firstUs).plan();
    }

    private void reserve(long periodUs) {
        BeaconPlan plan = plan();
        long frequencyHz = plan.beaconHz(slots.periods().beaconTime(periodUs));
        long airtimeUs = plan.modulation().airtimeUs(plan.bytes());
        server.reserveBeacon(frequencyHz, periodUs + BeaconPeriods.BEACON_DELAY_US, airtimeUs);
    }

    private void send(long periodUs) {
        BeaconPlan plan = plan();
        int time = slots.periods().beaconTime(periodUs);
        long frequencyHz = plan.beaconHz(time);
        LoraModulation modulation = plan.modulation();
        byte[] bytes = new BeaconFrame(time, 0, 0).bytes(plan.spreadingFactor());
        int label = labels.label(region.dataRate(plan.beacon().dataRate()));
        double eirpDbm = region.downlinkEirpDbm(frequencyHz);
        List<List<Integer>> hearers = hearers();
        for (int gateway = 0; gateway < gateways; gateway++) {
            if (!medium.silent(gateway)) {
                Transmission beacon =
                        new Transmission(gateway, modulation, label, frequencyHz, eirpDbm, bytes.length, bytes, TAG);
                int[] of = hearers.get(gateway).stream().mapToInt(i -> i).toArray();
                medium.downlink(beacon.inStep(periodUs + 1), of);
            }
        }
    }

    /** By gateway the devices that hear it best of those that send. */
    private List<List<Integer>> hearers() {
        List<List<Integer>> hearers = new ArrayList<>();
        for (int gateway = 0; gateway < gateways; gateway++) {
            hearers.add(new ArrayList<>());
        }
        for (int device : members) {
            int best = medium.strongestGateway(device, gateway -> !medium.silent(gateway));
            if (best >= 0) {
                hearers.get(best).add(device);
            }
        }
        return hearers;
    }

    /** A beacon has ended at a device that listened to it. */
    void onEnd(Transmission beacon, int deviceIndex, RadioCause loss) {
        if (loss == null) {
            devices.device(deviceIndex).onBeacon(beacon.startUs(), kernel.nowUs(), devices);
        }
    }

    private final class Period extends SimEvent {
        private long startUs;

        Period(long startUs) {
            super(BeaconNode.this.kernel, EventKind.TRANSMISSION_START);
            this.startUs = startUs;
        }

        void plan() {
            BeaconNode.this.kernel.schedule(this, startUs + BeaconPeriods.BEACON_DELAY_US);
        }

        @Override
        public void happen() {
            for (int device : members) {
                devices.device(device).onBeaconPeriod(startUs, devices);
            }
            send(startUs);
            reserve(startUs + PERIODS_AHEAD * BeaconPeriods.PERIOD_US);
            startUs += BeaconPeriods.PERIOD_US;
            plan();
        }
    }
}
