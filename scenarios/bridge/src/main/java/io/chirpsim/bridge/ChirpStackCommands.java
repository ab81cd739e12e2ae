package io.chirpsim.bridge;

import static io.chirpsim.bridge.CommandJson.absent;
import static io.chirpsim.bridge.CommandJson.brief;
import static io.chirpsim.bridge.CommandJson.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.chirpsim.bridge.CommandJson.Malformed;
import io.chirpsim.bridge.DownlinkCommand.Fault;
import io.chirpsim.bridge.DownlinkCommand.Rejected;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import io.chirpsim.random.Draws;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code command/down} as ChirpStack does: names in camel or snake case, unknown names ignored, numbers also as strings, {@code devEui} as
 * in the topic, {@code object} wins over {@code data}, an id is a UUID and comes by itself if there is none. Deviation: FPorts 224 to 255 are
 * refused, no class of device here takes them.
 */
final class ChirpStackCommands {
    private static final Pattern UUID =
            Pattern.compile("([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");
    private static final Pattern EUI = Pattern.compile("[0-9a-fA-F]{16}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final String DOWN = "/command/down";

    /** A confirmed downlink is sent once. */
    private static final Optional<Integer> ONCE = Optional.of(1);

    private final String topicStart;
    private final List<DeviceIdentity> devices;
    private final Decoding decoding;
    private final VirtualDate dates;
    private final Draws queueItemIds;
    private final Map<Long, Integer> deviceIndex = new HashMap<>();
    private final JsonBytes json = new JsonBytes();
    private long ids;

    /** @throws IllegalArgumentException if two devices have one DevEUI */
    ChirpStackCommands(
            String topicStart, List<DeviceIdentity> devices, Decoding decoding, VirtualDate dates, Draws queueItemIds) {
        this.topicStart = topicStart;
        this.devices = devices;
        this.decoding = decoding;
        this.dates = dates;
        this.queueItemIds = queueItemIds;
        for (int i = 0; i < devices.size(); i++) {
            if (deviceIndex.put(devices.get(i).devEui(), i) != null) {
                throw new IllegalArgumentException("two devices have the DevEUI "
                        + Long.toHexString(devices.get(i).devEui()));
            }
        }
    }

    DownlinkCommand parse(String topic, byte[] payload) {
        int end = topic.length() - DOWN.length();
        if (!topic.startsWith(topicStart) || !topic.endsWith(DOWN) || end < topicStart.length()) {
            return new Rejected(Fault.TOPIC, "'" + brief(topic) + "' is not a topic for downlinks", List.of());
        }
        try {
            JsonNode command = CommandJson.object(payload);
            int device = device(topic.substring(topicStart.length(), end), field(command, "dev_eui", "devEui"));
            return new DownlinkCommand.Push(device, List.of(downlink(device, command)));
        } catch (Malformed malformed) {
            return malformed.rejected();
        }
    }

    private int device(String inTopic, JsonNode inPayload) throws Malformed {
        if (!inPayload.isTextual() || !inPayload.textValue().equals(inTopic)) {
            throw new Malformed(
                    Fault.DEVICE, "devEui " + brief(inPayload.toString()) + " does not match '" + brief(inTopic) + "'");
        }
        Integer index = EUI.matcher(inTopic).matches() ? deviceIndex.get(Long.parseUnsignedLong(inTopic, 16)) : null;
        if (index == null) {
            throw new Malformed(Fault.DEVICE, "no device has the DevEUI '" + brief(inTopic) + "'");
        }
        return index;
    }

    private ApplicationDownlink downlink(int device, JsonNode command) throws Malformed {
        int fPort = CommandJson.fPort(number(field(command, "f_port", "fPort")), "fPort", port -> false);
        byte[] data = CommandJson.bytes(command.path("data"), "data");
        JsonNode object = command.path("object");
        JsonNode expires = field(command, "expires_at", "expiresAt");
        boolean confirmed = CommandJson.flag(command.path("confirmed"), "confirmed");
        String id = id(command.path("id"), device);
        return new ApplicationDownlink(
                0,
                device,
                fPort,
                absent(object) ? data : encoded(device, fPort, object),
                confirmed,
                id,
                Priority.NORMAL,
                absent(expires) ? Long.MAX_VALUE : CommandJson.date(expires, "expiresAt", dates),
                confirmed ? new Wishes(Optional.empty(), List.of(), ONCE, null) : Wishes.NONE);
    }

    private byte[] encoded(int device, int fPort, JsonNode object) throws Malformed {
        if (!object.isObject()) {
            throw new Malformed(Fault.JSON, "object is not a JSON object");
        }
        Optional<byte[]> bytes = decoding.encode(device, fPort, object);
        if (bytes.isEmpty()) {
            throw new Malformed(Fault.CODEC, "no codec of the device makes bytes of object");
        }
        return CommandJson.requireShort(bytes.get(), "object");
    }

    private static JsonNode number(JsonNode value) {
        boolean digits =
                value.isTextual() && SMALL_NUMBER.matcher(value.textValue()).matches();
        return digits ? IntNode.valueOf(Integer.parseInt(value.textValue())) : value;
    }

    private String id(JsonNode value, int device) throws Malformed {
        if (absent(value) || value.isTextual() && value.textValue().isEmpty()) {
            long devEui = devices.get(device).devEui();
            long high = queueItemIds.bits(devEui, ids++);
            json.clear().uuidText(high, queueItemIds.bits(devEui, ids++));
            String quoted = new String(json.copy(), StandardCharsets.US_ASCII);
            return quoted.substring(1, quoted.length() - 1);
        }
        Matcher uuid = UUID.matcher(value.asText().toLowerCase(Locale.ROOT));
        if (!value.isTextual() || !uuid.matches()) {
            throw new Malformed(Fault.FIELD, "id is " + brief(value.toString()) + ", it must be a UUID");
        }
        return String.join("-", uuid.group(1), uuid.group(2), uuid.group(3), uuid.group(4), uuid.group(5));
    }

    /** The same the other way round. */
    Publication write(ApplicationDownlink downlink, String topic) {
        json.clear().put('{');
        if (UUID.matcher(downlink.correlationId()).matches()) {
            json.key("id").text(downlink.correlationId());
        }
        json.key("devEui").lowerHexText(devices.get(downlink.deviceIndex()).devEui(), 16);
        if (downlink.confirmed()) {
            json.key("confirmed").raw("true");
        }
        json.key("fPort").number(downlink.fPort());
        json.key("data").base64Text(downlink.frmPayload(), downlink.frmPayload().length);
        if (downlink.expiresAtUs() != Long.MAX_VALUE) {
            json.key("expiresAt");
            dates.writeShort(downlink.expiresAtUs(), "Z", json);
        }
        return new Publication(topic, json.put('}').copy());
    }
}
