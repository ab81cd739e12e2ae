package io.chirpsim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Random numbers by address")
class StreamsTest {
    private static final int DRAWS = 50_000;
    /** Five standard deviations of the correlation of independent values: one right program in a million fails a comparison. */
    private static final double FIVE_SIGMA = 5 / Math.sqrt(DRAWS);

    private static final Purpose POSITION = () -> "position";
    private static final Purpose POSITIONS = () -> "positions";
    private static final Purpose TRAFFIC = () -> "traffic";

    private final Draws draws = new Streams(1, 0).draws(POSITION);

    /** Computed apart from this program, in arbitrary precision, from what the Javadoc of {@link Streams} says. */
    @Test
    @DisplayName("are the words they were when this test was written")
    void pinned() {
        assertEquals(0xFB908FC486EF1898L, Streams.hash("valve-1"));
        assertEquals(0x892EFB277E28688CL, draws.bits(0, 0));
        assertEquals(0xCD63479377343F1CL, draws.bits(0, 1));
        assertEquals(0x51F46BDD66B13210L, draws.bits(1, 0));
        assertEquals(0xC23A2A643BBF7C9EL, new Streams(1, 1).draws(POSITION).bits(0, 0));
        Draws traffic = new Streams(2022, 7).draws(TRAFFIC);
        assertEquals(0xC3236C80EFCBD8BFL, traffic.bits(Streams.hash("valve-1"), 123_456_789));
        assertEquals(0x1B8368BDEED0DB44L, new Streams(-1, 0).draws(() -> "é").bits(-1, 0));
    }

    @Test
    @DisplayName("lie strictly between 0 and 1, for the first and the last word too")
    void openInterval() {
        assertEquals(0x1p-53, Streams.unit(0));
        assertEquals(1 - 0x1p-53, Streams.unit(-1));
        assertTrue(Streams.unit(Long.MAX_VALUE) < 0.5);
        assertTrue(Streams.unit(Long.MIN_VALUE) > 0.5);
    }

    @Test
    @DisplayName("do not depend on the order of asking, nor on what else is asked")
    void orderOfAsking() {
        double[] forwards = new double[1000];
        for (int i = 0; i < forwards.length; i++) {
            forwards[i] = draws.uniform(7, i);
        }
        Streams again = new Streams(1, 0);
        Draws other = again.draws(TRAFFIC);
        Draws same = again.draws(POSITION);
        for (int i = forwards.length - 1; i >= 0; i--) {
            other.uniform(i, 3);
            same.normal(0, 1, 8, i);
            assertEquals(forwards[i], same.uniform(7, i));
        }
    }

    @Test
    @DisplayName("of another replication are those of streams made for it")
    void replications() {
        long there = new Streams(5, 3).draws(TRAFFIC).bits(1, 2);
        assertEquals(there, new Streams(5, 0).ofReplication(3).draws(TRAFFIC).bits(1, 2));
        assertNotEquals(there, new Streams(5, 0).draws(TRAFFIC).bits(1, 2));
        assertNotEquals(there, new Streams(8, 0).draws(TRAFFIC).bits(1, 2));
    }

    @Test
    @DisplayName("of neighbours are independent: index, entity, replication, seed, purpose")
    void independentNeighbours() {
        Draws replication1 = new Streams(1, 1).draws(POSITION);
        Draws seed2 = new Streams(2, 0).draws(POSITION);
        Draws purpose2 = new Streams(1, 0).draws(POSITIONS);
        uncorrelated("index", i -> draws.uniform(3, i), i -> draws.uniform(3, i + 1));
        uncorrelated("index + 2", i -> draws.uniform(3, i), i -> draws.uniform(3, i + 2));
        uncorrelated("entity by index", i -> draws.uniform(3, i), i -> draws.uniform(4, i));
        uncorrelated("entity by entity", i -> draws.uniform(i, 0), i -> draws.uniform(i + 1, 0));
        uncorrelated("entity and index swapped", i -> draws.uniform(i, 1), i -> draws.uniform(1, i));
        uncorrelated("far entities", i -> draws.uniform(i, 0), i -> draws.uniform(i + (1L << 32), 0));
        uncorrelated("replication", i -> draws.uniform(i, 0), i -> replication1.uniform(i, 0));
        uncorrelated("seed", i -> draws.uniform(i, 0), i -> seed2.uniform(i, 0));
        uncorrelated("purpose", i -> draws.uniform(i, 0), i -> purpose2.uniform(i, 0));
        uncorrelated(
                "first of replication r and r + 1",
                i -> new Streams(1, i).draws(POSITION).uniform(0, 0),
                i -> new Streams(1, i + 1).draws(POSITION).uniform(0, 0));
        uncorrelated(
                "first of seed s and s + 1",
                i -> new Streams(i, 0).draws(POSITION).uniform(0, 0),
                i -> new Streams(i + 1, 0).draws(POSITION).uniform(0, 0));
    }

    private static void uncorrelated(String what, IntToDoubleFunction a, IntToDoubleFunction b) {
        double[] x = new double[DRAWS];
        double[] y = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            x[i] = a.applyAsDouble(i);
            y[i] = b.applyAsDouble(i);
        }
        double r = new PearsonsCorrelation().correlation(x, y);
        assertTrue(Math.abs(r) < FIVE_SIGMA, () -> what + ": correlation " + r);
    }

    @Test
    @DisplayName("of neighbours differ in half of their bits, every bit as often as not")
    void bitsOfNeighbours() {
        halfOfTheBits("index", i -> draws.bits(9, i) ^ draws.bits(9, i + 1));
        halfOfTheBits("entity", i -> draws.bits(i, 9) ^ draws.bits(i + 1, 9));
        halfOfTheBits("entity bit 63", i -> draws.bits(i, 9) ^ draws.bits(i ^ Long.MIN_VALUE, 9));
    }

    private static void halfOfTheBits(String what, IntToLongFunction difference) {
        int[] flips = new int[64];
        for (int i = 0; i < DRAWS; i++) {
            long word = difference.applyAsLong(i);
            for (int bit = 0; bit < 64; bit++) {
                flips[bit] += (int) (word >>> bit & 1);
            }
        }
        for (int bit = 0; bit < 64; bit++) {
            assertEquals(0.5, flips[bit] / (double) DRAWS, 5 * 0.5 / Math.sqrt(DRAWS), what + ", bit " + bit);
        }
    }

    @Test
    @DisplayName("do not repeat among a million addresses")
    void noRepetition() {
        Set<Long> words = new HashSet<>(1 << 21);
        for (int entity = 0; entity < 1000; entity++) {
            for (int index = 0; index < 1000; index++) {
                words.add(draws.bits(entity, index));
            }
        }
        assertEquals(1_000_000, words.size());
    }

    @Test
    @DisplayName("are named by texts that do not collide where they look alike")
    void hashes() {
        Set<Long> names = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            names.add(Streams.hash("sensor-" + i));
            names.add(Streams.hash("sensor-" + i + " "));
        }
        names.add(Streams.hash(""));
        assertEquals(200_001, names.size());
    }

    @Test
    @DisplayName("behind SSJ's interface are the same words, and substreams start anew")
    void ssjStream() {
        CounterStream stream = new Streams(1, 0).stream(POSITION, 42);
        double first = stream.nextDouble();
        double second = stream.nextDouble();
        assertEquals(draws.uniform(42, 0), first);
        assertEquals(draws.uniform(42, 1), second);
        stream.resetNextSubstream();
        double other = stream.nextDouble();
        assertNotEquals(first, other);
        stream.nextDouble();
        stream.resetStartSubstream();
        assertEquals(other, stream.nextDouble());
        stream.resetStartStream();
        double[] both = new double[4];
        stream.nextArrayOfDouble(both, 1, 2);
        assertEquals(0, both[0]);
        assertEquals(first, both[1]);
        assertEquals(second, both[2]);
        assertEquals(0, both[3]);
    }

    @Test
    @DisplayName("behind SSJ's interface keep integers between both ends, however far apart these are")
    void ssjIntegers() {
        CounterStream stream = new Streams(1, 0).stream(POSITION, 43);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            int a = random.nextInt();
            int b = random.nextInt();
            between(stream, Math.min(a, b), Math.max(a, b));
            between(stream, 0, Integer.MAX_VALUE);
            between(stream, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        between(stream, 5, 5);
        int[] dice = new int[6000];
        stream.nextArrayOfInt(1, 6, dice, 0, dice.length);
        int[] seen = new int[7];
        for (int die : dice) {
            seen[die]++;
        }
        assertEquals(0, seen[0]);
        for (int face = 1; face <= 6; face++) {
            assertEquals(1000, seen[face], 150, "face " + face);
        }
        Set<Boolean> signs = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            signs.add(stream.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE) < 0);
        }
        assertEquals(2, signs.size());
    }

    private static void between(CounterStream stream, int from, int to) {
        int value = stream.nextInt(from, to);
        assertTrue(value >= from && value <= to, () -> value + " is not in " + from + ".." + to);
    }
}
