package io.chirpsim.bridge;

import io.chirpsim.bridge.DownlinkEvent.State;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.ApplicationUplink.GatewayReception;
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
 * <p>The priority of a downlink is checked and not kept: a device's queue is first in, first out.
 */
public final class TheThingsStack implements Integration {
    private static final byte[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);

    private final Tenancy tenancy;
    private final VirtualDate dates;
    private final List<DeviceIdentity> devices;
    private final List<GatewayJson> gateways = new ArrayList<>();
    private final Draws correlationIds;
    private final Draws sessionKeyIds;
    private final TheThingsStackDownlinks downlinks;
    private final String topicStart;
    private final byte[] applicationIds;
    private final byte[] networkIds;
    private final byte[] scratch = new byte[16];
    private final JsonBytes json = new JsonBytes();

    /**
     * @param start date of virtual time 0
     * @param devices by device index
     * @param gateways by gateway index
     * @param streams where the opaque ids come from
     * @throws IllegalArgumentException if two devices have one name
     */
    public TheThingsStack(
            Tenancy tenancy,
            Instant start,
            List<DeviceIdentity> devices,
            List<GatewayIdentity> gateways,
            Streams streams) {
        this.tenancy = tenancy;
        this.dates = new VirtualDate(start);
        this.devices = devices;
        gateways.forEach(gateway -> this.gateways.add(new GatewayJson(gateway)));
        this.correlationIds = streams.draws(BridgePurpose.CORRELATION_ID);
        this.sessionKeyIds = streams.draws(BridgePurpose.SESSION_KEY_ID);
        this.topicStart = "v3/" + tenancy.uid() + "/devices/";
        this.downlinks = new TheThingsStackDownlinks(topicStart, devices);
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
    public String uplinkTopic(int deviceIndex) {
        return topic(deviceIndex, "/up");
    }

    @Override
    public String joinTopic(int deviceIndex) {
        return topic(deviceIndex, "/join");
    }

    @Override
    public String downlinkTopic(DownlinkEvent event) {
        return topic(event.downlink().deviceIndex(), "/down/" + word(event.state()));
    }

    @Override
    public List<String> downlinkFilters() {
        return List.of(topicStart + "+/down/push", topicStart + "+/down/replace");
    }

    @Override
    public DownlinkCommand parseDownlink(String topic, byte[] payload) {
        return downlinks.parse(topic, payload);
    }

    @Override
    public byte[] uplinkPayload(ApplicationUplink uplink) {
        DeviceIdentity device = devices.get(uplink.deviceIndex());
        envelope(device, uplink.devAddr());
        correlationId(device.devEui(), uplink.fCnt(), uplink.receivedUs());
        date("received_at", uplink.serverUs());
        json.key("uplink_message").put('{');
        sessionKeyId(device.devEui(), uplink.devAddr());
        frame(uplink.fPort(), uplink.fCnt(), uplink.frmPayload());
        receptions(uplink.receptions());
        settings(uplink);
        date("received_at", uplink.serverUs());
        confirmed(uplink.confirmed());
        duration("consumed_airtime", uplink.airtimeUs());
        json.key("network_ids").raw(networkIds).put('}');
        return end();
    }

    @Override
    public byte[] joinPayload(ApplicationJoin join) {
        DeviceIdentity device = devices.get(join.deviceIndex());
        envelope(device, join.devAddr());
        correlationId(device.devEui(), -1, join.acceptedUs());
        date("received_at", join.acceptedUs());
        json.key("join_accept").put('{');
        sessionKeyId(device.devEui(), join.devAddr());
        date("received_at", join.acceptedUs());
        json.put('}');
        return end();
    }

    @Override
    public byte[] downlinkPayload(DownlinkEvent event) {
        envelope(devices.get(event.downlink().deviceIndex()), event.devAddr());
        ownCorrelationId(event.downlink());
        date("received_at", event.atUs());
        json.key("downlink_" + word(event.state())).put('{');
        if (event.state() == State.FAILED) {
            json.key("downlink").put('{');
            downlink(event);
            json.put('}').key("error").put('{').key("namespace").text("pkg/networkserver");
            json.key("message_format").text(event.reason()).put('}');
        } else {
            downlink(event);
        }
        json.put('}');
        return end();
    }

    private void downlink(DownlinkEvent event) {
        ApplicationDownlink downlink = event.downlink();
        sessionKeyId(devices.get(downlink.deviceIndex()).devEui(), event.devAddr());
        frame(downlink.fPort(), event.fCnt(), downlink.frmPayload());
        confirmed(downlink.confirmed());
        json.key("priority").text("NORMAL");
        ownCorrelationId(downlink);
    }

    private void ownCorrelationId(ApplicationDownlink downlink) {
        if (!downlink.correlationId().isEmpty()) {
            json.key("correlation_ids").put('[').text(downlink.correlationId()).put(']');
        }
    }

    private String topic(int deviceIndex, String end) {
        return topicStart + devices.get(deviceIndex).deviceId() + end;
    }

    private static String word(State state) {
        return switch (state) {
            case QUEUED -> "queued";
            case SENT -> "sent";
            case ACKNOWLEDGED -> "ack";
            case NOT_ACKNOWLEDGED -> "nack";
            case FAILED -> "failed";
        };
    }

    private void envelope(DeviceIdentity device, int devAddr) {
        json.clear().put('{').key("end_device_ids").put('{').key("device_id").text(device.deviceId());
        json.key("application_ids").raw(applicationIds);
        json.key("dev_eui").hexText(device.devEui(), 16);
        json.key("join_eui").hexText(device.joinEui(), 16);
        json.key("dev_addr").hexText(devAddr, 8).put('}');
    }

    private byte[] end() {
        return json.raw(",\"simulated\":true}").copy();
    }

    private void frame(int fPort, long fCnt, byte[] frmPayload) {
        optionalNumber("f_port", fPort);
        optionalNumber("f_cnt", fCnt);
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
            json.key("snr").tenths(snrTenthsDb);
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

    private void correlationId(long devEui, long index, long us) {
        json.key("correlation_ids").raw("[\"gs:uplink:");
        long epochMs = dates.epochMs(us);
        for (int shift = 45; shift >= 0; shift -= 5) {
            json.put(CROCKFORD[(int) (epochMs >>> shift) & 31]);
        }
        base32(correlationIds.bits(devEui, 2 * index));
        base32(correlationIds.bits(devEui, 2 * index + 1));
        json.raw("\"]");
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
