package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.device.Ears;
import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.phy.Modulation;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.sim.Kernel;

/** Devices and gateways listen to the air before they talk; how often, and how often in vain, is counted. */
final class ChannelSense implements Ears {
    private final Kernel kernel;
    private final Journey journey;
    private final int free;
    private final int busy;
    private final int gatewayFree;
    private final int gatewayBusy;
    private RadioMedium medium;
    private final long[] quietUntilUs;
    private long longestUs;

    ChannelSense(Kernel kernel, Journey journey, Labels labels, int gateways) {
        this.kernel = kernel;
        this.journey = journey;
        this.quietUntilUs = new long[gateways];
        this.free = labels.register("listenBeforeTalk.free");
        this.busy = labels.register("listenBeforeTalk.busy");
        this.gatewayFree = labels.register("listenBeforeTalk.gatewayFree");
        this.gatewayBusy = labels.register("listenBeforeTalk.gatewayBusy");
    }

    void connect(RadioMedium air) {
        medium = air;
        remember();
    }

    /** Somebody will listen like this; null: not at all. */
    void need(Lbt lbt) {
        if (lbt != null && lbt.senseUs() > longestUs) {
            longestUs = lbt.senseUs();
            remember();
        }
    }

    private void remember() {
        if (medium != null && longestUs > 0) {
            medium.rememberFrames(longestUs);
        }
    }

    @Override
    public boolean channelFree(int deviceIndex, long frequencyHz, Modulation modulation, Lbt lbt) {
        long nowUs = kernel.nowUs();
        double dbm = medium.heardByDeviceDbm(deviceIndex, frequencyHz, modulation.occupiedHz(), nowUs - lbt.senseUs());
        journey.count(dbm > lbt.thresholdDbm() ? busy : free, 1, nowUs);
        return dbm <= lbt.thresholdDbm();
    }

    /** Whether a gateway may send what it was ordered to send now: the channel stayed free, and the pause after its last frame is over. */
    boolean gatewayFree(DownlinkOrder order, Lbt lbt) {
        long nowUs = kernel.nowUs();
        double dbm = medium.heardByGatewayDbm(
                order.gatewayIndex(),
                order.frequencyHz(),
                order.dataRate().downlink().occupiedHz(),
                nowUs - lbt.senseUs());
        int gateway = order.gatewayIndex();
        boolean mayTalk = dbm <= lbt.thresholdDbm() && nowUs >= quietUntilUs[gateway];
        journey.count(mayTalk ? gatewayFree : gatewayBusy, 1, nowUs);
        if (mayTalk) {
            quietUntilUs[gateway] = nowUs + order.airtimeUs() + lbt.pauseUs();
        }
        return mayTalk;
    }
}
