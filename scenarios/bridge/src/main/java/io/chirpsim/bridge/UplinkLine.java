package io.chirpsim.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one event of an uplink log; ChirpStack 3 and 4 differ in the names of members only. */
final class UplinkLine {
    private static final long MAX_F_CNT = 0xFFFFFFFFL;
    private static final int MAX_F_PORT = 255;
    private static final int MAX_DATA_RATE = 15;
    private static final long MAX_EPOCH_MS = 253_402_300_799_999L;
    private static final int MAX_QUOTED = 60;

    private final PayloadEncoding encoding;
    private final Map<String, String> gatewayIds = new HashMap<>();
    private final Map<String, LoggedLocation> lastLocations = new HashMap<>();

    UplinkLine(PayloadEncoding encoding) {
        this.encoding = encoding;
    }

    /** An event without a frame, a payload or an application's port is no uplink; only version 4 leaves out a counter of 0. */
    static boolean isUplink(JsonNode event) {
        JsonNode data = event.path("data");
        return !absent(event.path("txInfo"))
                && !absent(data)
                && !"".equals(data.textValue())
                && (event.path("deviceInfo").isObject() || !absent(event.path("fCnt")))
                && isOfApplication(event.path("fPort"));
    }

    private static boolean isOfApplication(JsonNode fPort) {
        return !absent(fPort) && !(fPort.isInt() && fPort.intValue() == 0);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    LoggedUplink read(JsonNode event) throws Broken {
        JsonNode rxInfo = event.path("rxInfo");
        if (!absent(rxInfo) && !rxInfo.isArray()) {
            throw new Broken("rxInfo is not a list");
        }
        JsonNode txInfo = event.path("txInfo");
        return new LoggedUplink(
                devEui(either(event.path("deviceInfo").path("devEui"), event.path("devEUI"))),
                timeUs(event, rxInfo),
                absent(event.path("fCnt")) ? 0 : whole(event.path("fCnt"), "fCnt", 0, MAX_F_CNT),
                (int) whole(event.path("fPort"), "fPort", 1, MAX_F_PORT),
                payload(event.path("data")),
                dataRate(event, txInfo),
                whole(txInfo.path("frequency"), "txInfo.frequency", 1_000_000, 10_000_000_000L),
                receptions(rxInfo));
    }

    private static JsonNode either(JsonNode value, JsonNode other) {
        return absent(value) ? other : value;
    }

    private static long devEui(JsonNode value) throws Broken {
        String text = value.asText();
        if (!text.matches("[0-9a-fA-F]{16}")) {
            throw new Broken("devEUI is " + found(value) + ", it must be a string of 16 hexadecimal digits");
        }
        return Long.parseUnsignedLong(text, 16);
    }

    private byte[] payload(JsonNode value) throws Broken {
        if (!value.isTextual()) {
            throw new Broken("data is " + found(value) + ", it must be a string");
        }
        try {
            return encoding.decode(value.textValue());
        } catch (IllegalArgumentException e) {
            throw new Broken("data " + found(value) + " is not " + encoding.key() + "; is payloadEncoding right?");
        }
    }

    private static LoggedDataRate dataRate(JsonNode event, JsonNode txInfo) throws Broken {
        JsonNode index = either(txInfo.path("dr"), event.path("dr"));
        JsonNode lora = txInfo.path("modulation").path("lora");
        if (absent(index) && absent(lora)) {
            throw new Broken("no data rate: txInfo.dr, dr or txInfo.modulation.lora");
        }
        String at = "txInfo.modulation.lora.";
        return new LoggedDataRate(
                absent(index) ? -1 : (int) whole(index, "dr", 0, MAX_DATA_RATE),
                absent(lora) ? 0 : (int) whole(lora.path("spreadingFactor"), at + "spreadingFactor", 5, 12),
                absent(lora) ? 0 : (int) whole(lora.path("bandwidth"), at + "bandwidth", 7_000, 2_000_000));
    }

    private List<LoggedReception> receptions(JsonNode rxInfo) throws Broken {
        List<LoggedReception> receptions = new ArrayList<>(rxInfo.size());
        for (int i = 0; i < rxInfo.size(); i++) {
            JsonNode copy = rxInfo.get(i);
            String at = "rxInfo[" + i + "].";
            JsonNode id = either(copy.path("gatewayId"), copy.path("gatewayID"));
            if (!id.isTextual() || id.textValue().isEmpty()) {
                throw new Broken(at + "gatewayID is " + found(id) + ", it must be a string");
            }
            // logs repeat few names and places many times: keep each once
            String gatewayId = gatewayIds.computeIfAbsent(id.textValue(), name -> name);
            receptions.add(new LoggedReception(
                    gatewayId,
                    number(copy.path("rssi"), at + "rssi"),
                    number(either(copy.path("snr"), copy.path("loRaSNR")), at + "snr"),
                    location(gatewayId, copy.path("location"), at)));
        }
        return List.copyOf(receptions);
    }

    /** Null if the gateway gives no place; one that does not know its own gives zeros. */
    private LoggedLocation location(String gatewayId, JsonNode location, String at) throws Broken {
        double latitudeDeg = number(location.path("latitude"), at + "location.latitude");
        double longitudeDeg = number(location.path("longitude"), at + "location.longitude");
        if (latitudeDeg == 0 && longitudeDeg == 0) {
            return null;
        }
        if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180) {
            throw new Broken(at + "location is latitude " + latitudeDeg + " longitude " + longitudeDeg
                    + ", which is no place on earth");
        }
        LoggedLocation found = new LoggedLocation(
                latitudeDeg, longitudeDeg, number(location.path("altitude"), at + "location.altitude"));
        LoggedLocation last = lastLocations.get(gatewayId);
        if (found.equals(last)) {
            return last;
        }
        lastLocations.put(gatewayId, found);
        return found;
    }

    private static long timeUs(JsonNode event, JsonNode rxInfo) throws Broken {
        JsonNode timestamp = event.path("_timestamp");
        if (!absent(timestamp)) {
            return whole(timestamp, "_timestamp", 0, MAX_EPOCH_MS) * 1000;
        }
        List<Long> timesUs = timesUs(rxInfo, "time", "gwTime");
        if (timesUs.isEmpty() && !absent(event.path("time"))) {
            return dateUs(event.path("time"), "time");
        }
        if (timesUs.isEmpty()) {
            timesUs = timesUs(rxInfo, "nsTime", "nsTime");
        }
        if (timesUs.isEmpty()) {
            throw new Broken("no time: _timestamp, rxInfo[].time, rxInfo[].gwTime, time or rxInfo[].nsTime");
        }
        return median(timesUs);
    }

    private static List<Long> timesUs(JsonNode rxInfo, String name, String otherName) throws Broken {
        List<Long> timesUs = new ArrayList<>();
        for (JsonNode copy : rxInfo) {
            JsonNode date = either(copy.path(name), copy.path(otherName));
            if (!absent(date)) {
                timesUs.add(dateUs(date, "rxInfo[]." + (copy.has(name) ? name : otherName)));
            }
        }
        return timesUs;
    }

    private static long median(List<Long> timesUs) {
        timesUs.sort(null);
        int upper = timesUs.size() / 2;
        return timesUs.size() % 2 == 1
                ? timesUs.get(upper)
                : Math.floorDiv(timesUs.get(upper - 1) + timesUs.get(upper), 2L);
    }

    private static long dateUs(JsonNode value, String name) throws Broken {
        try {
            OffsetDateTime date = OffsetDateTime.parse(value.asText());
            return Math.addExact(Math.multiplyExact(date.toEpochSecond(), 1_000_000), date.getNano() / 1000);
        } catch (DateTimeException | ArithmeticException e) {
            throw new Broken(name + " is " + found(value) + ", it must be a date such as 2026-03-02T08:00:00.5Z");
        }
    }

    private static double number(JsonNode value, String name) throws Broken {
        if (absent(value)) {
            return 0;
        }
        if (!value.isNumber()) {
            throw new Broken(name + " is " + found(value) + ", it must be a number");
        }
        return value.doubleValue();
    }

    private static long whole(JsonNode value, String name, long least, long most) throws Broken {
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.longValue() < least || value.longValue() > most) {
            throw new Broken(String.format(
                    Locale.ROOT, "%s is %s, it must be a whole number from %d to %d", name, found(value), least, most));
        }
        return value.longValue();
    }

    private static String found(JsonNode value) {
        if (value.isMissingNode()) {
            return "missing";
        }
        String text = value.toString();
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
    }

    /** A line that says it is an uplink and cannot be read as one. */
    static final class Broken extends Exception {
        Broken(String reason) {
            super(reason, null, false, false);
        }
    }
}
