package io.chirpsim.app.load;

import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Mobility.Track;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the tracks of a GPX file (GPX 1.1: {@code trk}, {@code trkseg}, {@code trkpt} with {@code lat}, {@code lon} and {@code time}); the segments of
 * a track are joined. Nothing outside the file is ever read: a document type is refused.
 */
final class GpxFile {
    private static final int SHOWN = 120;

    private final XMLStreamReader xml;
    private final boolean timed;
    private final List<List<GeoPoint>> points = new ArrayList<>();
    private final List<List<Instant>> times = new ArrayList<>();
    private int pointLine;
    private boolean inPoint;
    private boolean hasTime;

    private GpxFile(XMLStreamReader xml, boolean timed) {
        this.xml = xml;
        this.timed = timed;
    }

    /**
     * The tracks of the file; null if anything is wrong, which is then reported.
     *
     * @param timed whether the times of the points are needed
     */
    static List<Track> read(InputFile file, boolean timed, Cursor at) {
        try (InputStream in = file.open()) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(TextFile.read(in)));
            return new GpxFile(xml, timed).tracks();
        } catch (Scalar.WrongValue wrong) {
            return at.wrong("'" + file.label() + "': " + wrong.getMessage());
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            return at.wrong("'" + file.label() + "' is not XML" + (line > 0 ? " in line " + line : "") + ": " + said(e)
                    + "; allowed: a GPX file with a track");
        } catch (IOException e) {
            return at.wrong("cannot read '" + file.label() + "': " + TextFile.reason(e));
        }
    }

    /** The parser's own words without its way of telling the place. */
    private static String said(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at \\[.*]\\s*Message: ", "");
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private List<Track> tracks() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new Scalar.WrongValue(
                        "has a document type (DOCTYPE); GPX needs none, take it out");
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // text, comments and the like say nothing of where somebody was
                }
            }
        }
        return result();
    }

    private void begin(String name) throws XMLStreamException {
        switch (name) {
            case "trk" -> {
                points.add(new ArrayList<>());
                times.add(new ArrayList<>());
            }
            case "trkpt" -> point();
            case "time" -> {
                if (inPoint && timed) {
                    time(xml.getElementText().strip());
                }
            }
            default -> {
                // names, heights and extensions do not matter here
            }
        }
    }

    private void point() {
        pointLine = xml.getLocation().getLineNumber();
        if (points.isEmpty()) {
            throw new Scalar.WrongValue("line " + pointLine + ": a track point (trkpt) outside of a track (trk)");
        }
        inPoint = true;
        hasTime = false;
        last(points).add(new GeoPoint(coordinate("lat", 90), coordinate("lon", 180)));
    }

    private double coordinate(String key, int most) {
        String text = xml.getAttributeValue(null, key);
        try {
            double degrees = Double.parseDouble(text == null ? "" : text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Scalar.WrongValue("line " + pointLine + ": " + which() + " has "
                + (text == null ? "no " + key : key + " '" + text + "'") + "; allowed: -" + most + " to " + most
                + " degrees");
    }

    private String which() {
        return "track point " + (last(points).size() + 1);
    }

    private void time(String text) {
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Scalar.WrongValue(
                    "line " + pointLine + ": track point " + last(points).size() + " has time '" + text
                            + "'; allowed: a date and time such as 2026-03-02T08:00:00Z");
        }
        List<Instant> before = last(times);
        if (!before.isEmpty() && time.isBefore(before.get(before.size() - 1))) {
            throw new Scalar.WrongValue(
                    "line " + pointLine + ": track point " + last(points).size() + ", " + time
                            + ", is earlier than the one before, " + before.get(before.size() - 1)
                            + "; allowed: points in the order of time");
        }
        before.add(time);
        hasTime = true;
    }

    private void end(String name) {
        if (name.equals("trkpt")) {
            if (timed && !hasTime) {
                throw new Scalar.WrongValue(
                        "line " + pointLine + ": track point " + last(points).size()
                                + " has no time; record it with times, or say how fast with speed: 15 km/h");
            }
            inPoint = false;
        }
    }

    private List<Track> result() {
        points.removeIf(List::isEmpty);
        times.removeIf(List::isEmpty);
        if (points.isEmpty()) {
            throw new Scalar.WrongValue("has no track; allowed: a GPX file with trk, trkseg and at least two trkpt");
        }
        Instant first = times.stream()
                .map(ofTrack -> ofTrack.get(0))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).size() < 2) {
                throw new Scalar.WrongValue("track " + (i + 1) + " has one point; allowed: at least two");
            }
            List<Long> atUs = times.isEmpty()
                    ? List.of()
                    : times.get(i).stream()
                            .map(time -> ChronoUnit.MICROS.between(first, time))
                            .toList();
            tracks.add(new Track(points.get(i), atUs));
        }
        return tracks;
    }

    private static <T> List<T> last(List<List<T>> lists) {
        return lists.get(lists.size() - 1);
    }
}
