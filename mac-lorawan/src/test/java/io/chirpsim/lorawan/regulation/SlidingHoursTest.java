package io.chirpsim.lorawan.regulation;

import static io.chirpsim.lorawan.regulation.SlidingHours.HOUR_US;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlidingHoursTest {
    private static final long SECOND_US = 1_000_000;

    private record Worst(long us, boolean broken) {}

    private static Worst worst(SlidingHours hours, int sender, int band) {
        List<Worst> found = new ArrayList<>();
        hours.forEach((s, b, us, broken) -> {
            if (s == sender && b == band) {
                found.add(new Worst(us, broken));
            }
        });
        assertEquals(1, found.size());
        return found.get(0);
    }

    @Test
    @DisplayName(
            "the hour that ends with the last frame holds the part of the first one that is still in it, to the microsecond")
    void boundary() {
        for (long lateUs = -1; lateUs <= 1; lateUs++) {
            SlidingHours hours = new SlidingHours(1);
            hours.add(0, 0, 0, SECOND_US, HOUR_US);
            hours.add(0, 0, HOUR_US + lateUs - 1, SECOND_US, HOUR_US);
            // the second frame ends an hour and 999,999 us + late after the first one began
            assertEquals(SECOND_US + 1 - lateUs, worst(hours, 0, 0).us());
        }
    }

    @Test
    @DisplayName("an hour of exactly the allowed airtime is kept, one of a microsecond more is broken")
    void broken() {
        SlidingHours hours = new SlidingHours(2);
        for (int sender = 0; sender < 2; sender++) {
            hours.add(sender, 3, 0, 20 * SECOND_US, 36 * SECOND_US);
            hours.add(sender, 3, 100 * SECOND_US, 16 * SECOND_US + sender, 36 * SECOND_US);
        }
        assertEquals(new Worst(36 * SECOND_US, false), worst(hours, 0, 3));
        assertEquals(new Worst(36 * SECOND_US + 1, true), worst(hours, 1, 3));
    }

    @Test
    @DisplayName("as many senders and sub-bands as one likes: each by itself, as found by trying every window")
    void property() {
        SplittableRandom random = new SplittableRandom(54);
        int senders = 7;
        int bands = 3;
        SlidingHours hours = new SlidingHours(senders);
        List<List<long[]>> sent = new ArrayList<>();
        long[] freeUs = new long[senders];
        for (int i = 0; i < senders * bands; i++) {
            sent.add(new ArrayList<>());
        }
        long nowUs = 0;
        for (int frame = 0; frame < 3000; frame++) {
            nowUs += random.nextLong(1, 12 * SECOND_US);
            int sender = random.nextInt(senders);
            int band = random.nextInt(bands);
            if (freeUs[sender] <= nowUs) {
                long airtimeUs = random.nextLong(1, 300 * SECOND_US);
                freeUs[sender] = nowUs + airtimeUs;
                hours.add(sender, band, nowUs, airtimeUs, HOUR_US);
                sent.get(sender * bands + band).add(new long[] {nowUs, airtimeUs});
            }
        }
        hours.forEach((sender, band, us, broken) -> assertEquals(worstUs(sent.get(sender * bands + band)), us));
    }

    /** The fullest hour begins or ends where a frame does. */
    private static long worstUs(List<long[]> sent) {
        long worstUs = 0;
        for (long[] frame : sent) {
            for (long fromUs : new long[] {
                frame[0], frame[0] + frame[1], frame[0] - HOUR_US, frame[0] + frame[1] - HOUR_US,
            }) {
                long sumUs = 0;
                for (long[] other : sent) {
                    sumUs += Math.max(0, Math.min(fromUs + HOUR_US, other[0] + other[1]) - Math.max(fromUs, other[0]));
                }
                worstUs = Math.max(worstUs, sumUs);
            }
        }
        return worstUs;
    }
}
