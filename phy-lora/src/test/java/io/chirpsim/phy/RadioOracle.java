package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of reception once more, slowly: every question is answered by looking at all frames there ever are. */
final class RadioOracle {
    /** An uplink; power per gateway, NaN where out of reach. */
    record Frame(int number, long startUs, long endUs, int sf, long channelHz, double[] rssiDbm) {}

    /** A gateway's own transmission. */
    record Send(int gateway, long startUs, long endUs) {}

    /** Who decoded a frame, or why nobody did. */
    record Verdict(List<Integer> gateways, RadioCause loss, double strengthDbm) {}

    private final RadioConfig config;
    private final GatewayRadio gateway;
    private final List<Frame> frames;
    private final List<Send> sends;
    private final List<Map<Integer, RadioCause>> notDemodulated = new ArrayList<>();

    RadioOracle(RadioConfig config, GatewayRadio gateway, List<Frame> frames, List<Send> sends) {
        this.config = config;
        this.gateway = gateway;
        this.frames = frames;
        this.sends = sends;
        for (int g = 0; g < frames.get(0).rssiDbm.length; g++) {
            notDemodulated.add(demodulate(g));
        }
    }

    Verdict judge(Frame frame) {
        List<Integer> decodedBy = new ArrayList<>();
        RadioCause loss = RadioCause.NO_COVERAGE;
        double strengthDbm = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < frame.rssiDbm.length; g++) {
            if (Double.isNaN(frame.rssiDbm[g])) {
                continue;
            }
            RadioCause here = at(g, frame);
            if (here == null) {
                decodedBy.add(g);
            } else if (here.ordinal() > loss.ordinal() || here == loss && frame.rssiDbm[g] > strengthDbm) {
                loss = here;
                strengthDbm = frame.rssiDbm[g];
            }
        }
        return new Verdict(decodedBy, decodedBy.isEmpty() ? loss : null, strengthDbm);
    }

    private RadioCause at(int g, Frame frame) {
        if (!heard(g, frame)) {
            return RadioCause.NO_COVERAGE;
        }
        RadioCause early = notDemodulated.get(g).get(frame.number);
        return early != null ? early : interference(g, frame);
    }

    private boolean heard(int g, Frame frame) {
        return frame.rssiDbm[g] >= gateway.sensitivity().dbm(frame.sf, 125_000);
    }

    /** Frames in the order in which they began, each looking for a demodulator that none before it still holds. */
    private Map<Integer, RadioCause> demodulate(int g) {
        Map<Integer, RadioCause> causes = new HashMap<>();
        List<long[]> narrowUntil = new ArrayList<>();
        List<long[]> wideUntil = new ArrayList<>();
        List<Frame> byStart = new ArrayList<>(frames);
        byStart.sort(Comparator.comparingLong(Frame::startUs).thenComparingInt(Frame::number));
        for (Frame frame : byStart) {
            if (Double.isNaN(frame.rssiDbm[g]) || !heard(g, frame)) {
                continue;
            }
            if (sendsDuring(g, frame.startUs, frame.startUs + 1) < Long.MAX_VALUE) {
                causes.put(frame.number, RadioCause.GATEWAY_TRANSMITTING);
                continue;
            }
            long abortedUs = sendsDuring(g, frame.startUs, frame.endUs);
            long[] until = {Math.min(frame.endUs, abortedUs)};
            narrowUntil.removeIf(held -> held[0] <= frame.startUs);
            wideUntil.removeIf(held -> held[0] <= frame.startUs);
            boolean sx1302 = gateway.model() == GatewayModel.SX1302;
            if (sx1302 && frame.sf <= 10 && narrowUntil.size() < 8) {
                narrowUntil.add(until);
            } else if (wideUntil.size() < 8) {
                wideUntil.add(until);
            } else {
                causes.put(frame.number, RadioCause.NO_DEMODULATOR);
                continue;
            }
            if (abortedUs < frame.endUs) {
                causes.put(frame.number, RadioCause.GATEWAY_TRANSMITTING);
            }
        }
        return causes;
    }

    /** When the gateway first sends within [from, until); the largest number if never. */
    private long sendsDuring(int g, long fromUs, long untilUs) {
        return sends.stream()
                .filter(send -> send.gateway == g && send.startUs < untilUs && send.endUs > fromUs)
                .mapToLong(Send::startUs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private RadioCause interference(int g, Frame frame) {
        RadioCause cause = null;
        for (int sf = 7; sf <= 12; sf++) {
            double energy = 0;
            for (Frame other : frames) {
                long overlapUs = Math.min(frame.endUs, other.endUs) - Math.max(frame.startUs, other.startUs);
                if (other != frame
                        && other.sf == sf
                        && other.channelHz == frame.channelHz
                        && overlapUs > 0
                        && other.rssiDbm[g] >= config.weakestDbm(gateway)) {
                    energy += Math.pow(10, other.rssiDbm[g] / 10) * overlapUs;
                }
            }
            double own = Math.pow(10, frame.rssiDbm[g] / 10) * (frame.endUs - frame.startUs);
            if (energy > 0 && 10 * Math.log10(own / energy) < config.matrix().thresholdDb(frame.sf, sf)) {
                if (sf == frame.sf) {
                    return RadioCause.CO_SF_INTERFERENCE;
                }
                cause = RadioCause.INTER_SF_INTERFERENCE;
            }
        }
        return cause;
    }
}
