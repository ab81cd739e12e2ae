package io.chirpsim.validation;

import io.chirpsim.phy.LrFhssFrame;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.LrFhssModulation.CodingRate;
import io.chirpsim.phy.LrFhssModulation.Width;
import io.chirpsim.phy.LrFhssReceiver;
import io.chirpsim.phy.LrFhssRules;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * LR-FHSS: airtime against the driver's, and collisions against ALOHA on the grid. Frames of one kind begin as a Poisson process of rate lambda; all
 * hop over the same n = 35 carriers, and a burst that meets another on its carrier is lost.
 *
 * <p>A burst of length T meets the j-th burst of another frame, of length T_j, if that frame begins within an interval of T + T_j, on the same carrier with
 * probability 1 / n, and no frame twice: {@code P(survival) = exp(-lambda sum_j (T + T_j) / n)}, exactly.
 *
 * <p>Of all its headers a frame loses every one with a probability that follows from inclusion and exclusion: those of a set S all survive if no frame
 * meets one of them, {@code exp(-lambda integral (1 - prod_S (1 - a_i(t) / n)) dt)}, where a_i(t) of the bursts of a frame that begins t later overlap
 * header i. Assumed: given t, what one frame does to different headers is independent (wrong by the order of 1 / n squared). For independent headers it
 * would be the p to the power of their number.
 */
final class LrFhssCheck implements Check {
    private static final String ALOHA = "ALOHA on the grid of 35 carriers, closed form";
    private static final double RATIO_TOLERANCE = 0.005;
    private static final int REPLICATIONS = 400;
    private static final int WARM_UP = 100;
    private static final int COUNTED = 3000;
    private static final int GRID_CARRIERS = 35;
    private static final int BYTES = 23;
    private static final long CENTRE_HZ = 868_100_000;
    private static final double POWER_MILLIWATT = 1e-12;
    private static final LrFhssRules ONE_GRID = new LrFhssRules(Double.POSITIVE_INFINITY, 3, 1);

    @Override
    public List<Row> rows(Effort effort) {
        List<Row> rows = new ArrayList<>();
        rows.add(airtime());
        rows.addAll(collisions(effort, "dr8", CodingRate.ONE_THIRD, 3e-6));
        rows.addAll(collisions(effort, "dr9", CodingRate.TWO_THIRDS, 6e-6));
        return rows;
    }

    private static Row airtime() {
        double[] errorsUs = Tables.rows("lrfhss-toa-vectors.csv").stream()
                .mapToDouble(LrFhssCheck::errorUs)
                .toArray();
        return Row.exact(
                new Row.Claim(
                        "airtime.lrfhss",
                        "Airtime of " + errorsUs.length + " LR-FHSS frames, error in microseconds",
                        "Semtech's driver, SWL2001 lr_fhss_mac.c",
                        0,
                        0),
                errorsUs);
    }

    private static double errorUs(String[] cells) {
        CodingRate rate = cells[1].equals(CodingRate.ONE_THIRD.word()) ? CodingRate.ONE_THIRD : CodingRate.TWO_THIRDS;
        long expectedUs = new BigDecimal(cells[5]).movePointRight(3).longValueExact();
        return new LrFhssModulation(rate, Width.KHZ_137).airtimeUs(Integer.parseInt(cells[0])) - (double) expectedUs;
    }

    private static List<Row> collisions(Effort effort, String name, CodingRate rate, double framesPerUs) {
        LrFhssModulation modulation = new LrFhssModulation(rate, Width.KHZ_137);
        LrFhssFrame one = new LrFhssFrame(modulation, CENTRE_HZ, BYTES, 0, 1, 0);
        long entity = Streams.hash("lrfhss." + name);
        double[][] found = IntStream.range(0, effort.replications(REPLICATIONS))
                .parallel()
                .mapToObj(r -> simulate(modulation, framesPerUs, new Streams(effort.seed(), r), entity))
                .toArray(double[][]::new);
        double tolerance = effort.tolerance(RATIO_TOLERANCE);
        String load = ", " + name.toUpperCase(Locale.ROOT) + ", " + framesPerUs * 1e6 + " frames per second";
        return List.of(
                Row.estimated(
                        new Row.Claim(
                                "lrfhss." + name + ".headers",
                                "Headers received" + load,
                                ALOHA,
                                survival(one, 0, one.headers(), framesPerUs),
                                tolerance),
                        column(found, 0)),
                Row.estimated(
                        new Row.Claim(
                                "lrfhss." + name + ".fragments",
                                "Fragments received" + load,
                                ALOHA,
                                survival(one, one.headers(), one.bursts(), framesPerUs),
                                tolerance),
                        column(found, 1)),
                Row.estimated(
                        new Row.Claim(
                                "lrfhss." + name + ".lost",
                                "Frames that lose all " + one.headers() + " headers" + load,
                                ALOHA + ", inclusion and exclusion",
                                allHeadersLost(one, framesPerUs),
                                tolerance),
                        column(found, 2)));
    }

    private static double[] column(double[][] rows, int index) {
        return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
    }

    /** Mean chance of the bursts from one to another. */
    private static double survival(LrFhssFrame frame, int from, int to, double framesPerUs) {
        return IntStream.range(from, to)
                .mapToDouble(burst -> {
                    long lengthUs = frame.endUs(burst) - frame.startUs(burst);
                    double meetsUs = (double) frame.bursts() * lengthUs + frame.endUs();
                    return StrictMath.exp(-framesPerUs * meetsUs / GRID_CARRIERS);
                })
                .average()
                .orElseThrow();
    }

    static double allHeadersLost(LrFhssFrame frame, double framesPerUs) {
        double lost = 1;
        for (int set = 1; set < 1 << frame.headers(); set++) {
            double allSurvive = StrictMath.exp(-framesPerUs * meetingUs(frame, set));
            lost += Integer.bitCount(set) % 2 == 1 ? -allSurvive : allSurvive;
        }
        return lost;
    }

    /** The integral over the other frame's start: what overlaps changes only where an edge of a burst meets an edge of a header. */
    private static double meetingUs(LrFhssFrame frame, int headers) {
        TreeSet<Long> edges = new TreeSet<>();
        for (int header = 0; header < frame.headers(); header++) {
            for (int burst = 0; burst < frame.bursts(); burst++) {
                for (long ours : new long[] {frame.startUs(header), frame.endUs(header)}) {
                    edges.add(ours - frame.startUs(burst));
                    edges.add(ours - frame.endUs(burst));
                }
            }
        }
        double integral = 0;
        long before = edges.first();
        for (long edge : edges) {
            integral += (edge - before) * meets(frame, headers, before);
            before = edge;
        }
        return integral;
    }

    /** Chance that a frame that begins just after an offset meets one of a set of headers. */
    private static double meets(LrFhssFrame frame, int headers, long offsetUs) {
        double meetsNone = 1;
        for (int header = 0; header < frame.headers(); header++) {
            int overlapping = 0;
            for (int burst = 0; burst < frame.bursts(); burst++) {
                boolean overlaps = offsetUs + frame.startUs(burst) < frame.endUs(header)
                        && offsetUs + frame.endUs(burst) >= frame.startUs(header);
                overlapping += overlaps ? 1 : 0;
            }
            meetsNone *= (headers >> header & 1) == 0 ? 1 : 1 - (double) overlapping / GRID_CARRIERS;
        }
        return 1 - meetsNone;
    }

    /** Shares of headers found, of fragments found, and of frames without any header. */
    private static double[] simulate(LrFhssModulation modulation, double framesPerUs, Streams streams, long entity) {
        Draws gaps = streams.draws(ValidationPurpose.GAP);
        Draws hops = streams.draws(ValidationPurpose.CHANNEL);
        LrFhssReceiver receiver = new LrFhssReceiver(ONE_GRID);
        ArrayDeque<LrFhssFrame> onAir = new ArrayDeque<>();
        Tally tally = new Tally();
        double nowUs = 0;
        for (int sent = 0; tally.frames < COUNTED; sent++) {
            nowUs += gaps.exponential(1 / framesPerUs, entity, sent);
            LrFhssFrame frame = new LrFhssFrame(modulation, CENTRE_HZ, BYTES, hops.bits(entity, sent), 1, (long) nowUs);
            while (!onAir.isEmpty() && onAir.peekFirst().endUs() <= frame.startUs()) {
                LrFhssFrame ended = onAir.removeFirst();
                if (sent >= WARM_UP) {
                    tally.add(ended, receiver.judge(ended, POWER_MILLIWATT));
                }
            }
            receiver.add(frame, POWER_MILLIWATT);
            onAir.addLast(frame);
        }
        return tally.shares();
    }

    private static final class Tally {
        private int frames;
        private long headersSent;
        private long headers;
        private long fragmentsSent;
        private long fragments;
        private int headless;

        void add(LrFhssFrame frame, LrFhssReceiver.Found found) {
            frames++;
            headersSent += frame.headers();
            headers += found.headers();
            fragmentsSent += frame.bursts() - frame.headers();
            fragments += found.fragments();
            headless += found.headers() == 0 ? 1 : 0;
        }

        double[] shares() {
            return new double[] {
                (double) headers / headersSent, (double) fragments / fragmentsSent, (double) headless / frames
            };
        }
    }
}
