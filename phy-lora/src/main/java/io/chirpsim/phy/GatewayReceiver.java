package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One gateway's receiver: its demodulators, what it hears, and whether it is deaf because it sends or is down. */
final class GatewayReceiver {
    private static final byte UNKNOWN = 0;
    private static final byte MULTI = 1;
    private static final byte OTHER = 2;

    private final GatewayRadio radio;
    private final Ear ear;
    private final int[] busy;
    private final int standardPool;
    private final int fskPool;
    private final int lrFhssPool;
    private final LrFhssReceiver lrFhss;
    private final List<SignalLog> channels = new ArrayList<>();
    private byte[] kinds = new byte[8];
    private final List<Transmission> receiving = new ArrayList<>();
    private long transmittingUntilUs;
    private long downUntilUs;
    private long foreignFrames;

    GatewayReceiver(RadioConfig config, GatewayRadio radio, long entity) {
        this.radio = radio;
        this.ear = new Ear(radio.sensitivity(), radio.noiseFigureDb(), radio.external(), entity);
        this.standardPool = radio.model().pools().size();
        this.fskPool = standardPool + 1;
        this.lrFhssPool = fskPool + 1;
        this.busy = new int[lrFhssPool + 1];
        this.lrFhss = new LrFhssReceiver(config.lrFhss());
    }

    GatewayRadio radio() {
        return radio;
    }

    Ear ear() {
        return ear;
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

    boolean down(long nowUs) {
        return nowUs < downUntilUs;
    }

    /** What it was sending ends too. */
    void goDown(long nowUs, long untilUs) {
        downUntilUs = Math.max(downUntilUs, untilUs);
        transmittingUntilUs = Math.min(transmittingUntilUs, nowUs);
    }

    /** Whether it listens to a frame's channel and looks there for frames of its kind; LR-FHSS it finds in the whole band. */
    boolean listens(Transmission t, int channel) {
        if (!radio.model().receives(t.modulation)) {
            return false;
        }
        if (t.modulation instanceof LoraModulation lora) {
            return multi(t, channel) || radio.channels().standard(t.frequencyHz, lora);
        }
        return t.bursts != null || radio.channels().fsk(t.frequencyHz);
    }

    /** Asked for every frame at every gateway: worked out once per channel. */
    private boolean multi(Transmission t, int channel) {
        if (channel >= kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * channel);
        }
        if (kinds[channel] == UNKNOWN) {
            kinds[channel] = radio.channels().multi(t.frequencyHz, t.modulation.bandwidthHz()) ? MULTI : OTHER;
        }
        return kinds[channel] == MULTI;
    }

    /** Takes a demodulator for a frame it listens to; returns its pool, or -1 if all that serve it are busy. */
    int occupy(Transmission t, int channel) {
        if (t.bursts != null) {
            return busy[lrFhssPool] < radio.model().lrFhssFrames() ? take(t, lrFhssPool) : -1;
        }
        if (t.modulation instanceof FskModulation) {
            return single(t, fskPool);
        }
        return multi(t, channel) ? occupyMulti(t) : standard(t);
    }

    private int occupyMulti(Transmission t) {
        List<GatewayModel.Pool> pools = radio.model().pools();
        for (int pool = 0; pool < standardPool; pool++) {
            if (t.lora().spreadingFactor() <= pools.get(pool).highestSpreadingFactor()
                    && busy[pool] < size(pools.get(pool))) {
                return take(t, pool);
            }
        }
        return -1;
    }

    /** Demodulators of all its concentrators. */
    private int size(GatewayModel.Pool pool) {
        return (int) Math.min(
                Integer.MAX_VALUE, (long) pool.size() * radio.channels().concentrators());
    }

    private int single(Transmission t, int pool) {
        return busy[pool] == 0 ? take(t, pool) : -1;
    }

    /** Each LoRa-standard channel has one demodulator. */
    private int standard(Transmission t) {
        boolean free = busy[standardPool] == 0 || following(t) == null;
        return free ? take(t, standardPool) : -1;
    }

    private int take(Transmission t, int pool) {
        busy[pool]++;
        receiving.add(t);
        return pool;
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

    /** The frames in the demodulators, LR-FHSS among them. */
    List<Transmission> receiving() {
        return receiving;
    }

    void countForeign() {
        foreignFrames++;
    }

    /** How many frames of other networks it has noticed. */
    long foreignFrames() {
        return foreignFrames;
    }
}
