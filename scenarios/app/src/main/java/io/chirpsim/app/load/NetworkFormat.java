package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Adr;
import io.chirpsim.app.scenario.Backhaul;
import io.chirpsim.app.scenario.BackhaulProtocol;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DownlinkGateway;
import io.chirpsim.app.scenario.DownlinkScheduling;
import io.chirpsim.app.scenario.DownlinkWindows;
import io.chirpsim.app.scenario.DutyCycleRule;
import io.chirpsim.app.scenario.FrameLengths;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.NetworkChannels;
import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.app.scenario.NetworkSettings.Downlink;
import java.util.List;
import java.util.Optional;

/** The network server and the way to it. */
final class NetworkFormat {
    static final Section<Backhaul> BACKHAUL = backhaul();
    static final Section<NetworkSettings> SECTION = network();

    private NetworkFormat() {}

    private static Section<Backhaul> backhaul() {
        Section.Builder<Backhaul> b = Section.of("The way between a gateway and the network server.");
        Field<Long> latency = b.optional(
                "latency", Shapes.time(), Defaults.BACKHAUL.latencyUs(), Backhaul::latencyUs, "Shortest time one way.");
        Field<Long> jitter = b.optional(
                "jitter", Shapes.time(), Defaults.BACKHAUL.jitterUs(), Backhaul::jitterUs, "Up to so much longer.");
        Field<Double> loss =
                b.optional("loss", Shapes.share(), Defaults.BACKHAUL.loss(), Backhaul::loss, "Share of messages lost.");
        Field<Integer> buffer = b.optional(
                "buffer",
                buffer(),
                Defaults.BACKHAUL.buffer(),
                Backhaul::buffer,
                "Uplinks that a gateway keeps during an outage and sends when it is over: none, or such as 1000 packets.");
        Field<BackhaulProtocol> protocol = b.optional(
                "protocol",
                Shapes.word(BackhaulProtocol.class),
                Defaults.BACKHAUL.protocol(),
                Backhaul::protocol,
                "What it speaks, for the volume.");
        return b.build(
                (v, at) -> new Backhaul(v.get(latency), v.get(jitter), v.get(loss), v.get(buffer), v.get(protocol)));
    }

    private static Scalar<Integer> buffer() {
        String allowed = "allowed: none, or a number of packets from 1 to 1000000, such as 1000 packets";
        return new Scalar<>(
                allowed,
                (text, at) -> {
                    if (text.equals("none")) {
                        return 0;
                    }
                    if (!text.matches("[1-9][0-9]{0,5} packets|1000000 packets")) {
                        throw Shapes.wrong(text, allowed);
                    }
                    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
                },
                packets -> packets == 0 ? "none" : packets + " packets",
                node -> node.put("type", "string").put("pattern", "^(none|[1-9][0-9]* packets)$"));
    }

    /** A network that a scenario does not describe; what follows from other sections still does. */
    static NetworkSettings unwritten(Values around) {
        Cursor here = around.here();
        return SECTION.read(
                new Cursor(here.reading(), new Tree.Mapping(here.tree().mark(), List.of()), "network", around));
    }

    private static Integer rx2Of(Values v) {
        Optional<MqttSettings> mqtt = v.get(ScenarioFormat.MQTT);
        String region = v.get(ScenarioFormat.REGION);
        return mqtt == null || region == null
                ? null
                : Defaults.rx2DataRateOf(mqtt, v.here().reading().regions().region(region));
    }

    private static Section<NetworkSettings> network() {
        Section.Builder<NetworkSettings> b = Section.of("The network server and the way to it.");
        Field<Long> dedup = b.optional(
                "dedupWindow",
                Shapes.time(),
                Defaults.DEDUP_WINDOW_US,
                NetworkSettings::dedupWindowUs,
                "How long it waits for copies of an uplink from other gateways.");
        Field<Long> rx1Delay = b.derived(
                "rx1Delay",
                rx1Delay(),
                GatewayFormat.ifRead(v -> v.get(ScenarioFormat.MQTT), Defaults::rx1DelayUsOf),
                "1 s; with the-things-stack 5 s",
                NetworkSettings::rx1DelayUs,
                "From the end of an uplink to RX1; RX2 opens 1 s later.");
        Field<Integer> offset = b.optional(
                "rx1DrOffset",
                Shapes.whole(0, 7),
                Defaults.RX1_DR_OFFSET,
                NetworkSettings::rx1DrOffset,
                "RX1DROffset: RX1 is so many data rates below the uplink.");
        Field<Integer> rx2 = b.derived(
                "rx2",
                rx2(),
                NetworkFormat::rx2Of,
                "that of the region, DR0 in EU868; with the-things-stack that of its frequency plan, DR3 in EU868",
                NetworkSettings::rx2DataRate,
                "The second receive window.");
        Field<Backhaul> backhaul = b.optional(
                "backhaul", BACKHAUL, Defaults.BACKHAUL, NetworkSettings::backhaul, "The way from every gateway.");
        Field<Downlink> downlink = b.optional(
                "downlink", downlink(), Defaults.DOWNLINK, NetworkSettings::downlink, "How the network server sends.");
        Field<DutyCycleRule> dutyCycle = b.optional(
                "gatewayDutyCycle",
                Shapes.word(DutyCycleRule.class),
                Defaults.DUTY_CYCLE,
                NetworkSettings::gatewayDutyCycle,
                "How gateways keep the duty cycle.");
        Field<FrameLengths> frames = b.optional(
                "frames",
                Shapes.word(FrameLengths.class),
                Defaults.FRAMES,
                NetworkSettings::frames,
                "How many bytes data frames count on the air, both ways.");
        Field<Optional<NetworkChannels>> channels = b.maybe(
                "channels",
                NetworkChannelsFormat.SHAPE,
                NetworkSettings::channels,
                "Uplink channels it uses and tells its devices. Default: what is usual in the region.");
        Field<Adr> adr = b.optional(
                "adr",
                AdrFormat.SHAPE,
                Defaults.ADR,
                NetworkSettings::adr,
                "Adaptive data rate: how it chooses data rate and power of end-devices.");
        Field<Long> status = b.optional(
                "deviceStatus",
                deviceStatus(),
                Defaults.DEVICE_STATUS_EVERY_US,
                NetworkSettings::deviceStatusEveryUs,
                "When it asks end-devices for battery and link (DevStatusReq).",
                network -> network.deviceStatusEveryUs() > 0);
        Field<Integer> deviceDutyCycle = b.optional(
                "deviceDutyCycle",
                Shapes.whole(0, 15),
                Defaults.DEVICE_DUTY_CYCLE,
                NetworkSettings::deviceDutyCycle,
                "MaxDCycle of DutyCycleReq: end-devices send at most 1 / 2^this of the time; 0: no such limit.",
                network -> network.deviceDutyCycle() > 0);
        return b.build((v, at) -> new NetworkSettings(
                v.get(dedup),
                v.get(rx1Delay),
                v.get(offset),
                v.get(rx2),
                v.get(backhaul),
                v.get(downlink),
                v.get(dutyCycle),
                v.get(frames),
                v.get(channels),
                v.get(adr),
                v.get(status),
                v.get(deviceDutyCycle)));
    }

    private static Section<Long> deviceStatus() {
        Section.Builder<Long> b = Section.of("When it asks end-devices how they are.");
        Field<Long> every = b.required(
                "every",
                Shapes.time(),
                value -> value,
                "With the first uplink after so long, such as 1 day; 0 s: never.");
        return b.build((v, at) -> v.get(every));
    }

    /** RXTimingSetupReq carries 1 to 15 whole seconds. */
    private static Scalar<Long> rx1Delay() {
        String allowed = "allowed: whole seconds from 1 s to 15 s";
        Scalar<Long> time = Shapes.time();
        return new Scalar<>(
                allowed,
                (text, at) -> {
                    long us = time.parse(text, at);
                    if (us < 1_000_000 || us > 15_000_000 || us % 1_000_000 != 0) {
                        throw Shapes.wrong(text, allowed);
                    }
                    return us;
                },
                time::write,
                node -> node.setAll(time.schema()));
    }

    private static Section<Integer> rx2() {
        Section.Builder<Integer> b = Section.of("The second receive window.");
        Field<Integer> dataRate =
                b.required("dataRate", DataRates.downlink(), value -> value, "Its data rate, such as DR0.");
        return b.build((v, at) -> v.get(dataRate));
    }

    private static Section<Downlink> downlink() {
        Section.Builder<Downlink> b = Section.of("How the network server sends.");
        Field<Integer> maxQueued = b.optional(
                "maxQueued",
                Shapes.whole(1, 1_000_000),
                Defaults.DOWNLINK.maxQueued(),
                Downlink::maxQueued,
                "Messages that may wait for one end-device.");
        Field<DownlinkWindows> windows = b.optional(
                "windows",
                Shapes.word(DownlinkWindows.class),
                Defaults.DOWNLINK.windows(),
                Downlink::windows,
                "Receive windows it uses.");
        Field<Boolean> crc = b.optional(
                "crc",
                Shapes.flag(),
                Defaults.DOWNLINK.crc(),
                Downlink::crc,
                "Whether downlinks carry a CRC of the payload; LoRaWAN's do not.");
        Field<DownlinkScheduling> scheduling = b.optional(
                "scheduling",
                Shapes.word(DownlinkScheduling.class),
                Defaults.DOWNLINK.scheduling(),
                Downlink::scheduling,
                "Who decides what a gateway can send: the network server beforehand, or the gateway's queue when the order arrives.");
        Field<DownlinkGateway> choice = b.optional(
                "gatewayChoice",
                Shapes.word(DownlinkGateway.class),
                Defaults.DOWNLINK.gatewayChoice(),
                Downlink::gatewayChoice,
                "Which gateway is asked first: that of the best SNR, or one drawn among those with 10 dB of margin.");
        return b.build((v, at) ->
                new Downlink(v.get(maxQueued), v.get(windows), v.get(crc), v.get(scheduling), v.get(choice)));
    }
}
