package io.chirpsim.lorawan.network;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.device.DeviceOut;
import io.chirpsim.lorawan.device.EndDevice;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Transmission;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** All end-devices on the calendar and on the air. A device gets its wake-up event when it first asks for one. */
final class DeviceNodes implements DeviceOut {
    private final Kernel kernel;
    private final Journey journey;
    private final DataRateLabels labels;
    private final int acknowledged;
    private final MacCounts counts;
    private EndDevice[] devices = new EndDevice[16];
    private WakeUp[] wakeUps = new WakeUp[16];
    private int count;
    private RadioMedium medium;
    private IntConsumer joins = device -> {};

    /** @param acknowledged registered label of what counts acknowledged messages */
    DeviceNodes(Kernel kernel, Journey journey, DataRateLabels labels, int acknowledged, MacCounts counts) {
        this.kernel = kernel;
        this.journey = journey;
        this.labels = labels;
        this.acknowledged = acknowledged;
        this.counts = counts;
    }

    /** Tells somebody of each device that has joined. */
    void onJoin(IntConsumer listener) {
        joins = listener;
    }

    void connect(RadioMedium air) {
        medium = air;
    }

    void add(EndDevice device) {
        if (count == devices.length) {
            devices = Arrays.copyOf(devices, count + (count >> 1));
            wakeUps = Arrays.copyOf(wakeUps, devices.length);
        }
        devices[count++] = device;
    }

    int count() {
        return count;
    }

    EndDevice device(int index) {
        return devices[index];
    }

    @Override
    public void transmit(
            EndDevice device, DataRate dataRate, long frequencyHz, Object content, int phyPayloadBytes, long tag) {
        if (tag != 0) {
            journey.reached(tag, Stage.SOURCE, kernel.nowUs());
        }
        medium.uplink(new Transmission(
                        device.index(),
                        dataRate.uplink(),
                        labels.label(dataRate),
                        frequencyHz,
                        device.eirpDbm(),
                        phyPayloadBytes,
                        content,
                        tag)
                .hopping(device.hops()));
    }

    @Override
    public void wakeAt(EndDevice device, long atUs) {
        int index = device.index();
        if (wakeUps[index] == null) {
            wakeUps[index] = new WakeUp(device);
        }
        kernel.reschedule(wakeUps[index], atUs);
    }

    @Override
    public void finished(EndDevice device, long tag, long nowUs) {
        journey.released(tag, nowUs);
    }

    /** Counted by when the message was made, as deliveries are. */
    @Override
    public void acknowledged(EndDevice device, AppMessage message, long nowUs) {
        journey.count(acknowledged, 1, message.createdUs());
    }

    @Override
    public void lost(EndDevice device, long tag, MacCause cause, long nowUs) {
        journey.lost(tag, cause, 0, nowUs);
    }

    @Override
    public void joined(EndDevice device, long nowUs) {
        joins.accept(device.index());
    }

    @Override
    public void received(EndDevice device, DataFrame frame, long tag, long nowUs) {}

    @Override
    public void counted(EndDevice device, MacCount what, long nowUs) {
        counts.count(what, nowUs);
    }

    private final class WakeUp extends SimEvent {
        private final EndDevice device;

        WakeUp(EndDevice device) {
            super(DeviceNodes.this.kernel, EventKind.WAKE_UP);
            this.device = device;
        }

        @Override
        public void happen() {
            device.onTimeout(DeviceNodes.this.kernel.nowUs(), DeviceNodes.this);
        }
    }
}
