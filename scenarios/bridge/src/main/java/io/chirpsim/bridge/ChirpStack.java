package io.chirpsim.bridge;

import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.ApplicationUplink.GatewayReception;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The MQTT integration of ChirpStack, version 4: topics {@code application/{id}/device/{devEui}/event/...} and {@code .../command/down}, JSON in
 * the mapping of protocol buffers: camel case, bytes in base64, EUIs in lower-case hexadecimal, dates in virtual time with the offset
 * {@code +00:00}.
 *
 * <p>As the source of ChirpStack 4 has it, the events themselves ({@code integration.proto}) are written with every scalar field, zero and false
 * included, while the messages of the gateways inside them ({@code gw.proto}) leave defaults out. Fields without a value, such as {@code object}
 * without a codec, are absent from both.
 *
 * <p>A confirmed downlink is sent once: an uplink that does not acknowledge it ends it with {@code acknowledged: false}. Commands that it cannot
 * carry out get no answer, a line in the server's log aside; payloads that are too long and downlinks that expired in the queue are told as
 * events {@code log} when their turn comes. UUIDs and numbers of frames are draws. {@code time} is the gateway's time of the first copy for
 * uplinks, the server's for everything else.
 */
public final class ChirpStack implements Integration {
    private final Tenancy tenancy;
    private final List<DeviceIdentity> devices;
    private final List<GatewayIdentity> gateways;
    private final Decoding decoding;
    private final ChirpStackJson common;
    private final ChirpStackCommands commands;
    private final Draws deduplicationIds;
    private final String topicStart;
    private final String regionConfigId;
    private final JsonBytes json = new JsonBytes();

    /**
     * @param region name of the region, such as {@code "EU868"}
     * @param start date of virtual time 0
     * @param devices by device index
     * @param gateways by gateway index
     * @param streams where the opaque ids come from
     * @param decoding makes objects of bytes and back
     */
    public ChirpStack(
            Tenancy tenancy,
            String region,
            Instant start,
            List<DeviceIdentity> devices,
            List<GatewayIdentity> gateways,
            Streams streams,
            Decoding decoding) {
        this.tenancy = tenancy;
        this.devices = devices;
        this.gateways = gateways;
        this.decoding = decoding;
        this.common = new ChirpStackJson(start, devices, gateways, streams);
        this.topicStart = "application/" + tenancy.application() + "/device/";
        this.commands = new ChirpStackCommands(
                topicStart, devices, decoding, common.dates, streams.draws(BridgePurpose.QUEUE_ITEM_ID));
        this.deduplicationIds = streams.draws(BridgePurpose.DEDUPLICATION_ID);
        this.regionConfigId = regionConfigId(region);
    }

    /** The name that ChirpStack's own configuration files give a region, such as {@code eu868}; of regions with sub-bands the first. */
    static String regionConfigId(String region) {
        String name = region.toLowerCase(Locale.ROOT).replace('-', '_');
        return switch (name) {
            case "us915", "au915", "cn470" -> name + "_0";
            case "as923_1" -> "as923";
            default -> name;
        };
    }

    @Override
    public List<String> commandFilters() {
        return List.of(topicStart + "+/command/+");
    }

    @Override
    public DownlinkCommand parse(String topic, byte[] payload, long nowUs) {
        return commands.parse(topic, payload);
    }

    @Override
    public Publication command(ApplicationDownlink downlink) {
        return commands.write(downlink, topic(downlink.deviceIndex(), "/command/down"));
    }

    @Override
    public boolean needsSession() {
        return false;
    }

    @Override
    public String acceptedFilter(String asked) {
        return asked;
    }

    @Override
    public Publication uplink(ApplicationUplink uplink) {
        long timeUs = uplink.receptions().isEmpty()
                ? uplink.serverUs()
                : uplink.receptions().get(0).receivedUs();
        json.clear().put('{');
        deduplicationId(uplink.deviceIndex(), uplink.serverUs());
        time("time", timeUs);
        deviceInfo(uplink.deviceIndex());
        json.key("devAddr").lowerHexText(uplink.devAddr(), 8);
        json.key("adr").raw(String.valueOf(uplink.adr()));
        json.key("dr").number(uplink.dataRate());
        json.key("fCnt").number(uplink.fCnt());
        json.key("fPort").number(uplink.fPort());
        json.key("confirmed").raw(String.valueOf(uplink.confirmed()));
        json.key("data").base64Text(uplink.frmPayload(), uplink.frmPayload().length);
        object(uplink);
        json.key("rxInfo").put('[');
        uplink.receptions().forEach(reception -> rxInfo(uplink, reception));
        json.put(']').key("txInfo").put('{').key("frequency").number(uplink.frequencyHz());
        common.uplinkModulation(uplink.modulation(), json);
        json.put('}').key("regionConfigId").text(regionConfigId);
        return end(uplink.deviceIndex(), "up");
    }

    private void object(ApplicationUplink uplink) {
        int mark = json.mark();
        json.key("object");
        if (!decoding.write(uplink.deviceIndex(), uplink.fPort(), uplink.frmPayload(), json)) {
            json.rewind(mark);
        }
    }

    private void rxInfo(ApplicationUplink uplink, GatewayReception reception) {
        json.element().put('{');
        common.gatewayId(reception.gatewayIndex(), json);
        common.uplinkId(reception.gatewayIndex(), uplink.receivedUs(), uplink.frequencyHz(), json);
        time("gwTime", reception.receivedUs());
        time("nsTime", reception.arrivedUs());
        json.key("rssi").number(Math.round(reception.rssiDbm()));
        long snrHundredthsDb = 25 * Math.round(4 * reception.snrDb());
        if (snrHundredthsDb != 0) {
            json.key("snr").decimal(snrHundredthsDb, 2, 1);
        }
        if (reception.channel() != 0) {
            json.key("channel").number(reception.channel());
        }
        location(gateways.get(reception.gatewayIndex()));
        common.context(reception.receivedUs(), json);
        json.key("crcStatus").text("CRC_OK").put('}');
    }

    private void location(GatewayIdentity gateway) {
        json.key("location").put('{');
        degrees("latitude", gateway.latitudeDeg());
        degrees("longitude", gateway.longitudeDeg());
        if (gateway.altitudeM() != 0) {
            json.key("altitude").number(gateway.altitudeM()).raw(".0");
        }
        json.put('}');
    }

    /** Seven decimals, a centimetre. */
    private void degrees(String key, double deg) {
        long parts = Math.round(deg * 1e7);
        if (parts != 0) {
            json.key(key).decimal(parts, 7, 1);
        }
    }

    @Override
    public Publication join(ApplicationJoin join) {
        begin(join.deviceIndex(), join.acceptedUs());
        json.key("devAddr").lowerHexText(join.devAddr(), 8);
        json.key("regionConfigId").text(regionConfigId);
        return end(join.deviceIndex(), "join");
    }

    @Override
    public Optional<Publication> status(DeviceStatus status) {
        begin(status.deviceIndex(), status.atUs());
        json.key("margin").number(status.marginDb());
        json.key("externalPowerSource").raw(String.valueOf(status.battery() == 0));
        json.key("batteryLevelUnavailable").raw(String.valueOf(status.battery() == 255));
        json.key("batteryLevel").raw(percent(status.battery()));
        return Optional.of(end(status.deviceIndex(), "status"));
    }

    /** A level of 1 to 254 in percent as a 32-bit float, in the fewest digits that mean it; not {@code Float.toString}, which changed in Java 19. */
    private static String percent(int battery) {
        if (battery == 0 || battery == 255) {
            return "0.0";
        }
        float level = battery / 254.0f * 100.0f;
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = new BigDecimal(level).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.floatValue() == level) {
                return rounded.scale() <= 0 ? rounded.toBigInteger() + ".0" : rounded.toPlainString();
            }
        }
    }

    @Override
    public Optional<Publication> refused(RefusedUplink refused) {
        int device = refused.deviceIndex();
        return Optional.of(
                switch (refused.why()) {
                    case F_CNT_REPLAYED -> log(
                            device,
                            refused.atUs(),
                            "WARNING",
                            "UPLINK_F_CNT_RETRANSMISSION",
                            "Uplink was flagged as re-transmission / frame-counter did not increment");
                    case JOIN_MIC -> log(
                            device,
                            refused.atUs(),
                            "ERROR",
                            "UPLINK_MIC",
                            "MIC of join-request is invalid, make sure keys are correct");
                    case DEV_NONCE -> log(device, refused.atUs(), "ERROR", "OTAA", "DevNonce has already been used");
                });
    }

    private Publication log(int device, long atUs, String level, String code, String description) {
        beginLog(device, atUs, level, code, description);
        deduplicationId(device, atUs, "deduplication_id");
        json.put('}');
        return end(device, "log");
    }

    private void beginLog(int device, long atUs, String level, String code, String description) {
        json.clear().put('{');
        time("time", atUs);
        deviceInfo(device);
        json.key("level").text(level).key("code").text(code).key("description").text(description);
        json.key("context").put('{');
    }

    @Override
    public Optional<Publication> downlink(DownlinkEvent event) {
        if (event.what() instanceof DownlinkEvent.Answered answered) {
            return Optional.of(
                    answered.status() == TxStatus.OK ? txAck(event, answered) : gatewayError(event, answered.status()));
        } else if (event.what() instanceof DownlinkEvent.Acknowledged acknowledged) {
            return Optional.of(ack(event, "true", acknowledged.fCnt()));
        } else if (event.what() instanceof DownlinkEvent.NotAcknowledged not) {
            return Optional.of(ack(event, "false", not.fCnt()));
        } else if (event.what() instanceof DownlinkEvent.Failed failed) {
            return failed(event, failed.cause());
        }
        return Optional.empty();
    }

    private Publication txAck(DownlinkEvent event, DownlinkEvent.Answered answered) {
        int device = event.downlink().deviceIndex();
        json.clear().put('{');
        common.downlinkId(answered.order(), json);
        time("time", event.atUs());
        deviceInfo(device);
        json.key("queueItemId").text(event.downlink().correlationId());
        json.key("fCntDown").number(answered.fCnt());
        common.gatewayId(answered.order().gatewayIndex(), json);
        common.downlinkTxInfo(answered.order(), json);
        return end(device, "txack");
    }

    private Publication ack(DownlinkEvent event, String acknowledged, long fCnt) {
        int device = event.downlink().deviceIndex();
        begin(device, event.atUs());
        json.key("queueItemId").text(event.downlink().correlationId());
        json.key("acknowledged").raw(acknowledged);
        json.key("fCntDown").number(fCnt);
        return end(device, "ack");
    }

    private Publication gatewayError(DownlinkEvent event, TxStatus status) {
        int device = event.downlink().deviceIndex();
        beginLog(device, event.atUs(), "ERROR", "DOWNLINK_GATEWAY", status.name());
        json.put('}');
        return end(device, "log");
    }

    /** What no gateway could send in time is told as the gateway's refusal that it would have been. */
    private Optional<Publication> failed(DownlinkEvent event, Cause cause) {
        if (!(cause instanceof MacCause mac)) {
            return Optional.empty();
        }
        return switch (mac) {
            case PAYLOAD_TOO_LONG -> Optional.of(discarded(
                    event,
                    "DOWNLINK_PAYLOAD_SIZE",
                    "Device queue-item discarded because it exceeds the max. payload size"));
            case NO_RECEIVE_WINDOW -> Optional.of(gatewayError(event, TxStatus.TOO_LATE));
            case GATEWAY_BUSY -> Optional.of(gatewayError(event, TxStatus.COLLISION_PACKET));
            case GATEWAY_DUTY_CYCLE -> Optional.of(gatewayError(event, TxStatus.DUTY_CYCLE_OVERFLOW));
            case DOWNLINK_EXPIRED -> Optional.of(
                    discarded(event, "EXPIRED", "Device queue-item discarded because it has expired"));
            default -> Optional.empty();
        };
    }

    private Publication discarded(DownlinkEvent event, String code, String description) {
        int device = event.downlink().deviceIndex();
        beginLog(device, event.atUs(), "ERROR", code, description);
        if (code.equals("DOWNLINK_PAYLOAD_SIZE")) {
            json.key("item_size")
                    .put('"')
                    .number(event.downlink().frmPayload().length)
                    .put('"');
        }
        json.key("queue_item_id").text(event.downlink().correlationId()).put('}');
        return end(device, "log");
    }

    private void begin(int device, long atUs) {
        json.clear().put('{');
        deduplicationId(device, atUs);
        time("time", atUs);
        deviceInfo(device);
    }

    private Publication end(int device, String event) {
        return new Publication(topic(device, "/event/" + event), json.put('}').copy());
    }

    private String topic(int device, String end) {
        return topicStart
                + String.format(Locale.ROOT, "%016x", devices.get(device).devEui())
                + end;
    }

    private void time(String key, long us) {
        json.key(key);
        common.dates.writeShort(us, "+00:00", json);
    }

    /** One per uplink: what the server does with it happens in one instant. */
    private void deduplicationId(int device, long serverUs) {
        deduplicationId(device, serverUs, "deduplicationId");
    }

    private void deduplicationId(int device, long serverUs, String key) {
        long devEui = devices.get(device).devEui();
        json.key(key)
                .uuidText(deduplicationIds.bits(devEui, 2 * serverUs), deduplicationIds.bits(devEui, 2 * serverUs + 1));
    }

    private void deviceInfo(int index) {
        DeviceIdentity device = devices.get(index);
        json.key("deviceInfo").put('{');
        uuidOf("tenantId", "tenant/" + tenancy.tenant());
        json.key("tenantName").text(tenancy.tenant());
        json.key("applicationId").text(tenancy.application());
        json.key("applicationName").text(tenancy.application());
        uuidOf("deviceProfileId", "profile/" + device.kind().profile());
        json.key("deviceProfileName").text(device.kind().profile());
        json.key("deviceName").text(device.deviceId());
        json.key("devEui").lowerHexText(device.devEui(), 16);
        json.key("deviceClassEnabled")
                .raw("\"CLASS_")
                .put(device.kind().deviceClass())
                .put('"');
        json.key("tags").raw("{}}");
    }

    /** The same name has the same UUID in every run. */
    private void uuidOf(String key, String name) {
        json.key(key).uuidText(Streams.hash(name), Streams.hash(name + "#"));
    }
}
