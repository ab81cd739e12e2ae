package io.chirpsim.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chirpsim.bridge.DownlinkCommand.Rejected;
import io.chirpsim.lorawan.ApplicationDownlink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code down/push} and {@code down/replace} as The Things Stack does: names in snake or camel case, unknown names ignored, bytes in the
 * standard or the URL alphabet of base64, with or without padding; one wrong downlink refuses the whole message.
 */
final class TheThingsStackDownlinks {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final Set<String> PRIORITIES =
            Set.of("LOWEST", "LOW", "BELOW_NORMAL", "NORMAL", "ABOVE_NORMAL", "HIGH", "HIGHEST");
    private static final int MAX_F_PORT = 223;
    private static final int MAX_QUOTED = 60;
    private static final String PUSH = "/down/push";
    private static final String REPLACE = "/down/replace";

    private final String topicStart;
    private final Map<String, Integer> deviceIndex = new HashMap<>();

    TheThingsStackDownlinks(String topicStart, List<DeviceIdentity> devices) {
        this.topicStart = topicStart;
        for (int i = 0; i < devices.size(); i++) {
            if (deviceIndex.put(devices.get(i).deviceId(), i) != null) {
                throw new IllegalArgumentException(
                        "two devices are called '" + devices.get(i).deviceId() + "'");
            }
        }
    }

    DownlinkCommand parse(String topic, byte[] payload) {
        boolean push = topic.endsWith(PUSH);
        if (!topic.startsWith(topicStart) || !push && !topic.endsWith(REPLACE)) {
            return new Rejected("'" + brief(topic) + "' is not a topic for downlinks");
        }
        int end = topic.length() - (push ? PUSH : REPLACE).length();
        if (end < topicStart.length()) {
            return new Rejected("'" + brief(topic) + "' is not a topic for downlinks");
        }
        Integer device = deviceIndex.get(topic.substring(topicStart.length(), end));
        if (device == null) {
            return new Rejected("no device is called '" + brief(topic.substring(topicStart.length(), end)) + "'");
        }
        try {
            List<ApplicationDownlink> downlinks = downlinks(device, JSON.readTree(payload));
            return push ? new DownlinkCommand.Push(device, downlinks) : new DownlinkCommand.Replace(device, downlinks);
        } catch (Malformed malformed) {
            return new Rejected(malformed.getMessage());
        } catch (JsonProcessingException notJson) {
            return new Rejected("not JSON: " + notJson.getOriginalMessage());
        } catch (IOException notJson) {
            return new Rejected("not JSON: " + notJson.getMessage());
        }
    }

    private static List<ApplicationDownlink> downlinks(int device, JsonNode message) throws Malformed {
        if (!message.isObject()) {
            throw new Malformed("the message is not a JSON object");
        }
        JsonNode list = message.path("downlinks");
        if (!list.isArray()) {
            throw new Malformed("'downlinks' is " + (list.isMissingNode() ? "missing" : "not a list"));
        }
        List<ApplicationDownlink> downlinks = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            try {
                downlinks.add(downlink(device, list.get(i)));
            } catch (Malformed malformed) {
                throw new Malformed("downlinks[" + i + "]: " + malformed.getMessage());
            }
        }
        return List.copyOf(downlinks);
    }

    private static ApplicationDownlink downlink(int device, JsonNode item) throws Malformed {
        if (!item.isObject()) {
            throw new Malformed("not a JSON object");
        }
        if (item.has("decoded_payload") || item.has("decodedPayload")) {
            throw new Malformed("decoded_payload needs a payload formatter, which is not simulated; give frm_payload");
        }
        requirePriority(field(item, "priority", "priority"));
        return new ApplicationDownlink(
                0,
                device,
                fPort(field(item, "f_port", "fPort")),
                bytes(field(item, "frm_payload", "frmPayload")),
                flag(field(item, "confirmed", "confirmed")),
                correlationId(field(item, "correlation_ids", "correlationIds")));
    }

    private static JsonNode field(JsonNode item, String name, String camelName) {
        JsonNode value = item.path(name);
        return value.isMissingNode() ? item.path(camelName) : value;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static int fPort(JsonNode value) throws Malformed {
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > MAX_F_PORT) {
            String found = value.isMissingNode() ? "missing" : brief(value.toString());
            throw new Malformed("f_port is " + found + ", it must be 1 to " + MAX_F_PORT);
        }
        return value.intValue();
    }

    private static byte[] bytes(JsonNode value) throws Malformed {
        if (absent(value)) {
            return new byte[0];
        }
        if (!value.isTextual()) {
            throw new Malformed("frm_payload is not a string");
        }
        try {
            return Base64.getDecoder()
                    .decode(value.textValue().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed("frm_payload '" + brief(value.textValue()) + "' is not base64");
        }
    }

    private static boolean flag(JsonNode value) throws Malformed {
        if (absent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Malformed("confirmed is " + brief(value.toString()) + ", it must be true or false");
        }
        return value.booleanValue();
    }

    private static void requirePriority(JsonNode value) throws Malformed {
        if (!absent(value) && !value.isInt() && !PRIORITIES.contains(value.asText())) {
            throw new Malformed("priority is " + brief(value.toString()) + ", it must be LOWEST to HIGHEST");
        }
    }

    private static String correlationId(JsonNode value) throws Malformed {
        if (absent(value)) {
            return "";
        }
        for (JsonNode id : value) {
            if (!id.isTextual()) {
                throw new Malformed("correlation_ids holds " + brief(id.toString()) + ", which is not a string");
            }
        }
        if (!value.isArray()) {
            throw new Malformed("correlation_ids is not a list");
        }
        return value.isEmpty() ? "" : value.get(0).textValue();
    }

    /** A reason is for a person, whatever was sent. */
    private static String brief(String found) {
        return found.length() <= MAX_QUOTED ? found : found.substring(0, MAX_QUOTED) + "...";
    }

    /** Leaves the reading of one message; never leaves this class. */
    private static final class Malformed extends Exception {
        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }
}
