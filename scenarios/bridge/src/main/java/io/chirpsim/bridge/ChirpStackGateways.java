package io.chirpsim.bridge;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.random.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What gateways and ChirpStack 4 say to each other over MQTT, with the marshaler {@code json} of the ChirpStack Gateway Bridge: topics
 * {@code {region}/gateway/{id}/event/up|stats|ack}, {@code .../command/down} and the retained {@code .../state/conn}; messages of {@code gw.proto} with
 * defaults left out, so that a gateway that is offline has no {@code state}, and dates in virtual time that end in {@code Z}.
 *
 * <p>A command has one item: the network server here chooses the receive window, it does not leave the second one to the gateway. Statistics
 * count from one message to the next; frames that a gateway could not decode are in none. A downlink that answers no uplink has the timing
 * {@code immediately}.
 */
public final class ChirpStackGateways {
    private final ChirpStackJson common;
    private final List<GatewayIdentity> gateways;
    private final Counts[] counts;
    private final String topicStart;
    private final JsonBytes json = new JsonBytes();

    /** What a gateway has done since its last statistics. */
    private static final class Counts {
        private int received;
        private int ordered;
        private int emitted;
        private final Map<Long, Integer> sentPerFrequency = new TreeMap<>();
        private final Map<Long, Integer> receivedPerFrequency = new TreeMap<>();
        private final Map<TxStatus, Integer> perStatus = new TreeMap<>();
    }

    /**
     * @param region name of the region, such as {@code "EU868"}
     * @param start date of virtual time 0
     * @param devices by device index
     * @param gateways by gateway index
     * @param streams where the opaque numbers come from; the same as of {@link ChirpStack}, so that the numbers agree
     */
    public ChirpStackGateways(
            String region,
            Instant start,
            List<DeviceIdentity> devices,
            List<GatewayIdentity> gateways,
            Streams streams) {
        this.common = new ChirpStackJson(start, devices, gateways, streams);
        this.gateways = gateways;
        this.topicStart = ChirpStack.regionConfigId(region) + "/gateway/";
        this.counts = new Counts[gateways.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new Counts();
        }
    }

    /** The connection begins: retained. */
    public Publication online(int gatewayIndex) {
        begin(gatewayIndex);
        json.key("state").text("ONLINE");
        return end(gatewayIndex, "state/conn");
    }

    /** The will of the gateway's client: retained. */
    public Publication offline(int gatewayIndex) {
        begin(gatewayIndex);
        return end(gatewayIndex, "state/conn");
    }

    /** The filter under which a gateway gets its commands. */
    public String commandFilter(int gatewayIndex) {
        return topic(gatewayIndex, "command/+");
    }

    /**
     * A gateway forwards a frame.
     *
     * @param channel index of its channel
     * @throws ClassCastException if the frame has no bytes, as with {@code fidelity: sizes}
     */
    public Publication up(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb, int channel) {
        Counts own = counts[gatewayIndex];
        own.received++;
        own.receivedPerFrequency.merge(frame.frequencyHz(), 1, Integer::sum);
        json.clear().put('{');
        phyPayload(frame.content());
        json.key("txInfo").put('{').key("frequency").number(frame.frequencyHz());
        common.uplinkModulation(frame.modulation(), json);
        json.put('}').key("rxInfo").put('{');
        common.gatewayId(gatewayIndex, json);
        common.uplinkId(gatewayIndex, frame.endUs(), frame.frequencyHz(), json);
        json.key("gwTime");
        common.dates.writeShort(frame.endUs(), "Z", json);
        json.key("rssi").number(Math.round(rssiDbm));
        long snrHundredthsDb = 25 * Math.round(4 * snrDb);
        if (snrHundredthsDb != 0) {
            json.key("snr").decimal(snrHundredthsDb, 2, 0);
        }
        if (channel != 0) {
            json.key("channel").number(channel);
        }
        common.context(frame.endUs(), json);
        json.key("crcStatus").text("CRC_OK").put('}');
        return end(gatewayIndex, "event/up");
    }

    /**
     * The network server tells a gateway to send.
     *
     * @throws ClassCastException if the frame has no bytes, as with {@code fidelity: sizes}
     */
    public Publication command(DownlinkOrder order) {
        counts[order.gatewayIndex()].ordered++;
        json.clear().put('{');
        common.downlinkId(order, json);
        json.key("items").put('[').put('{');
        phyPayload(order.content());
        common.downlinkTxInfo(order, json);
        json.raw("}]");
        common.gatewayId(order.gatewayIndex(), json);
        return end(order.gatewayIndex(), "command/down");
    }

    /** A gateway's answer to that. */
    public Publication ack(DownlinkOrder order, TxStatus status) {
        Counts own = counts[order.gatewayIndex()];
        own.perStatus.merge(status, 1, Integer::sum);
        if (status == TxStatus.OK) {
            own.emitted++;
            own.sentPerFrequency.merge(order.frequencyHz(), 1, Integer::sum);
        }
        begin(order.gatewayIndex());
        common.downlinkId(order, json);
        json.key("items").put('[').put('{');
        if (status != TxStatus.IGNORED) {
            json.key("status").text(status.name());
        }
        json.raw("}]");
        return end(order.gatewayIndex(), "event/ack");
    }

    /** What a gateway has done since the last call. */
    public Publication stats(int gatewayIndex, long nowUs) {
        Counts own = counts[gatewayIndex];
        counts[gatewayIndex] = new Counts();
        begin(gatewayIndex);
        json.key("time");
        common.dates.writeShort(nowUs, "Z", json);
        count("rxPacketsReceived", own.received);
        count("rxPacketsReceivedOk", own.received);
        count("txPacketsReceived", own.ordered);
        count("txPacketsEmitted", own.emitted);
        counts("txPacketsPerFrequency", own.sentPerFrequency);
        counts("rxPacketsPerFrequency", own.receivedPerFrequency);
        counts("txPacketsPerStatus", own.perStatus);
        return end(gatewayIndex, "event/stats");
    }

    private void count(String key, int value) {
        if (value != 0) {
            json.key(key).number(value);
        }
    }

    private void counts(String key, Map<?, Integer> values) {
        if (!values.isEmpty()) {
            json.key(key).put('{');
            values.forEach((name, value) -> json.key(name.toString()).number(value));
            json.put('}');
        }
    }

    private void phyPayload(Object content) {
        byte[] bytes = (byte[]) content;
        json.key("phyPayload").base64Text(bytes, bytes.length);
    }

    private void begin(int gatewayIndex) {
        json.clear().put('{');
        common.gatewayId(gatewayIndex, json);
    }

    private Publication end(int gatewayIndex, String topicEnd) {
        return new Publication(topic(gatewayIndex, topicEnd), json.put('}').copy());
    }

    private String topic(int gatewayIndex, String end) {
        return topicStart
                + String.format(Locale.ROOT, "%016x", gateways.get(gatewayIndex).eui())
                + "/" + end;
    }
}
