package io.chirpsim.bridge;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.ApplicationUplink.GatewayReception;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.phy.FskModulation;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Modulation;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The MQTT integration of The Things Stack, version 3: topics {@code v3/{application}@{tenant}/devices/{device_id}/...} and JSON in the names
 * of its protocol buffers ({@code ApplicationUp}, {@code ApplicationUplink}, {@code RxMetadata}, {@code TxSettings},
 * {@code ApplicationDownlink}): empty, false and zero left out, bytes in base64, EUIs and addresses in upper-case hexadecimal, 64-bit
 * integers as strings, dates in virtual time.
 *
 * <p>As a gateway reports them, power is in whole dBm and the signal to noise ratio in tenths of a decibel (Semtech UDP protocol,
 * {@code rssi} and {@code lsnr}). Both {@code received_at} say when the network server passed the uplink on. Correlation ids are ULIDs made of
 * virtual time and a draw; session key ids are draws.
 *
 * <p>Facts from lorawan-stack 3.32: {@code down/sent} and {@code down/failed} follow the gateway's answer; {@code down/failed} also comes at
 * once for a downlink without FPort and for a device without a session; commands that are malformed otherwise, and those for devices it does
 * not know, get no answer. {@code down/invalidated} never goes out: a server that knows the application keys computes the queue anew when a
 * device joins. {@code up/normalized}, {@code location/solved} and {@code service/data} need services that are not simulated. A queued
 * downlink has no counter yet: the network gives it when it is sent.
 */
public final class TheThingsStack implements Integration {
    private static final byte[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);

    private final Tenancy tenancy;
    private final VirtualDate dates;
    private final List<DeviceIdentity> devices;
    private final List<GatewayJson> gateways = new ArrayList<>();
    private final Draws correlationIds;
    private final Draws sessionKeyIds;
    private final Decoding decoding;
    private final TheThingsStackDownlinks downlinks;
    private final String topicStart;
    private final byte[] applicationIds;
    private final byte[] networkIds;
    private final byte[] scratch = new byte[16];
    private final JsonBytes json = new JsonBytes();
    private long commands;

    /**
     * @param start date of virtual time 0
     * @param devices by device index
     * @param gateways by gateway index
     * @param streams where the opaque ids come from
     * @param decoding makes decoded payloads of bytes and back
     * @throws IllegalArgumentException if two devices have one name
     */
    public TheThingsStack(
            Tenancy tenancy,
            Instant start,
            List<DeviceIdentity> devices,
            List<GatewayIdentity> gateways,
            Streams streams,
            Decoding decoding) {
        this.tenancy = tenancy;
        this.dates = new VirtualDate(start);
        this.devices = devices;
        gateways.forEach(gateway -> this.gateways.add(new GatewayJson(gateway)));
        this.correlationIds = streams.draws(BridgePurpose.CORRELATION_ID);
        this.sessionKeyIds = streams.draws(BridgePurpose.SESSION_KEY_ID);
        this.topicStart = "v3/" + tenancy.uid() + "/devices/";
        this.decoding = decoding;
        this.downlinks = new TheThingsStackDownlinks(this, topicStart, devices, gateways);
        this.applicationIds = json.clear()
                .put('{')
                .key("application_id")
                .text(tenancy.application())
                .put('}')
                .copy();
        this.networkIds = networkIds();
    }

    private byte[] networkIds() {
        json.clear().put('{').key("net_id").hexText(tenancy.netId(), 6);
        optionalText("tenant_id", tenancy.tenant());
        optionalText("cluster_id", tenancy.cluster());
        return json.put('}').copy();
    }

    @Override
    public List<String> commandFilters() {
        return List.of(topicStart + "+/down/push", topicStart + "+/down/replace");
    }

    @Override
    public DownlinkCommand parse(String topic, byte[] payload, long nowUs) {
        return downlinks.parse(topic, payload, nowUs);
    }

    @Override
    public boolean needsSession() {
        return true;
    }

    /** A connection sees its own application only: {@code #}, {@code v3/#} and {@code v3/+/...} mean that. */
    @Override
    public String acceptedFilter(String asked) {
        if (asked.equals("#") || asked.equals("v3/#")) {
            return "v3/" + tenancy.uid() + "/#";
        }
        return asked.startsWith("v3/+/") ? "v3/" + tenancy.uid() + asked.substring(4) : asked;
    }

    @Override
    public Publication uplink(ApplicationUplink uplink) {
        DeviceIdentity device = devices.get(uplink.deviceIndex());
        envelope(device, uplink.devAddr());
        uplinkCorrelationId(device.devEui(), uplink.fCnt(), uplink.receivedUs());
        date("received_at", uplink.serverUs());
        json.key("uplink_message").put('{');
        sessionKeyId(device.devEui(), uplink.devAddr());
        frame(uplink.fPort(), uplink.fCnt(), uplink.frmPayload());
        decodedPayload(uplink);
        receptions(uplink.receptions());
        settings(uplink);
        date("received_at", uplink.serverUs());
        confirmed(uplink.confirmed());
        duration("consumed_airtime", uplink.airtimeUs());
        device.kind().version().ifPresent(this::version);
        json.key("network_ids").raw(networkIds).put('}');
        return end(uplink.deviceIndex(), "/up");
    }

    private void decodedPayload(ApplicationUplink uplink) {
        int mark = json.mark();
        json.key("decoded_payload");
        if (!decoding.write(uplink.deviceIndex(), uplink.fPort(), uplink.frmPayload(), json)) {
            json.rewind(mark);
        }
    }

    private void version(DeviceIdentity.Version version) {
        json.key("version_ids").put('{');
        optionalText("brand_id", version.brandId());
        optionalText("model_id", version.modelId());
        optionalText("hardware_version", version.hardwareVersion());
        optionalText("firmware_version", version.firmwareVersion());
        optionalText("band_id", version.bandId());
        json.put('}');
    }

    @Override
    public Publication join(ApplicationJoin join) {
        DeviceIdentity device = devices.get(join.deviceIndex());
        envelope(device, join.devAddr());
        uplinkCorrelationId(device.devEui(), -1, join.acceptedUs());
        date("received_at", join.acceptedUs());
        json.key("join_accept").put('{');
        sessionKeyId(device.devEui(), join.devAddr());
        date("received_at", join.acceptedUs());
        json.put('}');
        return end(join.deviceIndex(), "/join");
    }

    @Override
    public Optional<Publication> downlink(DownlinkEvent event) {
        if (event.what() instanceof DownlinkEvent.Queued) {
            return Optional.of(told(event, "queued", 0));
        } else if (event.what() instanceof DownlinkEvent.Answered answered) {
            return Optional.of(
                    answered.status() == TxStatus.OK
                            ? told(event, "sent", answered.fCnt())
                            : failed(event, answered.fCnt(), TheThingsStackError.TRANSMISSION));
        } else if (event.what() instanceof DownlinkEvent.Acknowledged acknowledged) {
            return Optional.of(told(event, "ack", acknowledged.fCnt()));
        } else if (event.what() instanceof DownlinkEvent.NotAcknowledged not) {
            context(event.downlink()).attempt++;
            return Optional.of(told(event, "nack", not.fCnt()));
        }
        return TheThingsStackError.of(((DownlinkEvent.Failed) event.what()).cause())
                .map(error -> failed(event, 0, error));
    }

    /** It keeps statuses for its own console. */
    @Override
    public Optional<Publication> status(DeviceStatus status) {
        return Optional.empty();
    }

    @Override
    public Optional<Publication> refused(RefusedUplink refused) {
        return Optional.empty();
    }

    @Override
    public Publication command(ApplicationDownlink downlink) {
        json.clear().raw("{\"downlinks\":[{\"f_port\":").number(downlink.fPort());
        frmPayload(downlink.frmPayload());
        confirmed(downlink.confirmed());
        json.key("priority").text(downlink.priority().name());
        if (!downlink.correlationId().isEmpty()) {
            json.key("correlation_ids").put('[').text(downlink.correlationId()).put(']');
        }
        return new Publication(
                topic(downlink.deviceIndex(), "/down/push"), json.raw("}]}").copy());
    }

    private Publication told(DownlinkEvent event, String word, long fCnt) {
        downlinkEnvelope(event);
        json.key("downlink_" + word).put('{');
        downlink(event, fCnt, word.equals("sent") ? Detail.AS_SENT : Detail.ALL);
        json.put('}');
        return end(event.downlink().deviceIndex(), "/down/" + word);
    }

    /** A downlink fails for this reason, with the counter it was sent with or 0. */
    Publication failed(DownlinkEvent event, long fCnt, TheThingsStackError error) {
        downlinkEnvelope(event);
        json.key("downlink_failed").put('{').key("downlink").put('{');
        downlink(event, fCnt, Detail.ALL);
        json.put('}').key("error").put('{').key("namespace").text(error.namespace);
        json.key("name").text(error.word);
        json.key("message_format").text(error.messageFormat);
        attributes(event, error);
        json.key("code").number(error.code).raw("}}");
        return end(event.downlink().deviceIndex(), "/down/failed");
    }

    private void attributes(DownlinkEvent event, TheThingsStackError error) {
        if (error == TheThingsStackError.TOO_LONG) {
            json.key("attributes").raw("{\"length\":").number(event.downlink().frmPayload().length);
            json.put('}');
        } else if (error == TheThingsStackError.MAX_RETRIES) {
            json.key("attributes").raw("{\"max_retries\":").number(context(event.downlink()).attempt - 1L);
            json.put('}');
        } else if (event.what() instanceof DownlinkEvent.Answered answered) {
            json.key("attributes")
                    .raw("{\"result\":")
                    .text(answered.status().name())
                    .put('}');
        }
    }

    private void downlinkEnvelope(DownlinkEvent event) {
        envelope(devices.get(event.downlink().deviceIndex()), event.devAddr());
        ownCorrelationIds(event.downlink());
        date("received_at", event.atUs());
    }

    /** What of a downlink is told: after sending, the server builds the message from the frame and knows no more than that. */
    private enum Detail {
        ALL,
        AS_SENT
    }

    private void downlink(DownlinkEvent event, long fCnt, Detail detail) {
        ApplicationDownlink downlink = event.downlink();
        if (event.devAddr() != 0) {
            sessionKeyId(devices.get(downlink.deviceIndex()).devEui(), event.devAddr());
        }
        frame(downlink.fPort(), fCnt, downlink.frmPayload());
        if (detail == Detail.ALL && context(downlink).decodedPayload != null) {
            json.key("decoded_payload").raw(context(downlink).decodedPayload);
        }
        confirmed(downlink.confirmed());
        if (detail == Detail.ALL) {
            classBc(downlink.wishes());
        }
        if (downlink.priority() != Priority.LOWEST) {
            json.key("priority").text(downlink.priority().name());
        }
        ownCorrelationIds(downlink);
        if (detail == Detail.ALL && downlink.confirmed()) {
            json.key("confirmed_retry").put('{').key("attempt").number(context(downlink).attempt);
            downlink.wishes().maxTries().ifPresent(tries -> json.key("max_attempts")
                    .number(tries));
            json.put('}');
        }
    }

    private void classBc(Wishes wishes) {
        if (wishes.gateways().isEmpty() && wishes.absoluteTimeUs().isEmpty()) {
            return;
        }
        json.key("class_b_c").put('{');
        if (!wishes.gateways().isEmpty()) {
            json.key("gateways").put('[');
            wishes.gateways().forEach(gateway -> json.element()
                    .put('{')
                    .raw(gateways.get(gateway).ids)
                    .put('}'));
            json.put(']');
        }
        wishes.absoluteTimeUs().ifPresent(us -> date("absolute_time", us));
        json.put('}');
    }

    private static TheThingsStackContext context(ApplicationDownlink downlink) {
        if (downlink.wishes().context() instanceof TheThingsStackContext context) {
            return context;
        }
        String id = downlink.correlationId();
        return new TheThingsStackContext(id.isEmpty() ? List.of() : List.of(id), null);
    }

    private void ownCorrelationIds(ApplicationDownlink downlink) {
        List<String> ids = context(downlink).correlationIds;
        if (!ids.isEmpty()) {
            json.key("correlation_ids").put('[');
            ids.forEach(id -> json.element().text(id));
            json.put(']');
        }
    }

    /** The id that the application server gives a command, besides the application's own. */
    String commandCorrelationId(int deviceIndex, long nowUs) {
        json.clear();
        ulid(devices.get(deviceIndex).devEui(), -2 - commands++, nowUs);
        return "as:downlink:" + new String(json.copy(), StandardCharsets.US_ASCII);
    }

    VirtualDate dates() {
        return dates;
    }

    Decoding decoding() {
        return decoding;
    }

    private String topic(int deviceIndex, String end) {
        return topicStart + devices.get(deviceIndex).deviceId() + end;
    }

    private void envelope(DeviceIdentity device, int devAddr) {
        json.clear().put('{').key("end_device_ids").put('{').key("device_id").text(device.deviceId());
        json.key("application_ids").raw(applicationIds);
        json.key("dev_eui").hexText(device.devEui(), 16);
        json.key("join_eui").hexText(device.joinEui(), 16);
        if (devAddr != 0) {
            json.key("dev_addr").hexText(devAddr, 8);
        }
        json.put('}');
    }

    private Publication end(int deviceIndex, String topicEnd) {
        return new Publication(
                topic(deviceIndex, topicEnd), json.raw(",\"simulated\":true}").copy());
    }

    private void frame(int fPort, long fCnt, byte[] frmPayload) {
        optionalNumber("f_port", fPort);
        optionalNumber("f_cnt", fCnt);
        frmPayload(frmPayload);
    }

    private void frmPayload(byte[] frmPayload) {
        if (frmPayload.length > 0) {
            json.key("frm_payload").base64Text(frmPayload, frmPayload.length);
        }
    }

    private void receptions(List<GatewayReception> receptions) {
        json.key("rx_metadata").put('[');
        for (int i = 0; i < receptions.size(); i++) {
            json.element();
            reception(receptions.get(i));
        }
        json.put(']');
    }

    private void reception(GatewayReception reception) {
        GatewayJson gateway = gateways.get(reception.gatewayIndex());
        long rssiDbm = Math.round(reception.rssiDbm());
        long snrTenthsDb = Math.round(10 * reception.snrDb());
        long counterUs = counterUs(reception);
        json.put('{').raw(gateway.ids);
        date("time", reception.receivedUs());
        optionalNumber("timestamp", counterUs);
        optionalNumber("rssi", rssiDbm);
        optionalNumber("channel_rssi", rssiDbm);
        if (snrTenthsDb != 0) {
            json.key("snr").decimal(snrTenthsDb, 1, 0);
        }
        json.raw(gateway.location);
        json.key("uplink_token").base64Text(gateway.token, gateway.tokenLength(counterUs));
        optionalNumber("channel_index", reception.channel());
        json.put('}');
    }

    /** A concentrator counts microseconds in 32 bits. */
    private static long counterUs(GatewayReception reception) {
        return reception.receivedUs() & 0xFFFFFFFFL;
    }

    private void settings(ApplicationUplink uplink) {
        json.key("settings").raw("{\"data_rate\":{");
        dataRate(uplink.modulation());
        json.raw("}}");
        json.key("frequency").put('"').number(uplink.frequencyHz()).put('"');
        if (!uplink.receptions().isEmpty()) {
            optionalNumber("timestamp", counterUs(uplink.receptions().get(0)));
        }
        json.put('}');
    }

    /** Protocol buffers leave out what is 0, such as LR-FHSS's modulation type. */
    private void dataRate(Modulation modulation) {
        if (modulation instanceof LoraModulation lora) {
            json.raw("\"lora\":{\"bandwidth\":").number(lora.bandwidthHz());
            json.key("spreading_factor").number(lora.spreadingFactor());
            json.key("coding_rate").raw("\"4/").number(4 + lora.codingRate()).put('"');
        } else if (modulation instanceof FskModulation fsk) {
            json.raw("\"fsk\":{\"bit_rate\":").number(fsk.bitRate());
        } else if (modulation instanceof LrFhssModulation lrFhss) {
            json.raw("\"lrfhss\":{\"operating_channel_width\":")
                    .number(lrFhss.width().nominalHz());
            json.key("coding_rate").text(lrFhss.codingRate().word());
        }
    }

    private void uplinkCorrelationId(long devEui, long index, long us) {
        json.key("correlation_ids").raw("[\"gs:uplink:");
        ulid(devEui, index, us);
        json.raw("\"]");
    }

    private void ulid(long devEui, long index, long us) {
        long epochMs = dates.epochMs(us);
        for (int shift = 45; shift >= 0; shift -= 5) {
            json.put(CROCKFORD[(int) (epochMs >>> shift) & 31]);
        }
        base32(correlationIds.bits(devEui, 2 * index));
        base32(correlationIds.bits(devEui, 2 * index + 1));
    }

    private void base32(long word) {
        for (int shift = 35; shift >= 0; shift -= 5) {
            json.put(CROCKFORD[(int) (word >>> shift) & 31]);
        }
    }

    private void sessionKeyId(long devEui, int devAddr) {
        putLong(sessionKeyIds.bits(devEui, 2L * devAddr), 0);
        putLong(sessionKeyIds.bits(devEui, 2L * devAddr + 1), 8);
        json.key("session_key_id").base64Text(scratch, 16);
    }

    private void putLong(long word, int at) {
        for (int i = 0; i < 8; i++) {
            scratch[at + i] = (byte) (word >>> 56 - 8 * i);
        }
    }

    private void confirmed(boolean confirmed) {
        if (confirmed) {
            json.key("confirmed").raw("true");
        }
    }

    private void date(String key, long us) {
        json.key(key);
        dates.write(us, json);
    }

    /** Seconds with no, three or six decimals, as protocol buffers print them. */
    private void duration(String key, long us) {
        json.key(key).put('"').number(us / 1_000_000);
        long fraction = us % 1_000_000;
        if (fraction % 1000 != 0) {
            json.put('.').padded(fraction, 6);
        } else if (fraction != 0) {
            json.put('.').padded(fraction / 1000, 3);
        }
        json.put('s').put('"');
    }

    private void optionalNumber(String key, long value) {
        if (value != 0) {
            json.key(key).number(value);
        }
    }

    private void optionalText(String key, String value) {
        if (!value.isEmpty()) {
            json.key(key).text(value);
        }
    }
}
