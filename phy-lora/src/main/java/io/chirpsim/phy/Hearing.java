package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.units.Db;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private final double[] jamDb = new double[MOST_PIECES];
    private final double[] clearSnrDb = new double[MOST_PIECES];
    private final List<Jammer> jammers = new ArrayList<>();
    private int pieces;
    private boolean jammed;
    private double worstClearRiseDb;
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

    /** From now on this one is there as well. */
    void add(Jammer jammer) {
        jammers.add(jammer);
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
        jammed = false;
        for (Jammer jammer : jammers) {
            pieces = jammer.meets(t) ? Math.max(pieces, jammer.pieces(t)) : pieces;
        }
        rssiDbm = steadyDbm;
        worstRiseDb = 0;
        if (fading.none()) {
            Arrays.fill(snrDb, 0, pieces, steadyDbm - noiseDbm);
        } else {
            fade(steadyDbm, noiseDbm, device, gateway, fading.pieces(airtimeUs));
        }
        if (receiver.external().riseDb() > 0) {
            disturb(airtimeUs);
        }
        worstClearRiseDb = worstRiseDb;
        if (!jammers.isEmpty()) {
            jam(airtimeUs, Db.dbmToMilliwatt(noiseDbm));
        }
    }

    /** Jammers add to what noise there is, external interference included. */
    private void jam(long airtimeUs, double noiseMilliwatt) {
        for (int i = 0; i < pieces; i++) {
            long middleUs = frame.startUs + (2 * i + 1) * airtimeUs / (2 * pieces);
            double milliwatt = 0;
            for (Jammer jammer : jammers) {
                milliwatt += jammer.meets(frame) ? jammer.milliwatt(frame, ear.entity(), middleUs, bursts) : 0;
            }
            double outside = ear.external().riseDb(bursts, ear.entity(), frame.frequencyHz, middleUs);
            jamDb[i] = Db.fromLinear(1 + milliwatt / (noiseMilliwatt * Db.toLinear(outside)));
            jammed |= milliwatt > 0;
            worstRiseDb = Math.max(worstRiseDb, outside + jamDb[i]);
            snrDb[i] -= jamDb[i];
        }
    }

    /** Listens to a frame whose power is known as it arrives. */
    void listenUnfaded(Transmission t, Ear receiver, double powerDbm) {
        frame = t;
        ear = receiver;
        pieces = 1;
        jammed = false;
        rssiDbm = powerDbm;
        worstRiseDb = 0;
        snrDb[0] = powerDbm - Noise.floorDbm(t.modulation.bandwidthHz(), receiver.noiseFigureDb());
        if (receiver.external().riseDb() > 0) {
            disturb(t.endUs - t.startUs);
        }
    }

    /** A part that fades as one may fall into several that are disturbed apart. */
    private void fade(double steadyDbm, double noiseDbm, long device, long gateway, int fades) {
        fading.gainsDb(device, gateway, frame.startUs, fades, snrDb);
        for (int i = pieces - 1; i >= 0; i--) {
            snrDb[i] = snrDb[i * fades / pieces];
        }
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

    /** Whether it would find the frame if there were no jammers. */
    boolean noticedWithoutJammers() {
        if (!jammed) {
            return noticed();
        }
        return errors != null && frame.modulation instanceof LoraModulation lora
                ? snrDb[0] + jamDb[0] >= errors.detectionSnrDb(lora)
                : rssiDbm >= config.sensitivityDbm(ear.sensitivity(), frame.modulation) + worstClearRiseDb;
    }

    /** Whether it would decode a frame that it does not decode if there were no jammers. */
    boolean decodedWithoutJammers() {
        if (!jammed || errors == null || !(frame.modulation instanceof LoraModulation lora)) {
            return false;
        }
        for (int i = 0; i < pieces; i++) {
            clearSnrDb[i] = snrDb[i] + jamDb[i];
        }
        return decoded(lora, clearSnrDb);
    }

    /** Whether a noticed frame that nothing else destroyed is decoded in spite of the noise. */
    boolean decoded() {
        return errors == null || !(frame.modulation instanceof LoraModulation lora) || decoded(lora, snrDb);
    }

    private boolean decoded(LoraModulation lora, double[] snrsDb) {
        return decoding.uniform(link, frame.downlink ? ~frame.startUs : frame.startUs)
                < errors.decodedProbability(lora, frame.phyPayloadBytes, snrsDb, pieces);
    }
}
