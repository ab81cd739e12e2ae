package io.chirpsim.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chirpsim.bridge.DownlinkCommand.Fault;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads commands of applications: the JSON mapping of protocol buffers as network servers accept it, and one exception for all that is wrong. */
final class CommandJson {
    /** No frame has room for more. */
    static final int MAX_PAYLOAD_BYTES = 255;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final int MAX_F_PORT = 223;
    private static final int MAX_QUOTED = 60;

    private CommandJson() {}

    /** Leaves the reading of one message; never leaves this package. */
    static final class Malformed extends Exception {
        private final Fault fault;

        Malformed(Fault fault, String reason) {
            super(reason, null, false, false);
            this.fault = fault;
        }

        Malformed in(String place) {
            return new Malformed(fault, place + ": " + getMessage());
        }

        DownlinkCommand.Rejected rejected() {
            return new DownlinkCommand.Rejected(fault, getMessage(), List.of());
        }
    }

    /** The object that a payload holds. */
    static JsonNode object(byte[] payload) throws Malformed {
        JsonNode message;
        try {
            message = JSON.readTree(payload);
        } catch (JsonProcessingException notJson) {
            throw new Malformed(Fault.JSON, "not JSON: " + brief(notJson.getOriginalMessage()));
        } catch (IOException notJson) {
            throw new Malformed(Fault.JSON, "not JSON: " + brief(String.valueOf(notJson.getMessage())));
        }
        if (message == null || !message.isObject()) {
            throw new Malformed(Fault.JSON, "the message is not a JSON object");
        }
        return message;
    }

    /** A field by its name in snake case, else by its name in camel case. */
    static JsonNode field(JsonNode item, String snake, String camel) {
        JsonNode value = item.path(snake);
        return value.isMissingNode() ? item.path(camel) : value;
    }

    static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** 1 to 223, or what a further rule allows. */
    static int fPort(JsonNode value, String name, IntPredicate further) throws Malformed {
        int port = absent(value) ? 0 : value.isInt() ? value.intValue() : -1;
        if ((port < 1 || port > MAX_F_PORT) && !further.test(port)) {
            String found = value.isMissingNode() ? "missing" : brief(value.toString());
            throw new Malformed(Fault.F_PORT, name + " is " + found + ", it must be 1 to " + MAX_F_PORT);
        }
        return port;
    }

    /** Either alphabet of base64, with or without padding. */
    static byte[] bytes(JsonNode value, String name) throws Malformed {
        if (absent(value)) {
            return new byte[0];
        }
        if (!value.isTextual()) {
            throw new Malformed(Fault.FIELD, name + " is not a string");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder()
                    .decode(value.textValue().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed(Fault.FIELD, name + " '" + brief(value.textValue()) + "' is not base64");
        }
        return requireShort(bytes, name);
    }

    /** Refuses a payload that no frame carries. */
    static byte[] requireShort(byte[] bytes, String name) throws Malformed {
        if (bytes.length > MAX_PAYLOAD_BYTES) {
            throw new Malformed(
                    Fault.PAYLOAD_TOO_LONG,
                    name + " has " + bytes.length + " bytes, at most " + MAX_PAYLOAD_BYTES + " are allowed");
        }
        return bytes;
    }

    static boolean flag(JsonNode value, String name) throws Malformed {
        if (absent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Malformed(Fault.FIELD, name + " is " + brief(value.toString()) + ", it must be true or false");
        }
        return value.booleanValue();
    }

    /** The virtual time of a date of RFC 3339. */
    static long date(JsonNode value, String name, VirtualDate dates) throws Malformed {
        try {
            return dates.usOf(OffsetDateTime.parse(value.asText()).toInstant());
        } catch (DateTimeException | ArithmeticException notDate) {
            throw new Malformed(
                    Fault.FIELD,
                    name + " is " + brief(value.toString()) + ", it must be a date such as 2026-01-01T00:00:00Z");
        }
    }

    /** A reason is for a person, whatever was sent. */
    static String brief(String found) {
        return found.length() <= MAX_QUOTED ? found : found.substring(0, MAX_QUOTED) + "...";
    }
}
