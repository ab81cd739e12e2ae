package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.List;

/** One gateway's receiver: its demodulators, what it hears, and whether it is deaf because it sends. */
final class GatewayReceiver {
    private final GatewayRadio radio;
    private final int[] busy;
    private final List<SignalLog> channels = new ArrayList<>();
    private final List<Transmission> receiving = new ArrayList<>();
    private long transmittingUntilUs;

    GatewayReceiver(GatewayRadio radio) {
        this.radio = radio;
        this.busy = new int[radio.model().pools().size()];
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

    void transmit(long untilUs) {
        transmittingUntilUs = untilUs;
    }

    boolean decodes(Transmission t, double rssiDbm) {
        return rssiDbm >= radio.sensitivity().dbm(t.lora().spreadingFactor(), t.modulation.bandwidthHz());
    }

    /** Takes a demodulator; returns its pool, or -1 if all that serve the spreading factor are busy. */
    int occupy(Transmission t) {
        List<GatewayModel.Pool> pools = radio.model().pools();
        for (int pool = 0; pool < busy.length; pool++) {
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
            if (other.frequencyHz == t.frequencyHz
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
