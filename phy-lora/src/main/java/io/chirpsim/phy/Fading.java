package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.Arrays;

/**
 * Fading of single frames, on top of the loss that a link keeps. A frame longer than the coherence time falls into parts that fade
 * independently (block fading); besides, every frame of a link may be stronger or weaker as a whole, as the surroundings of static links change
 * over hours and months. Drawn by (link, start of the frame, part), so that neither the order of gateways nor that of questions matters; a
 * frame and an answer that starts at another time fade independently.
 */
public final class Fading {
    /** No fading: every frame sees its link's loss. */
    public static final Fading NONE = new Fading(new Streams(0, 0), new FadingModel.Constant(), Long.MAX_VALUE, 0);

    private static final int MOST_PIECES = 64;
    /** e^-10: a Rayleigh gain is higher for one part of 22,000. */
    private static final double HIGHEST_GAIN = 10;
    /** A normal deviate is higher for one frame of 31,000. */
    private static final double HIGHEST_SIGMAS = 4;

    private final FadingModel model;
    private final long coherenceUs;
    private final double temporalSigmaDb;
    private final Draws parts;
    private final Draws frames;

    /**
     * @param streams of the replication
     * @param model distribution of the gain of each part
     * @param coherenceUs how long a part is; {@code Long.MAX_VALUE} where nothing moves
     * @param temporalSigmaDb standard deviation in dB of a frame as a whole, around the link's loss
     */
    public Fading(Streams streams, FadingModel model, long coherenceUs, double temporalSigmaDb) {
        if (coherenceUs < 1) {
            throw new IllegalArgumentException("a coherence time of " + coherenceUs + " us");
        }
        this.model = model;
        this.coherenceUs = coherenceUs;
        this.temporalSigmaDb = temporalSigmaDb;
        this.parts = streams.draws(RadioPurpose.FADING);
        this.frames = streams.draws(RadioPurpose.TEMPORAL);
    }

    /**
     * Coherence time of a link whose end or surroundings move: {@code 0.423 / fd} with Doppler frequency {@code fd = v f / c} (Rappaport,
     * Wireless Communications, the geometric mean of the two usual definitions).
     *
     * @return microseconds, at least 1; {@code Long.MAX_VALUE} at rest
     */
    public static long coherenceUs(double speedMPerS, double frequencyHz) {
        double dopplerHz = speedMPerS * frequencyHz / 299_792_458;
        return dopplerHz == 0 ? Long.MAX_VALUE : Math.max(1, (long) (0.423e6 / dopplerHz));
    }

    /** Whether all gains are 0 dB. */
    public boolean none() {
        return model instanceof FadingModel.Constant && temporalSigmaDb == 0;
    }

    /** How many parts of a frame fade independently: its airtime over the coherence time, rounded up, 1 to 64. */
    public int pieces(long airtimeUs) {
        if (model instanceof FadingModel.Constant) {
            return 1;
        }
        return (int) Math.max(1, Math.min(MOST_PIECES, (airtimeUs - 1) / coherenceUs + 1));
    }

    /** How many dB above its link's loss a frame may come, but for a few of a hundred thousand; 0 without fading. */
    public double headroomDb() {
        double temporalDb = HIGHEST_SIGMAS * temporalSigmaDb;
        if (model instanceof FadingModel.Constant) {
            return temporalDb;
        }
        double m = model instanceof FadingModel.Nakagami nakagami ? Math.min(1, nakagami.m()) : 1;
        return temporalDb + 10 * StrictMath.log10(HIGHEST_GAIN / m);
    }

    /**
     * The gains of one frame, to be added to the received power of a link without fading.
     *
     * @param deviceEntity the device
     * @param gatewayEntity the gateway
     * @param startUs when the frame began
     * @param pieces how many parts
     * @param out receives in its first {@code pieces} elements the gain of each part in dB, negative in a fade
     */
    public void gainsDb(long deviceEntity, long gatewayEntity, long startUs, int pieces, double[] out) {
        long link = deviceEntity ^ Long.rotateLeft(gatewayEntity, 32);
        double frameDb = temporalSigmaDb == 0 ? 0 : frames.normal(0, temporalSigmaDb, link, startUs);
        if (model instanceof FadingModel.Constant) {
            Arrays.fill(out, 0, pieces, frameDb);
            return;
        }
        for (int piece = 0; piece < pieces; piece++) {
            double gain = gain(link, startUs * MOST_PIECES + piece);
            out[piece] = frameDb + 10 * StrictMath.log10(Math.max(Double.MIN_NORMAL, gain));
        }
    }

    private double gain(long link, long part) {
        if (model instanceof FadingModel.Rice rice) {
            return rice(rice, parts.bits(link, part));
        }
        if (model instanceof FadingModel.Nakagami nakagami) {
            return gamma(nakagami.m(), parts.bits(link, part)) / nakagami.m();
        }
        return parts.exponential(1, link, part);
    }

    private double rice(FadingModel.Rice rice, long entity) {
        double k = StrictMath.pow(10, rice.kDb() / 10);
        double sigma = Math.sqrt(0.5 / (k + 1));
        double inPhase = parts.normal(Math.sqrt(k / (k + 1)), sigma, entity, 0);
        double quadrature = parts.normal(0, sigma, entity, 1);
        return inPhase * inPhase + quadrature * quadrature;
    }

    /** Gamma with scale 1 after Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
    private double gamma(double shape, long entity) {
        if (shape < 1) {
            return gamma(shape + 1, entity) * StrictMath.pow(parts.uniform(entity, -1), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        for (long index = 0; ; index += 2) {
            double x = parts.normal(0, 1, entity, index);
            double root = 1 + x / Math.sqrt(9 * d);
            double v = root * root * root;
            if (root > 0
                    && StrictMath.log(parts.uniform(entity, index + 1))
                            < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }
}
