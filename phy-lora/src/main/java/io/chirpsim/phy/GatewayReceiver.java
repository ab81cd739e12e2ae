package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.List;

/** One gateway's receiver: its demodulators, what it hears, and whether it is deaf because it sends. */
final class GatewayReceiver {
    private final GatewayRadio radio;
    private final RadioConfig config;
    private final int fskPool;
    private final int lrFhssPool;
    private final int[] busy;
    private final LrFhssReceiver lrFhss;
    private final List<SignalLog> channels = new ArrayList<>();
    private final List<Transmission> receiving = new ArrayList<>();
    private long transmittingUntilUs;

    GatewayReceiver(RadioConfig config, GatewayRadio radio) {
        this.config = config;
        this.radio = radio;
        this.fskPool = radio.model().pools().size();
        this.lrFhssPool = fskPool + 1;
        this.busy = new int[lrFhssPool + 1];
        this.lrFhss = new LrFhssReceiver(config.lrFhss());
    }

    GatewayRadio radio() {
        return radio;
    }

    SignalLog channel(int index) {
        while (channels.size() <= index) {
            channels.add(new SignalLog());
        }
        return channels.get(index);
    }

    boolean transmitting(long nowUs) {
        return nowUs < transmittingUntilUs;
    }

    void transmit(long nowUs, long untilUs) {
        transmittingUntilUs = untilUs;
        lrFhss.addOwn(nowUs, untilUs);
    }

    LrFhssReceiver lrFhss() {
        return lrFhss;
    }

    boolean decodes(Transmission t, double rssiDbm) {
        return radio.model().receives(t.modulation)
                && rssiDbm >= config.sensitivityDbm(radio.sensitivity(), t.modulation);
    }

    /** Takes a demodulator; returns its pool, or -1 if all that serve it are busy. LR-FHSS goes on while the gateway sends. */
    int occupy(Transmission t) {
        if (t.modulation instanceof FskModulation && busy[fskPool] == 0) {
            busy[fskPool]++;
            receiving.add(t);
            return fskPool;
        } else if (t.bursts != null && busy[lrFhssPool] < radio.model().lrFhssFrames()) {
            busy[lrFhssPool]++;
            return lrFhssPool;
        }
        return t.modulation instanceof LoraModulation ? occupyLora(t) : -1;
    }

    private int occupyLora(Transmission t) {
        List<GatewayModel.Pool> pools = radio.model().pools();
        for (int pool = 0; pool < pools.size(); pool++) {
            if (t.lora().spreadingFactor() <= pools.get(pool).highestSpreadingFactor()
                    && busy[pool] < pools.get(pool).size()) {
                busy[pool]++;
                receiving.add(t);
                return pool;
            }
        }
        return -1;
    }

    void free(Transmission t, int pool) {
        busy[pool]--;
        receiving.remove(t);
    }

    /** The frame in a demodulator that has the channel and spreading factor of another; null if there is none. */
    Transmission following(Transmission t) {
        for (Transmission other : receiving) {
            if (other.modulation instanceof LoraModulation
                    && other.frequencyHz == t.frequencyHz
                    && other.modulation.bandwidthHz() == t.modulation.bandwidthHz()
                    && other.lora().spreadingFactor() == t.lora().spreadingFactor()) {
                return other;
            }
        }
        return null;
    }

    /** The frames in the demodulators. */
    List<Transmission> receiving() {
        return receiving;
    }
}
