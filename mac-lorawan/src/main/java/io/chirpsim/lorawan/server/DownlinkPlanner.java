package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.region.AirtimePlan;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import java.util.ArrayList;
import java.util.List;

/** Finds gateway and receive window for a downlink, and keeps every gateway's plan. */
final class DownlinkPlanner {
    private static final long RX1_TO_RX2_US = 1_000_000;

    /** How far ahead a time is looked for, in steps: a gateway that must stay silent for longer is asked again later. */
    private static final long HORIZON_US = 5_000_000;

    private static final long STEP_US = 10_000;

    /** So long ahead a frame is ordered that shall go as soon as possible, where gateways decide: the packet forwarder's margin for such frames. */
    private static final long SOON_US = 1_000_000;

    private final Region region;
    private final boolean gatewaysDecide;
    private final List<GatewayLink> links;
    private final List<AirtimePlan> plans = new ArrayList<>();

    DownlinkPlanner(ServerConfig config, List<GatewayLink> links) {
        this.region = config.region();
        this.gatewaysDecide = config.downlinks().gatewaysDecide();
        this.links = links;
        int[] limitsPpm = region.dutyCyclesPpm();
        for (int i = 0; i < links.size(); i++) {
            plans.add(new AirtimePlan(config.dutyCycle(), limitsPpm));
        }
    }

    /** A receive window of one uplink. */
    record Window(long startUs, DataRate dataRate, long frequencyHz) {
        /** The same at another time. */
        Window at(long otherUs) {
            return new Window(otherUs, dataRate, frequencyHz);
        }
    }

    /** A window at a time of one's own. */
    Window window(long startUs, int dataRate, long frequencyHz) {
        return new Window(startUs, region.dataRate(dataRate), frequencyHz);
    }

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
    Slot reserve(Candidates gateways, Window window, int phyPayloadBytes, long nowUs) {
        if (!region.dwell().admitsDownlink(window.dataRate().downlink(), phyPayloadBytes)) {
            return new Slot(-1, window, MacCause.DWELL_TIME);
        }
        if (gatewaysDecide) {
            return new Slot(window.startUs() > nowUs ? gateways.gateway(0) : -1, window, MacCause.NO_RECEIVE_WINDOW);
        }
        long airtimeUs = window.dataRate().downlink().airtimeUs(phyPayloadBytes);
        double eirpDbm = region.downlinkEirpDbm(window.frequencyHz());
        int subBand = region.subBandIndex(window.frequencyHz(), eirpDbm);
        MacCause cause = MacCause.NO_RECEIVE_WINDOW;
        for (int place = 0, gateway; (gateway = gateways.gateway(place)) >= 0; place++) {
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

    /** Takes the first time, and for it the best gateway, at which a frame of this length can be sent; see {@link #HORIZON_US}. */
    Slot reserveSoon(Candidates gateways, Window earliest, int phyPayloadBytes, long nowUs) {
        if (gateways.gateway(0) < 0) {
            return new Slot(-1, earliest, MacCause.NO_RECEIVE_WINDOW);
        }
        long delayUs = links.get(gateways.gateway(0)).maxDelayUs();
        long fromUs = Math.max(earliest.startUs(), nowUs + delayUs + (gatewaysDecide ? SOON_US : 0));
        Slot slot = new Slot(-1, earliest, MacCause.NO_RECEIVE_WINDOW);
        for (long startUs = fromUs; startUs < fromUs + HORIZON_US && slot.gateway() < 0; startUs += STEP_US) {
            slot = reserve(gateways, earliest.at(startUs), phyPayloadBytes, nowUs);
        }
        return slot;
    }

    /** Longest time until the best gateway of a device has an order. */
    long delayUs(DeviceSession session) {
        return session.gateway(0) < 0 ? 0 : links.get(session.gateway(0)).maxDelayUs();
    }

    /** Takes the first time from then on at which one gateway can send a frame; -1 if there is none up to the horizon. */
    long reserveAt(int gateway, Window earliest, int phyPayloadBytes, long nowUs) {
        long airtimeUs = earliest.dataRate().downlink().airtimeUs(phyPayloadBytes);
        int subBand = subBand(earliest.frequencyHz());
        long fromUs = Math.max(earliest.startUs(), nowUs + links.get(gateway).maxDelayUs());
        for (long startUs = fromUs; startUs < fromUs + HORIZON_US; startUs += STEP_US) {
            if (take(gateway, subBand, startUs, airtimeUs, nowUs)) {
                return startUs;
            }
        }
        return -1;
    }

    /** Takes exactly this time of one gateway if it can. */
    boolean takeAt(int gateway, Window window, int phyPayloadBytes, long nowUs) {
        long airtimeUs = window.dataRate().downlink().airtimeUs(phyPayloadBytes);
        return nowUs + links.get(gateway).maxDelayUs() <= window.startUs()
                && take(gateway, subBand(window.frequencyHz()), window.startUs(), airtimeUs, nowUs);
    }

    private boolean take(int gateway, int subBand, long startUs, long airtimeUs, long nowUs) {
        AirtimePlan plan = plans.get(gateway);
        boolean can = plan.free(startUs, airtimeUs) && plan.allows(subBand, startUs, airtimeUs);
        if (can) {
            plan.add(subBand, startUs, airtimeUs, nowUs);
        }
        return can;
    }

    /** All gateways send a beacon then; nothing else may come in its way. */
    void reserveBeacon(long frequencyHz, long startUs, long airtimeUs, long nowUs) {
        plans.forEach(plan -> plan.add(subBand(frequencyHz), startUs, airtimeUs, nowUs));
    }

    /** Frequency of an address's ping slots. */
    long pingHz(int beaconTime, int devAddr) {
        return BeaconPlan.of(region)
                .orElseThrow(() -> new IllegalStateException("no class B in " + region.name()))
                .pingHz(beaconTime, devAddr);
    }

    private int subBand(long frequencyHz) {
        return region.subBandIndex(frequencyHz, region.downlinkEirpDbm(frequencyHz));
    }

    /** Tells the gateway of a slot what to send in it, without an uplink before. */
    DownlinkOrder push(long nowUs, int deviceIndex, Slot slot, Object content, int bytes, long tag, ServerOut out) {
        DownlinkOrder order = order(deviceIndex, slot, content, bytes, tag);
        out.transmit(order, nowUs);
        return order;
    }

    /** What the gateway of a slot shall send in it, without an uplink before. */
    DownlinkOrder order(int deviceIndex, Slot slot, Object content, int bytes, long tag) {
        Window window = slot.window();
        return new DownlinkOrder(
                slot.gateway(),
                deviceIndex,
                window.startUs(),
                window.dataRate(),
                window.frequencyHz(),
                region.downlinkEirpDbm(window.frequencyHz()),
                content,
                bytes,
                tag,
                -1);
    }

    /** What the gateway of a slot shall send of a frame that another has refused. */
    DownlinkOrder order(Slot slot, int deviceIndex, Attempt attempt) {
        Window window = slot.window();
        return new DownlinkOrder(
                slot.gateway(),
                deviceIndex,
                window.startUs(),
                window.dataRate(),
                window.frequencyHz(),
                region.downlinkEirpDbm(window.frequencyHz()),
                attempt.content,
                attempt.bytes,
                attempt.tag(),
                attempt.order.uplinkEndUs());
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
