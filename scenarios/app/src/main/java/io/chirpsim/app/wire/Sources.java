package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.LoggedUplink;
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
    }

    private final Kernel kernel;
    private final Journey journey;
    private final Outlet outlet;
    private final long durationUs;
    private final boolean realBytes;
    private final Draws first;
    private final Draws gap;
    private final Draws jitter;
    private final Draws payload;
    private final byte[][] zeros = new byte[256][];

    Sources(Scenario scenario, Kernel kernel, Streams streams, Journey journey, Outlet outlet, long durationUs) {
        this.kernel = kernel;
        this.journey = journey;
        this.outlet = outlet;
        this.durationUs = durationUs;
        this.realBytes = scenario.fidelity() == Fidelity.BYTES;
        this.first = streams.draws(WirePurpose.FIRST_MESSAGE);
        this.gap = streams.draws(WirePurpose.MESSAGE_GAP);
        this.jitter = streams.draws(WirePurpose.MESSAGE_JITTER);
        this.payload = streams.draws(WirePurpose.PAYLOAD);
    }

    /** Starts the application of a device. */
    void start(int index, PlacedDevice device, Recordings recordings) {
        Traffic traffic = device.group().traffic();
        SourceEvent source;
        if (traffic instanceof Traffic.Periodic periodic) {
            source = new PeriodicSource(index, device, periodic);
        } else if (traffic instanceof Traffic.Poisson poisson) {
            source = new PoissonSource(index, device, poisson);
        } else if (traffic instanceof Traffic.Pauses pauses) {
            source = new PausesSource(index, device, pauses);
        } else {
            source = new TraceSource(index, recordings.uplinks(device.group()).get(device.devEui()), recordings);
        }
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

    private byte[] drawnPayload(int length, long entity, int messageNumber) {
        if (!realBytes) {
            return zeros(length);
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i += 8) {
            long word = payload.bits(entity, (long) messageNumber << 5 | i >> 3);
            for (int j = i; j < Math.min(length, i + 8); j++) {
                bytes[j] = (byte) (word >>> 8 * (j - i));
            }
        }
        return bytes;
    }

    private byte[] zeros(int length) {
        if (length >= zeros.length) {
            return new byte[length];
        }
        if (zeros[length] == null) {
            zeros[length] = new byte[length];
        }
        return zeros[length];
    }

    /** A source whose payloads are drawn. */
    private abstract class DrawnSource extends SourceEvent {
        final long entity;
        private final short payloadBytes;
        private final short fPort;

        DrawnSource(int index, PlacedDevice device, int payloadBytes, int fPort) {
            super(kernel, durationUs, index);
            this.entity = device.entity();
            this.payloadBytes = (short) payloadBytes;
            this.fPort = (short) fPort;
        }

        @Override
        final void make(int number) {
            made(device(), drawnPayload(payloadBytes, entity, number), fPort, -1);
        }
    }

    private final class PeriodicSource extends DrawnSource {
        private final Traffic.Periodic traffic;

        PeriodicSource(int index, PlacedDevice device, Traffic.Periodic traffic) {
            super(index, device, traffic.payloadBytes(), traffic.fPort());
            this.traffic = traffic;
        }

        @Override
        long timeUs(int number) {
            long firstUs = traffic.firstWithinUs() == 0 ? 0 : first.uniformUs(traffic.firstWithinUs(), entity, 0);
            long delayUs = traffic.jitterUs() == 0 ? 0 : jitter.uniformUs(traffic.jitterUs(), entity, number);
            return firstUs + number * traffic.everyUs() + delayUs;
        }
    }

    private final class PoissonSource extends DrawnSource {
        private final Traffic.Poisson traffic;
        private long lastUs;

        PoissonSource(int index, PlacedDevice device, Traffic.Poisson traffic) {
            super(index, device, traffic.payloadBytes(), traffic.fPort());
            this.traffic = traffic;
        }

        @Override
        long timeUs(int number) {
            lastUs += Math.round(gap.exponential(traffic.meanUs(), entity, number));
            return lastUs;
        }
    }

    private final class PausesSource extends DrawnSource {
        private final Traffic.Pauses traffic;
        private long lastEndUs;

        PausesSource(int index, PlacedDevice device, Traffic.Pauses traffic) {
            super(index, device, traffic.payloadBytes(), traffic.fPort());
            this.traffic = traffic;
        }

        @Override
        long timeUs(int number) {
            long startUs = lastEndUs + Math.round(gap.exponential(traffic.meanUs(), entity, number));
            lastEndUs = startUs + outlet.airtimeUs(device(), traffic.fPort(), traffic.payloadBytes());
            return startUs;
        }
    }

    private final class TraceSource extends SourceEvent {
        private final List<LoggedUplink> uplinks;
        private final Recordings recordings;

        TraceSource(int index, List<LoggedUplink> uplinks, Recordings recordings) {
            super(kernel, durationUs, index);
            this.uplinks = uplinks;
            this.recordings = recordings;
        }

        @Override
        long timeUs(int number) {
            return number < uplinks.size() ? recordings.timeUs(uplinks.get(number)) : Long.MAX_VALUE;
        }

        @Override
        void make(int number) {
            LoggedUplink uplink = uplinks.get(number);
            byte[] bytes = realBytes ? uplink.payload() : zeros(uplink.payload().length);
            made(device(), bytes, uplink.fPort(), recordings.dataRate(uplink));
        }
    }
}
