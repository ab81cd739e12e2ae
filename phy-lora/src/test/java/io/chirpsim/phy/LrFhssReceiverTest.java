package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.LrFhssModulation.CodingRate;
import io.chirpsim.phy.LrFhssModulation.Width;
import io.chirpsim.stats.ConfidenceInterval;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("LR-FHSS at a gateway")
class LrFhssReceiverTest {
    private static final LrFhssModulation DR8 = new LrFhssModulation(CodingRate.ONE_THIRD, Width.KHZ_137);
    private static final LrFhssModulation DR9 = new LrFhssModulation(CodingRate.TWO_THIRDS, Width.KHZ_137);
    private static final LrFhssRules ONE_GRID = new LrFhssRules(Double.POSITIVE_INFINITY, 3, 1);
    private static final long F = 868_100_000;
    private static final int BYTES = 23;
    private static final long HEADER_US = 233_472;
    private static final double POWER = 1e-12;

    private final LrFhssReceiver receiver = new LrFhssReceiver(ONE_GRID);

    private static LrFhssFrame frame(LrFhssModulation modulation, int sequence, long startUs) {
        return new LrFhssFrame(modulation, F, BYTES, hops(modulation.width(), sequence), 1, startUs);
    }

    /** Random bits that choose this sequence. */
    private static long hops(Width width, int sequence) {
        return (((long) sequence << 32) / width.hopSequences() + ((1L << 32) - 1) / width.hopSequences()) << 32;
    }

    private LrFhssFrame heard(LrFhssModulation modulation, int sequence, long startUs) {
        LrFhssFrame frame = frame(modulation, sequence, startUs);
        receiver.add(frame, POWER);
        return frame;
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    @DisplayName("a frame does not come back to a carrier before it has used all of its grid, and stays in its channel")
    void hopping(Width width) {
        LrFhssModulation modulation = new LrFhssModulation(CodingRate.ONE_THIRD, width);
        LrFhssFrame frame = new LrFhssFrame(modulation, F, 125, 0x9E3779B97F4A7C15L, 8, 0);
        Set<Integer> carriers = new HashSet<>();
        for (int burst = 0; burst < Math.min(frame.bursts(), width.gridCarriers()); burst++) {
            carriers.add(frame.carrier(burst));
            double offsetHz = LrFhssFrame.centreHz(frame.carrier(burst)) - F;
            assertTrue(Math.abs(offsetHz) <= width.carriers() * LrFhssModulation.CARRIER_HZ / 2, offsetHz + " Hz");
            assertEquals(0, Math.floorMod(frame.carrier(burst) - frame.carrier(0), width.gridStep()));
        }
        assertEquals(Math.min(frame.bursts(), width.gridCarriers()), carriers.size());
    }

    @Test
    @DisplayName("there are as many different sequences as the standard has")
    void sequences() {
        for (Width width : Width.values()) {
            Set<String> all = new HashSet<>();
            for (int sequence = 0; sequence < width.hopSequences(); sequence++) {
                StringBuilder hops = new StringBuilder();
                for (int burst = 0; burst < width.gridCarriers(); burst++) {
                    hops.append(HopSequences.position(width, sequence, burst)).append(' ');
                }
                all.add(hops.toString());
            }
            assertEquals(width.hopSequences(), all.size());
        }
    }

    @Test
    @DisplayName("the same sequence at the same time loses everything, a moved one nothing")
    void sameSequence() {
        LrFhssFrame first = heard(DR8, 3, 0);
        LrFhssFrame same = heard(DR8, 3, 0);
        LrFhssFrame moved = heard(DR8, 4, 0);
        assertEquals(RadioCause.HEADERS_LOST, receiver.judge(first, POWER).loss());
        assertEquals(new LrFhssReceiver.Found(0, 0, RadioCause.HEADERS_LOST), receiver.judge(same, POWER));
        assertEquals(new LrFhssReceiver.Found(3, 13, null), receiver.judge(moved, POWER));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 3", "1, 3"})
    @DisplayName("a burst that begins where another ends does not disturb it, one microsecond earlier it does")
    void edges(long shiftUs, int headers) {
        // the same sequence, later by a header: every burst of the one meets only the same burst of the other
        LrFhssFrame early = heard(DR8, 3, 0);
        LrFhssFrame late = heard(DR8, 3, HEADER_US + shiftUs);
        assertEquals(headers, receiver.judge(early, POWER).headers());
        assertEquals(headers, receiver.judge(late, POWER).headers());
        assertEquals(13, receiver.judge(late, POWER).fragments());
    }

    @Test
    @DisplayName("frames on other grids never meet")
    void grids() {
        LrFhssFrame one = new LrFhssFrame(DR8, F, BYTES, 0, 8, 0);
        LrFhssFrame other = new LrFhssFrame(DR8, F, BYTES, 0xFFFF_FFFFL, 8, 0);
        assertEquals(7, other.carrier(0) - one.carrier(0));
        receiver.add(one, POWER);
        receiver.add(other, POWER);
        assertNull(receiver.judge(one, POWER).loss());
    }

    @Test
    @DisplayName("with capture the stronger of two equal frames survives, and the weaker does not")
    void capture() {
        LrFhssReceiver capturing = new LrFhssReceiver(new LrFhssRules(6, 3, 1));
        LrFhssFrame strong = frame(DR8, 0, 0);
        LrFhssFrame weak = frame(DR8, 0, 0);
        capturing.add(strong, 4 * POWER);
        capturing.add(weak, POWER);
        assertNull(capturing.judge(strong, 4 * POWER).loss());
        assertEquals(RadioCause.HEADERS_LOST, capturing.judge(weak, POWER).loss());
    }

    @ParameterizedTest
    @CsvSource({"21.0, false", "21.1, true"})
    @DisplayName("a LoRa frame drowns the bursts in its band if it is stronger by 24.08 dB of width less 3 dB of ratio")
    void wide(double strongerDb, boolean drowned) {
        LrFhssFrame frame = heard(DR8, 0, 0);
        receiver.addWide(F, 125_000, 0, 3_000_000, POWER * StrictMath.pow(10, strongerDb / 10));
        int outside = 0;
        for (int burst = 0; burst < frame.bursts(); burst++) {
            outside += Math.abs(LrFhssFrame.centreHz(frame.carrier(burst)) - F) > 62_500 ? 1 : 0;
        }
        LrFhssReceiver.Found found = receiver.judge(frame, POWER);
        assertTrue(outside < frame.bursts());
        assertEquals(drowned ? outside : frame.bursts(), found.headers() + found.fragments());
    }

    @Test
    @DisplayName("a LoRa frame on another channel does not disturb it")
    void otherChannel() {
        LrFhssFrame frame = heard(DR8, 0, 0);
        receiver.addWide(F + 200_000, 125_000, 0, 3_000_000, 1);
        assertNull(receiver.judge(frame, POWER).loss());
    }

    @Test
    @DisplayName("while the gateway sends it misses bursts; if that alone is too much, that is the cause")
    void ownTransmission() {
        LrFhssFrame frame = heard(DR8, 0, 0);
        receiver.addOwn(0, 2 * HEADER_US + 1);
        assertEquals(new LrFhssReceiver.Found(0, 13, RadioCause.GATEWAY_TRANSMITTING), receiver.judge(frame, POWER));
        LrFhssFrame later = heard(DR8, 0, 10_000_000);
        receiver.addOwn(10_000_000, 10_000_000 + HEADER_US);
        assertEquals(new LrFhssReceiver.Found(2, 13, null), receiver.judge(later, POWER));
    }

    /**
     * Poisson frames of one kind with rate lambda, one grid of n carriers, no capture. A burst of length T meets the j-th burst of another frame (length
     * T_j) if that frame begins within an interval of T + T_j, on the same carrier with probability 1 / n; a frame cannot meet it twice, since its bursts
     * are on different carriers. So the number of frames that meet it is Poisson, and P(survival) = exp(-lambda sum_j (T + T_j) / n).
     */
    @ParameterizedTest
    @CsvSource({"ONE_THIRD, 3e-6", "TWO_THIRDS, 6e-6"})
    @DisplayName("bursts survive as often as in pure ALOHA on the grid")
    void aloha(CodingRate rate, double framesPerUs) {
        LrFhssModulation modulation = new LrFhssModulation(rate, Width.KHZ_137);
        double[] headers = new double[40];
        double[] fragments = new double[40];
        for (int seed = 0; seed < headers.length; seed++) {
            double[] found = simulate(modulation, framesPerUs, 2_000, new SplittableRandom(seed + 1));
            headers[seed] = found[0];
            fragments[seed] = found[1];
        }
        LrFhssFrame one = frame(modulation, 0, 0);
        double expectedHeaders = 0;
        double expectedFragments = 0;
        for (int burst = 0; burst < one.bursts(); burst++) {
            long lengthUs = one.endUs(burst) - one.startUs(burst);
            double meetsUs = (double) one.bursts() * lengthUs + one.endUs();
            double survival = StrictMath.exp(-framesPerUs * meetsUs / 35);
            expectedHeaders += burst < one.headers() ? survival : 0;
            expectedFragments += burst < one.headers() ? 0 : survival;
        }
        double tolerance = 0.01;
        assertTrue(
                ConfidenceInterval.of(headers, 0.999).within(expectedHeaders / one.headers(), tolerance),
                () -> ConfidenceInterval.of(headers, 0.999) + "");
        int sent = one.bursts() - one.headers();
        assertTrue(
                ConfidenceInterval.of(fragments, 0.999).within(expectedFragments / sent, tolerance),
                () -> ConfidenceInterval.of(fragments, 0.999) + "");
    }

    /** Shares of headers and of fragments found. */
    private static double[] simulate(LrFhssModulation modulation, double framesPerUs, int frames, SplittableRandom r) {
        LrFhssReceiver receiver = new LrFhssReceiver(ONE_GRID);
        ArrayDeque<LrFhssFrame> onAir = new ArrayDeque<>();
        double nowUs = 0;
        long headers = 0;
        long fragments = 0;
        int counted = 0;
        for (int i = 0; i < frames + 200; i++) {
            nowUs += -StrictMath.log(1 - r.nextDouble()) / framesPerUs;
            LrFhssFrame frame = new LrFhssFrame(modulation, F, BYTES, r.nextLong(), 1, (long) nowUs);
            while (!onAir.isEmpty() && onAir.peekFirst().endUs() <= frame.startUs()) {
                LrFhssReceiver.Found found = receiver.judge(onAir.removeFirst(), POWER);
                if (i >= 100) {
                    headers += found.headers();
                    fragments += found.fragments();
                    counted++;
                }
            }
            receiver.add(frame, POWER);
            onAir.addLast(frame);
        }
        LrFhssFrame any = onAir.getFirst();
        return new double[] {
            (double) headers / counted / any.headers(), (double) fragments / counted / (any.bursts() - any.headers())
        };
    }
}
