package io.chirpsim.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one uplink log. */
final class UplinkLogReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final InputSource source;
    private final UplinkLine lineReader;
    private final List<LoggedUplink> lines = new ArrayList<>();
    private int lineCount;
    private int skipped;

    UplinkLogReader(InputSource source, PayloadEncoding encoding) {
        this.source = source;
        this.lineReader = new UplinkLine(encoding);
    }

    UplinkLog read() throws InputFileException {
        try (InputLines input = new InputLines(source)) {
            while (input.next()) {
                if (!input.isBlank()) {
                    read(input);
                }
            }
        }
        if (lines.isEmpty()) {
            throw new InputFileException(source, 0, "no uplink in " + lineCount + " lines");
        }
        List<LoggedUplink> uplinks = withoutCopies();
        int copies = lines.size() - uplinks.size();
        UplinkLog.Counts counts = new UplinkLog.Counts(lineCount, uplinks.size(), copies, skipped);
        return new UplinkLog(List.copyOf(uplinks), LoggedGateways.of(uplinks), counts);
    }

    private void read(InputLines input) throws InputFileException {
        lineCount++;
        try {
            JsonNode event = JSON.readTree(input.bytes(), 0, input.length());
            if (!event.isObject()) {
                throw new UplinkLine.Broken("not a JSON object");
            }
            if (UplinkLine.isUplink(event)) {
                lines.add(lineReader.read(event));
            } else {
                skipped++;
            }
        } catch (UplinkLine.Broken broken) {
            throw new InputFileException(source, input.number(), broken.getMessage());
        } catch (JsonProcessingException notJson) {
            throw new InputFileException(
                    source,
                    List.of(new InputFileException.Problem(
                            input.number(), column(notJson), "not JSON: " + firstWords(notJson.getOriginalMessage()))));
        } catch (IOException notText) {
            throw new InputFileException(source, input.number(), "not JSON: " + notText.getMessage());
        }
    }

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNr());
    }

    /** The parser's own words without its remarks about Java objects. */
    private static String firstWords(String message) {
        int remark = message.indexOf(" (");
        return remark > 0 ? message.substring(0, remark) : message;
    }

    private List<LoggedUplink> withoutCopies() {
        lines.sort(Comparator.comparingLong(LoggedUplink::timeUs));
        List<LoggedUplink> uplinks = new ArrayList<>();
        Map<Frame, Integer> latest = new HashMap<>();
        for (LoggedUplink line : lines) {
            Frame frame = new Frame(line.devEui(), line.fCnt());
            Integer first = latest.get(frame);
            if (first != null && line.timeUs() - uplinks.get(first).timeUs() <= UplinkLog.COPY_WINDOW_US) {
                uplinks.set(first, together(uplinks.get(first), line));
            } else {
                latest.put(frame, uplinks.size());
                uplinks.add(line);
            }
        }
        return uplinks;
    }

    private static LoggedUplink together(LoggedUplink first, LoggedUplink copy) {
        List<LoggedReception> receptions = new ArrayList<>(first.receptions());
        receptions.addAll(copy.receptions());
        return new LoggedUplink(
                first.devEui(),
                first.timeUs(),
                first.fCnt(),
                first.fPort(),
                first.payload(),
                first.dataRate(),
                first.frequencyHz(),
                List.copyOf(receptions));
    }

    private record Frame(long devEui, long fCnt) {}
}
