package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a gateway listens to: channels of 125 kHz on which every spreading factor is found, one LoRa-standard channel of one spreading factor,
 * and one FSK channel, the last two with a demodulator of their own (SX1301 data sheet section 3; SX1302 the same).
 *
 * @param multiHz centre frequencies of the channels for every spreading factor
 * @param standard the LoRa-standard channel
 * @param fskHz centre frequency of the FSK channel
 * @param moreStandards LoRa-standard channels of further concentrators
 */
public record ChannelPlan(
        List<Long> multiHz, Optional<Standard> standard, OptionalLong fskHz, List<Standard> moreStandards) {
    /** Every frequency and every bandwidth, with the demodulators of the channels for every spreading factor: no real gateway. */
    public static final ChannelPlan ALL = new ChannelPlan(List.of(), Optional.empty(), OptionalLong.empty());

    /** Channels for every spreading factor a concentrator has. */
    public static final int MULTI_CHANNELS = 8;

    /** Bandwidth in Hz that one of the two radios takes in: 0.925 MHz for channels of 125 kHz (SX1301 reference design, AN1200.20). */
    public static final int RADIO_HZ = 925_000;

    private static final int MULTI_HZ = 125_000;
    private static final int FSK_HZ = 125_000;

    /**
     * The LoRa-standard channel.
     *
     * @param frequencyHz centre
     * @param bandwidthHz 125, 250 or 500 kHz
     * @param spreadingFactor the one it finds
     */
    public record Standard(long frequencyHz, int bandwidthHz, int spreadingFactor) {}

    /** Copies the lists. */
    public ChannelPlan {
        multiHz = List.copyOf(multiHz);
        moreStandards = List.copyOf(moreStandards);
    }

    /** That of one concentrator. */
    public ChannelPlan(List<Long> multiHz, Optional<Standard> standard, OptionalLong fskHz) {
        this(multiHz, standard, fskHz, List.of());
    }

    /** How many concentrators it takes: each has its own demodulators. */
    int concentrators() {
        int forMulti = (multiHz.size() + MULTI_CHANNELS - 1) / MULTI_CHANNELS;
        return Math.max(1, Math.max(forMulti, 1 + moreStandards.size()));
    }

    /** Whether the gateway finds every spreading factor on a channel. */
    boolean multi(long frequencyHz, int bandwidthHz) {
        return this == ALL || bandwidthHz == MULTI_HZ && multiHz.contains(frequencyHz);
    }

    /** Whether a frame is for the LoRa-standard channel. */
    boolean standard(long frequencyHz, LoraModulation lora) {
        if (standard.isEmpty()) {
            return false;
        }
        Standard wanted = new Standard(frequencyHz, lora.bandwidthHz(), lora.spreadingFactor());
        return standard.get().equals(wanted) || moreStandards.contains(wanted);
    }

    /** Whether the gateway listens to FSK on a frequency. */
    boolean fsk(long frequencyHz) {
        return this == ALL || fskHz.isPresent() && fskHz.getAsLong() == frequencyHz;
    }

    /** Whether two radios take all channels in: each has to lie whole within one radio's bandwidth. */
    public boolean fitsTwoRadios() {
        List<long[]> bands = new ArrayList<>();
        multiHz.forEach(hz -> bands.add(band(hz, MULTI_HZ)));
        standard.ifPresent(channel -> bands.add(band(channel.frequencyHz(), channel.bandwidthHz())));
        fskHz.ifPresent(hz -> bands.add(band(hz, FSK_HZ)));
        bands.sort(Comparator.comparingLong(band -> band[0]));
        int radios = 0;
        while (!bands.isEmpty()) {
            long untilHz = bands.get(0)[0] + RADIO_HZ;
            bands.removeIf(band -> band[1] <= untilHz);
            radios++;
        }
        return radios <= 2;
    }

    private static long[] band(long centreHz, int bandwidthHz) {
        return new long[] {centreHz - bandwidthHz / 2, centreHz + bandwidthHz / 2};
    }
}
