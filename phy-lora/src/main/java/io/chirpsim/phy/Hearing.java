package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.units.Db;
import java.util.Arrays;

/**
 * How one receiver hears one frame: its power through all fades, the noise each part of it stands against, whether the receiver notices it and,
 * if no other frame destroys it, decodes it. Reused from frame to frame; the same question gives the same answer at any time.
 */
final class Hearing {
    private static final int MOST_PIECES = 64;

    private final RadioConfig config;
    private final FrameErrors errors;
    private final Fading fading;
    private final Draws decoding;
    private final Draws bursts;
    private final double[] snrDb = new double[MOST_PIECES];
    private int pieces;
    private double rssiDbm;
    private double worstRiseDb;
    private Transmission frame;
    private Ear ear;
    private long link;

    Hearing(RadioConfig config, Fading fading, Streams streams) {
        this.config = config;
        this.errors = config.errors().orElse(null);
        this.fading = fading;
        this.decoding = streams.draws(RadioPurpose.DECODING);
        this.bursts = streams.draws(RadioPurpose.EXTERNAL);
    }

    /**
     * Listens.
     *
     * @param steadyDbm received power without fading
     * @param device entity of the device at the other end of the link, or at this one
     * @param gateway entity of the gateway of the link
     */
    void listen(Transmission t, Ear receiver, double steadyDbm, long device, long gateway) {
        frame = t;
        ear = receiver;
        link = device ^ Long.rotateLeft(gateway, 32);
        long airtimeUs = t.endUs - t.startUs;
        double noiseDbm = Noise.floorDbm(t.modulation.bandwidthHz(), receiver.noiseFigureDb());
        pieces = Math.max(fading.pieces(airtimeUs), receiver.external().pieces(airtimeUs));
        rssiDbm = steadyDbm;
        worstRiseDb = 0;
        if (fading.none()) {
            Arrays.fill(snrDb, 0, pieces, steadyDbm - noiseDbm);
        } else {
            fade(steadyDbm, noiseDbm, device, gateway);
        }
        if (receiver.external().riseDb() > 0) {
            disturb(airtimeUs);
        }
    }

    /** Listens to a frame whose power is known as it arrives. */
    void listenUnfaded(Transmission t, Ear receiver, double powerDbm) {
        frame = t;
        ear = receiver;
        pieces = 1;
        rssiDbm = powerDbm;
        worstRiseDb = 0;
        snrDb[0] = powerDbm - Noise.floorDbm(t.modulation.bandwidthHz(), receiver.noiseFigureDb());
        if (receiver.external().riseDb() > 0) {
            disturb(t.endUs - t.startUs);
        }
    }

    private void fade(double steadyDbm, double noiseDbm, long device, long gateway) {
        fading.gainsDb(device, gateway, frame.startUs, pieces, snrDb);
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            sum += Db.toLinear(snrDb[i]);
            snrDb[i] += steadyDbm - noiseDbm;
        }
        rssiDbm = steadyDbm + Db.fromLinear(sum / pieces);
    }

    private void disturb(long airtimeUs) {
        for (int i = 0; i < pieces; i++) {
            long middleUs = frame.startUs + (2 * i + 1) * airtimeUs / (2 * pieces);
            double riseDb = ear.external().riseDb(bursts, ear.entity(), frame.frequencyHz, middleUs);
            worstRiseDb = Math.max(worstRiseDb, riseDb);
            snrDb[i] -= riseDb;
        }
    }

    /** Received power in dBm, averaged over the frame. */
    double rssiDbm() {
        return rssiDbm;
    }

    /** Signal to noise ratio in dB, averaged over the frame. */
    double meanSnrDb() {
        if (pieces == 1) {
            return snrDb[0];
        }
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            sum += Db.toLinear(snrDb[i]);
        }
        return Db.fromLinear(sum / pieces);
    }

    /** Whether the receiver finds the frame at all: by its data sheet, or a LoRa frame by the noise at its preamble. */
    boolean noticed() {
        return errors != null && frame.modulation instanceof LoraModulation lora
                ? snrDb[0] >= errors.detectionSnrDb(lora)
                : rssiDbm >= config.sensitivityDbm(ear.sensitivity(), frame.modulation) + worstRiseDb;
    }

    /** Whether a noticed frame that nothing else destroyed is decoded in spite of the noise. */
    boolean decoded() {
        return errors == null
                || !(frame.modulation instanceof LoraModulation lora)
                || decoding.uniform(link, frame.downlink ? ~frame.startUs : frame.startUs)
                        < errors.decodedProbability(lora, frame.phyPayloadBytes, snrDb, pieces);
    }
}
