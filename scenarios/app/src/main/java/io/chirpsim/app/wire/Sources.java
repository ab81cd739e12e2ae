package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.bridge.LoggedUplink;
import io.chirpsim.bridge.codec.EncodedPayload;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.flow.AppMessage;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Journey;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.Kernel;
import java.util.List;

/** The applications in the devices: when each makes a message, and what is in it. */
final class Sources {
    /** Where a message goes. */
    interface Outlet {
        /**
         * @param dataRate index to send with, or -1 for the device's own
         */
        void send(int device, AppMessage message, int fPort, int dataRate);

        /** How long a frame of the device with so many bytes of payload is on the air, in microseconds. */
        long airtimeUs(int device, int fPort, int payloadBytes);

        /** Whether a device is switched on by now; before, its application makes nothing. */
        boolean isOn(int device);

        /** What the battery of a device still holds of what it can hold, 0 to 1. */
        double batteryShare(int device, long nowUs);

        /** Where a device is: degrees, or metres above the ground. */
        double coordinate(int device, ValueModel.Axis axis);
    }

    private final Kernel kernel;
    private final Journey journey;
    private final Outlet outlet;
    private final Recordings recordings;
    private final Payloads payloads;
    private final Arrivals arrivals;
    private final Draws sensorValues;

    Sources(Scenario scenario, Kernel kernel, Streams streams, Journey journey, Outlet outlet, Recordings recordings) {
        this.kernel = kernel;
        this.journey = journey;
        this.outlet = outlet;
        this.recordings = recordings;
        this.payloads = new Payloads(scenario, streams);
        this.arrivals = new Arrivals(streams, recordings.start(), recordings.durationUs());
        this.sensorValues = streams.draws(WirePurpose.SENSOR_VALUE);
    }

    /** Starts the application of a device. */
    void start(int index, PlacedDevice device) {
        SourceEvent source = device.group().traffic() instanceof Traffic.Made made
                ? new MadeSource(index, device, made)
                : new TraceSource(
                        index, device, recordings.uplinks(device.group()).get(device.devEui()));
        source.start();
    }

    private void made(int device, byte[] bytes, int fPort, int dataRate) {
        if (!outlet.isOn(device)) {
            return;
        }
        long nowUs = kernel.nowUs();
        long id = journey.created(Direction.UPLINK, device, nowUs);
        outlet.send(device, new AppMessage(id, device, nowUs, bytes), fPort, dataRate);
    }

    private SensorValues values(int index, PlacedDevice device) {
        SensorValues.Self self = new SensorValues.Self() {
            @Override
            public double batteryShare(long nowUs) {
                return outlet.batteryShare(index, nowUs);
            }

            @Override
            public double coordinate(ValueModel.Axis axis, long nowUs) {
                return outlet.coordinate(index, axis);
            }
        };
        return new SensorValues(device.profile().values(), recordings.start(), sensorValues, device.entity(), self);
    }

    /** Messages that the simulation makes up. */
    private final class MadeSource extends SourceEvent {
        private final PlacedDevice placed;
        private final Traffic.Made traffic;
        private final SensorValues values;
        private final ArrivalTimes times;

        MadeSource(int index, PlacedDevice placed, Traffic.Made traffic) {
            super(kernel, recordings.durationUs(), index);
            this.placed = placed;
            this.traffic = traffic;
            this.values = payloads.needValues(placed, traffic) ? values(index, placed) : null;
            this.times = arrivals.of(placed, traffic, traffic instanceof Traffic.Pauses ? airtimeUs() : 0, values);
        }

        private long airtimeUs() {
            if (traffic.payloadBytes() != Traffic.FROM_CODEC) {
                return outlet.airtimeUs(device(), traffic.fPort(), traffic.payloadBytes());
            }
            PayloadCodec codec = placed.profile().codec().orElseThrow();
            return outlet.airtimeUs(device(), codec.uplinkPort(), codec.mostUplinkBytes());
        }

        @Override
        long timeUs(int number) {
            return times.timeUs(number);
        }

        @Override
        void make(int number) {
            if (values != null) {
                values.moveTo(kernel.nowUs(), number);
            }
            EncodedPayload payload = payloads.of(placed, traffic, number, values);
            made(device(), payload.bytes(), payload.fPort(), -1);
        }
    }

    private final class TraceSource extends SourceEvent {
        private final PlacedDevice placed;
        private final List<LoggedUplink> uplinks;

        TraceSource(int index, PlacedDevice placed, List<LoggedUplink> uplinks) {
            super(kernel, recordings.durationUs(), index);
            this.placed = placed;
            this.uplinks = uplinks;
        }

        @Override
        long timeUs(int number) {
            return number < uplinks.size() ? recordings.timeUs(uplinks.get(number)) : Long.MAX_VALUE;
        }

        @Override
        void make(int number) {
            LoggedUplink uplink = uplinks.get(number);
            made(device(), payloads.recorded(placed, uplink.payload()), uplink.fPort(), recordings.dataRate(uplink));
        }
    }
}
