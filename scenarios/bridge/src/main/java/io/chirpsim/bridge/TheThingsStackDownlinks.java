package io.chirpsim.bridge;

import static io.chirpsim.bridge.CommandJson.absent;
import static io.chirpsim.bridge.CommandJson.brief;
import static io.chirpsim.bridge.CommandJson.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.bridge.CommandJson.Malformed;
import io.chirpsim.bridge.DownlinkCommand.Fault;
import io.chirpsim.bridge.DownlinkCommand.Rejected;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code down/push} and {@code down/replace} as The Things Stack does: names in snake or camel case, unknown names ignored, bytes in the
 * standard or the URL alphabet of base64, with or without padding; one wrong downlink refuses the whole message. Fields of
 * {@code decoded_payload} win over {@code frm_payload}. Deviation: FPorts 225 to 255 are refused, no class of device here takes them.
 */
final class TheThingsStackDownlinks {
    /** {@code MaxRetryAttempts} of the application server. */
    private static final int MAX_TRIES = 32;

    private static final int MAX_CORRELATION_ID = 100;
    private static final String PUSH = "/down/push";
    private static final String REPLACE = "/down/replace";

    private final TheThingsStack stack;
    private final String topicStart;
    private final Map<String, Integer> deviceIndex = new HashMap<>();
    private final Map<String, Integer> gatewayIndex = new HashMap<>();

    /** @throws IllegalArgumentException if two devices have one name */
    TheThingsStackDownlinks(
            TheThingsStack stack, String topicStart, List<DeviceIdentity> devices, List<GatewayIdentity> gateways) {
        this.stack = stack;
        this.topicStart = topicStart;
        for (int i = 0; i < devices.size(); i++) {
            if (deviceIndex.put(devices.get(i).deviceId(), i) != null) {
                throw new IllegalArgumentException(
                        "two devices are called '" + devices.get(i).deviceId() + "'");
            }
        }
        for (int i = 0; i < gateways.size(); i++) {
            gatewayIndex.put(gateways.get(i).gatewayId(), i);
        }
    }

    DownlinkCommand parse(String topic, byte[] payload, long nowUs) {
        boolean push = topic.endsWith(PUSH);
        int end = topic.length() - (push ? PUSH : REPLACE).length();
        if (!topic.startsWith(topicStart) || !push && !topic.endsWith(REPLACE) || end < topicStart.length()) {
            return rejected(Fault.TOPIC, "'" + brief(topic) + "' is not a topic for downlinks");
        }
        String name = topic.substring(topicStart.length(), end);
        Integer device = deviceIndex.get(name);
        if (device == null) {
            return rejected(Fault.DEVICE, "no device is called '" + brief(name) + "'");
        }
        try {
            List<ApplicationDownlink> downlinks = downlinks(device, CommandJson.object(payload), nowUs);
            if (downlinks.stream().anyMatch(downlink -> downlink.fPort() == 0)) {
                return withoutPort(downlinks, nowUs);
            }
            return push ? new DownlinkCommand.Push(device, downlinks) : new DownlinkCommand.Replace(device, downlinks);
        } catch (Malformed malformed) {
            return malformed.rejected();
        }
    }

    private static Rejected rejected(Fault fault, String reason) {
        return new Rejected(fault, reason, List.of());
    }

    /** The one fault of a command that the stack tells the application: all of its downlinks fail. */
    private Rejected withoutPort(List<ApplicationDownlink> downlinks, long nowUs) {
        List<Publication> answers = downlinks.stream()
                .map(downlink -> stack.failed(
                        new DownlinkEvent(downlink, 0, nowUs, new DownlinkEvent.Queued()),
                        0,
                        TheThingsStackError.NO_F_PORT))
                .toList();
        return new Rejected(Fault.F_PORT, "f_port is 0 or missing, it must be 1 to 223", answers);
    }

    private List<ApplicationDownlink> downlinks(int device, JsonNode message, long nowUs) throws Malformed {
        JsonNode list = message.path("downlinks");
        if (!list.isArray()) {
            throw new Malformed(Fault.JSON, "'downlinks' is " + (list.isMissingNode() ? "missing" : "not a list"));
        }
        List<ApplicationDownlink> downlinks = new ArrayList<>(list.size());
        String own = stack.commandCorrelationId(device, nowUs);
        for (int i = 0; i < list.size(); i++) {
            try {
                downlinks.add(downlink(device, list.get(i), own));
            } catch (Malformed malformed) {
                throw malformed.in("downlinks[" + i + "]");
            }
        }
        return List.copyOf(downlinks);
    }

    private ApplicationDownlink downlink(int device, JsonNode item, String own) throws Malformed {
        if (!item.isObject()) {
            throw new Malformed(Fault.JSON, "not a JSON object");
        }
        int fPort = CommandJson.fPort(field(item, "f_port", "fPort"), "f_port", port -> port == 0);
        List<String> ids = correlationIds(field(item, "correlation_ids", "correlationIds"));
        JsonNode decoded = field(item, "decoded_payload", "decodedPayload");
        byte[] bytes = CommandJson.bytes(field(item, "frm_payload", "frmPayload"), "frm_payload");
        return new ApplicationDownlink(
                0,
                device,
                fPort,
                absent(decoded) ? bytes : encoded(device, fPort, decoded),
                CommandJson.flag(item.path("confirmed"), "confirmed"),
                ids.isEmpty() ? "" : ids.get(0),
                priority(item.path("priority")),
                Long.MAX_VALUE,
                wishes(item, new TheThingsStackContext(with(ids, own), absent(decoded) ? null : json(decoded))));
    }

    private byte[] encoded(int device, int fPort, JsonNode decoded) throws Malformed {
        if (!decoded.isObject()) {
            throw new Malformed(Fault.JSON, "decoded_payload is not a JSON object");
        }
        Optional<byte[]> bytes = stack.decoding().encode(device, fPort, decoded);
        if (bytes.isEmpty()) {
            throw new Malformed(Fault.CODEC, "no payload formatter of the device makes bytes of decoded_payload");
        }
        return CommandJson.requireShort(bytes.get(), "decoded_payload");
    }

    private static byte[] json(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> with(List<String> ids, String own) {
        List<String> all = new ArrayList<>(ids);
        all.add(own);
        return all;
    }

    private Wishes wishes(JsonNode item, TheThingsStackContext context) throws Malformed {
        JsonNode classBc = field(item, "class_b_c", "classBC");
        JsonNode time = field(classBc, "absolute_time", "absoluteTime");
        Optional<Long> atUs =
                absent(time) ? Optional.empty() : Optional.of(CommandJson.date(time, "absolute_time", stack.dates()));
        JsonNode tries = field(field(item, "confirmed_retry", "confirmedRetry"), "max_attempts", "maxAttempts");
        return new Wishes(atUs, gateways(classBc.path("gateways")), maxTries(tries), context);
    }

    private List<Integer> gateways(JsonNode list) throws Malformed {
        List<Integer> gateways = new ArrayList<>();
        for (JsonNode item : list) {
            JsonNode id = field(field(item, "gateway_ids", "gatewayIds"), "gateway_id", "gatewayId");
            Integer index = gatewayIndex.get(id.asText());
            if (index == null) {
                throw new Malformed(Fault.FIELD, "no gateway is called '" + brief(id.asText()) + "'");
            }
            gateways.add(index);
        }
        return List.copyOf(gateways);
    }

    private static Optional<Integer> maxTries(JsonNode value) throws Malformed {
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > MAX_TRIES) {
            throw new Malformed(
                    Fault.FIELD, "max_attempts is " + brief(value.toString()) + ", it must be 1 to " + MAX_TRIES);
        }
        return Optional.of(value.intValue());
    }

    /** The first one is the default of the protocol buffer. */
    private static Priority priority(JsonNode value) throws Malformed {
        if (absent(value)) {
            return Priority.LOWEST;
        }
        for (Priority priority : Priority.values()) {
            boolean named = value.isTextual() && value.textValue().equals(priority.name());
            if (named || value.isInt() && value.intValue() == priority.ordinal()) {
                return priority;
            }
        }
        throw new Malformed(Fault.FIELD, "priority is " + brief(value.toString()) + ", it must be LOWEST to HIGHEST");
    }

    private static List<String> correlationIds(JsonNode value) throws Malformed {
        List<String> ids = new ArrayList<>();
        if (absent(value)) {
            return ids;
        }
        if (!value.isArray()) {
            throw new Malformed(Fault.FIELD, "correlation_ids is not a list");
        }
        for (JsonNode id : value) {
            if (!id.isTextual() || id.textValue().length() > MAX_CORRELATION_ID) {
                throw new Malformed(
                        Fault.FIELD,
                        "correlation_ids holds " + brief(id.toString()) + ", which is not a string of up to "
                                + MAX_CORRELATION_ID + " characters");
            }
            ids.add(id.textValue());
        }
        return ids;
    }
}
