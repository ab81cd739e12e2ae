package io.chirpsim.lorawan.classb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * GPS time of a simulation: seconds since 1980-01-06T00:00:00Z that know no leap second. A run keeps the leap seconds of its start.
 */
public final class GpsTime {
    private static final Instant EPOCH = Instant.parse("1980-01-06T00:00:00Z");

    /** Leap seconds since the epoch, one at the end of the day before each of these (IERS Bulletin C; none after 2016 up to now). */
    private static final List<String> LEAPS = List.of(
            "1981-07-01",
            "1982-07-01",
            "1983-07-01",
            "1985-07-01",
            "1988-01-01",
            "1990-01-01",
            "1991-01-01",
            "1992-07-01",
            "1993-07-01",
            "1994-07-01",
            "1996-01-01",
            "1997-07-01",
            "1999-01-01",
            "2006-01-01",
            "2009-01-01",
            "2012-07-01",
            "2015-07-01",
            "2017-01-01");

    private final long startUs;

    /** @param start virtual date of time 0, not before 1980-01-06 */
    public GpsTime(Instant start) {
        long leaps = LEAPS.stream()
                .filter(day -> !start.isBefore(Instant.parse(day + "T00:00:00Z")))
                .count();
        this.startUs = EPOCH.until(start, ChronoUnit.MICROS) + leaps * 1_000_000;
        if (startUs < 0) {
            throw new IllegalArgumentException(start + " is before the GPS epoch");
        }
    }

    /** GPS time at a time of the simulation, in microseconds. */
    public long gpsUs(long nowUs) {
        return startUs + nowUs;
    }

    /** Time of the simulation at a GPS time, in microseconds. */
    public long simulationUs(long gpsUs) {
        return gpsUs - startUs;
    }
}
