package io.chirpsim.bridge;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Virtual microseconds as dates: RFC 3339 in UTC with nine decimals, counted from the scenario's start. */
final class VirtualDate {
    private static final long US_PER_S = 1_000_000;

    private final long startS;
    private final int startNs;
    private final JsonBytes text = new JsonBytes();
    private long textS = Long.MIN_VALUE;
    private byte[] textOfSecond;

    VirtualDate(Instant start) {
        this.startS = start.getEpochSecond();
        this.startNs = start.getNano();
    }

    /** Milliseconds since 1970. */
    long epochMs(long us) {
        return startS * 1000 + Math.floorDiv(startNs + Math.multiplyExact(us, 1000), US_PER_S);
    }

    /** Writes a date as a string with quotes. */
    void write(long us, JsonBytes out) {
        long ns = startNs + Math.floorMod(us, US_PER_S) * 1000;
        long epochS = startS + Math.floorDiv(us, US_PER_S) + ns / 1_000_000_000;
        if (epochS != textS) {
            textS = epochS;
            textOfSecond = second(epochS);
        }
        out.raw(textOfSecond).padded(ns % 1_000_000_000, 9).put('Z').put('"');
    }

    /** Writes a date as Go's and Rust's protocol buffers do: no, three, six or nine decimals, then the given word for UTC. */
    void writeShort(long us, String utc, JsonBytes out) {
        write(us, out);
        long ns = Math.floorMod(startNs + Math.floorMod(us, US_PER_S) * 1000, 1_000_000_000L);
        int cut = ns == 0 ? 12 : ns % 1_000_000 == 0 ? 8 : ns % 1000 == 0 ? 5 : 2;
        out.rewind(out.mark() - cut).raw(utc).put('"');
    }

    /** The virtual time of a date; rounded down to a microsecond. */
    long usOf(Instant date) {
        long seconds = Math.subtractExact(date.getEpochSecond(), startS);
        return Math.addExact(Math.multiplyExact(seconds, US_PER_S), Math.floorDiv(date.getNano() - startNs, 1000));
    }

    private byte[] second(long epochS) {
        LocalDateTime date = LocalDateTime.ofEpochSecond(epochS, 0, ZoneOffset.UTC);
        text.clear()
                .put('"')
                .padded(date.getYear(), 4)
                .put('-')
                .padded(date.getMonthValue(), 2)
                .put('-');
        text.padded(date.getDayOfMonth(), 2).put('T').padded(date.getHour(), 2).put(':');
        return text.padded(date.getMinute(), 2)
                .put(':')
                .padded(date.getSecond(), 2)
                .put('.')
                .copy();
    }
}
