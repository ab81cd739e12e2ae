package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.HashMap;
import java.util.Map;

/**
 * What one gateway makes of LR-FHSS: it looks at the whole band, so that no demodulator is occupied, and finds every burst that nothing disturbs. A frame
 * is decoded if at least one replica of its header is found, and as many fragments as its code rate asks for.
 *
 * <p>A burst is lost if the gateway sends while it is on the air; if the energy of other LR-FHSS bursts on its carrier is too near its own (any at all,
 * without capture); or if the energy of LoRa and FSK frames on its carrier is: of a frame that covers the carrier it is the share that the carrier has of
 * the frame's bandwidth. The two kinds are not added up. Rule of decoding and collisions on the grid: Boquet et al., "LR-FHSS: overview and performance
 * analysis", IEEE Communications Magazine 2021, and the simulator LR-FHSS-Sim.
 *
 * <p>The cost of a frame is that of its bursts times what is on their carriers at the time.
 */
public final class LrFhssReceiver {
    private final double captureLinear;
    private final double wideSirLinear;
    private final Map<Integer, Bursts> carriers = new HashMap<>();
    private final WideSignals wide = new WideSignals();
    private final WideSignals deaf = new WideSignals();
    private long longestUs;

    /**
     * What was found of a frame.
     *
     * @param headers replicas of the header
     * @param fragments fragments of the payload
     * @param loss why the frame is lost, null if it is decoded
     */
    public record Found(int headers, int fragments, RadioCause loss) {}

    /** A gateway that has heard nothing yet. */
    public LrFhssReceiver(LrFhssRules rules) {
        captureLinear = Db.toLinear(rules.captureDb());
        wideSirLinear = Db.toLinear(rules.wideSirDb());
    }

    /** A frame of any modulation reaches the gateway; in the order in which they begin. */
    void add(Transmission t, double milliwatt) {
        if (t.bursts != null) {
            add(t.bursts, milliwatt);
        } else {
            addWide(t.frequencyHz, t.modulation.occupiedHz(), t.startUs, t.endUs, milliwatt);
        }
    }

    /** A LoRa or FSK frame reaches the gateway; in the order in which they begin. */
    public void addWide(long frequencyHz, int bandwidthHz, long startUs, long endUs, double milliwatt) {
        wide.add(
                frequencyHz - bandwidthHz / 2.0,
                frequencyHz + bandwidthHz / 2.0,
                startUs,
                endUs,
                milliwatt * LrFhssModulation.CARRIER_HZ / bandwidthHz,
                longestUs);
    }

    /** The gateway sends, and hears nothing; in order. */
    public void addOwn(long startUs, long endUs) {
        deaf.add(0, Double.POSITIVE_INFINITY, startUs, endUs, 1, longestUs);
    }

    /** An LR-FHSS frame reaches the gateway, too weak to be found or not; in the order in which they begin. */
    public void add(LrFhssFrame frame, double milliwatt) {
        longestUs = Math.max(longestUs, frame.endUs() - frame.startUs());
        for (int burst = 0; burst < frame.bursts(); burst++) {
            carriers.computeIfAbsent(frame.carrier(burst), carrier -> new Bursts())
                    .add(frame, burst, milliwatt, frame.startUs() - longestUs);
        }
    }

    /** A frame has ended, and all that disturbed it was added. */
    public Found judge(LrFhssFrame frame, double milliwatt) {
        wide.selectDuring(frame.startUs(), frame.endUs());
        deaf.selectDuring(frame.startUs(), frame.endUs());
        int headers = 0;
        int fragments = 0;
        int drownedHeaders = 0;
        int drownedFragments = 0;
        for (int burst = 0; burst < frame.bursts(); burst++) {
            if (!disturbed(frame, burst, milliwatt)) {
                boolean header = burst < frame.headers();
                boolean missed = deaf.energy(0, frame.startUs(burst), frame.endUs(burst)) > 0;
                headers += header && !missed ? 1 : 0;
                fragments += header || missed ? 0 : 1;
                drownedHeaders += header && missed ? 1 : 0;
                drownedFragments += !header && missed ? 1 : 0;
            }
        }
        RadioCause loss = loss(frame, headers, fragments);
        boolean ownFault = loss != null && loss(frame, headers + drownedHeaders, fragments + drownedFragments) == null;
        return new Found(headers, fragments, ownFault ? RadioCause.GATEWAY_TRANSMITTING : loss);
    }

    private static RadioCause loss(LrFhssFrame frame, int headers, int fragments) {
        if (headers == 0) {
            return RadioCause.HEADERS_LOST;
        }
        int sent = frame.bursts() - frame.headers();
        boolean enough = fragments >= frame.modulation().codingRate().fragmentsNeeded(sent);
        return enough ? null : RadioCause.FRAGMENTS_LOST;
    }

    private boolean disturbed(LrFhssFrame frame, int burst, double milliwatt) {
        long startUs = frame.startUs(burst);
        long endUs = frame.endUs(burst);
        double own = milliwatt * (endUs - startUs);
        Bursts there = carriers.get(frame.carrier(burst));
        double others = there == null ? 0 : there.energy(frame, startUs, endUs);
        if (others > 0 && own < captureLinear * others) {
            return true;
        }
        double wideEnergy = wide.energy(LrFhssFrame.centreHz(frame.carrier(burst)), startUs, endUs);
        return wideEnergy > 0 && own < wideSirLinear * wideEnergy;
    }
}
