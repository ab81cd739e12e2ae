package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.region.AirtimePlan;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import java.util.ArrayList;
import java.util.List;

/** Finds gateway and receive window for a downlink, and keeps every gateway's plan. */
final class DownlinkPlanner {
    private static final long RX1_TO_RX2_US = 1_000_000;

    private final Region region;
    private final List<GatewayLink> links;
    private final List<AirtimePlan> plans = new ArrayList<>();

    DownlinkPlanner(ServerConfig config, List<GatewayLink> links) {
        this.region = config.region();
        this.links = links;
        int[] limitsPpm = region.dutyCyclesPpm();
        for (int i = 0; i < links.size(); i++) {
            plans.add(new AirtimePlan(config.dutyCycle(), limitsPpm));
        }
    }

    /** A receive window of one uplink. */
    record Window(long startUs, DataRate dataRate, long frequencyHz) {}

    /** Where and when a downlink can be sent; or why it cannot: then {@code gateway} is -1. */
    record Slot(int gateway, Window window, MacCause cause) {}

    Window rx1(DeviceSession session, long rx1DelayUs, int rx1DrOffset) {
        int dataRate = region.rx1DataRate(session.lastDataRate, rx1DrOffset);
        return new Window(
                session.lastEndUs + rx1DelayUs, region.dataRate(dataRate), region.downlinkHz(session.lastChannel));
    }

    /** RX1 after a join-request. */
    Window joinRx1(DeviceSession session, long rx1DelayUs) {
        int dataRate = region.rx1DataRate(session.lastDataRate, 0);
        return new Window(
                session.lastEndUs + rx1DelayUs, region.dataRate(dataRate), region.joinDownlinkHz(session.lastChannel));
    }

    Window rx2(DeviceSession session, long rx1DelayUs, int rx2DataRate) {
        return new Window(
                session.lastEndUs + rx1DelayUs + RX1_TO_RX2_US,
                region.dataRate(rx2DataRate),
                session.joinChannel < 0 ? region.rx2().frequencyHz() : region.joinRx2Hz(session.joinChannel));
    }

    /** Takes the first gateway, best first, that can send a frame of this length in the window. */
    Slot reserve(DeviceSession session, Window window, int phyPayloadBytes, long nowUs) {
        if (!region.dwell().admitsDownlink(window.dataRate().downlink(), phyPayloadBytes)) {
            return new Slot(-1, window, MacCause.DWELL_TIME);
        }
        long airtimeUs = window.dataRate().downlink().airtimeUs(phyPayloadBytes);
        double eirpDbm = region.downlinkEirpDbm(window.frequencyHz());
        int subBand = region.subBandIndex(window.frequencyHz(), eirpDbm);
        MacCause cause = MacCause.NO_RECEIVE_WINDOW;
        for (int place = 0, gateway; (gateway = session.gateway(place)) >= 0; place++) {
            AirtimePlan plan = plans.get(gateway);
            if (nowUs + links.get(gateway).maxDelayUs() > window.startUs()) {
                continue;
            }
            if (!plan.free(window.startUs(), airtimeUs)) {
                cause = later(cause, MacCause.GATEWAY_BUSY);
            } else if (!plan.allows(subBand, window.startUs(), airtimeUs)) {
                cause = MacCause.GATEWAY_DUTY_CYCLE;
            } else {
                plan.add(subBand, window.startUs(), airtimeUs, nowUs);
                return new Slot(gateway, window, null);
            }
        }
        return new Slot(-1, window, cause);
    }

    /** Tells the gateway of a slot what to send in it, in answer to the last uplink. */
    DownlinkOrder order(
            long nowUs, DeviceSession session, Slot slot, Object content, int bytes, long tag, ServerOut out) {
        Window window = slot.window();
        DownlinkOrder order = new DownlinkOrder(
                slot.gateway(),
                session.deviceIndex,
                window.startUs(),
                window.dataRate(),
                window.frequencyHz(),
                region.downlinkEirpDbm(window.frequencyHz()),
                content,
                bytes,
                tag,
                session.lastEndUs);
        out.transmit(order, nowUs);
        return order;
    }

    /** Of two causes the one that says more. */
    static MacCause later(MacCause a, MacCause b) {
        return a.ordinal() > b.ordinal() ? a : b;
    }
}
