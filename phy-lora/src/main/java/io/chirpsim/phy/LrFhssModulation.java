package io.chirpsim.phy;

/**
 * How an LR-FHSS frame is sent: narrow bursts of GMSK at 488.28125 bit/s, each on a carrier of its own. First come replicas of the header (114 bits
 * each), then the coded payload in fragments of 50 bits, 48 of them code bits and 2 preamble; the last fragment may be shorter. A bit takes 2048 us,
 * so all lengths are whole microseconds.
 *
 * <pre>
 * bits  = ((PL + 2) 8 + 6) / CR         PL: PHY payload bytes; 2 bytes of CRC, 6 bits to end the convolutional code
 * hops  = headers + ceil(bits / 48)
 * ToA   = (114 headers + 50 floor(bits / 48) + (r &gt; 0 ? r + 2 : 0)) 2048 us,   r = bits mod 48
 * </pre>
 *
 * Airtime and numbers of carriers as in Semtech's driver ({@code lr_fhss_mac.c} of SWL2001).
 *
 * @param codingRate of the payload; it also sets how many replicas of the header are sent
 * @param width operating channel width
 */
public record LrFhssModulation(CodingRate codingRate, Width width) implements Modulation {
    /** Bandwidth of one carrier, which is also the bit rate: 488.28125 Hz. */
    public static final double CARRIER_HZ = 488.28125;

    static final long BIT_US = 2048;
    static final int HEADER_BITS = 114;
    static final int FRAGMENT_BITS = 50;
    private static final int CODE_BITS_PER_FRAGMENT = 48;
    private static final int FRAGMENT_PREAMBLE_BITS = FRAGMENT_BITS - CODE_BITS_PER_FRAGMENT;
    private static final int CRC_BYTES = 2;
    private static final int TAIL_BITS = 6;

    /** Code rate of the payload. */
    public enum CodingRate {
        /** Robust: three headers; a third of the fragments is enough. */
        ONE_THIRD("1/3", 1, 3, 3),
        /** Fast: two headers; two thirds of the fragments are enough. */
        TWO_THIRDS("2/3", 2, 3, 2);

        private final String word;
        private final int numerator;
        private final int denominator;
        private final int headers;

        CodingRate(String word, int numerator, int denominator, int headers) {
            this.word = word;
            this.numerator = numerator;
            this.denominator = denominator;
            this.headers = headers;
        }

        /** As it is written, such as {@code 1/3}. */
        public String word() {
            return word;
        }

        /** Replicas of the header. */
        public int headers() {
            return headers;
        }

        /** How many of so many fragments must be received: the share that carries as many bits as the payload has. */
        public int fragmentsNeeded(int fragments) {
            return (numerator * fragments + denominator - 1) / denominator;
        }

        private int coded(int bits) {
            return bits * denominator / numerator;
        }
    }

    /** Operating channel width: physical carriers, the grid on which one device hops, and how many hop sequences there are. */
    public enum Width {
        /** 136.719 kHz, EU868 DR8 and DR9. */
        KHZ_137(137_000, 280, 8, 384),
        /** 335.938 kHz, EU868 DR10 and DR11. */
        KHZ_336(336_000, 688, 8, 512),
        /** 1.5234 MHz, US915 and AU915. */
        KHZ_1523(1_523_000, 3120, 52, 384);

        private final int nominalHz;
        private final int carriers;
        private final int gridStep;
        private final int hopSequences;

        Width(int nominalHz, int carriers, int gridStep, int hopSequences) {
            this.nominalHz = nominalHz;
            this.carriers = carriers;
            this.gridStep = gridStep;
            this.hopSequences = hopSequences;
        }

        /** As the regional parameters name it, in Hz. */
        public int nominalHz() {
            return nominalHz;
        }

        /** Physical carriers of {@link #CARRIER_HZ} in it. */
        public int carriers() {
            return carriers;
        }

        /** Carriers from one hop position of a device to the next: 8 are 3.90625 kHz, 52 are 25.39 kHz. */
        public int gridStep() {
            return gridStep;
        }

        /** Carriers that one device hops over: those of its grid. */
        public int gridCarriers() {
            return carriers / gridStep;
        }

        /** How many hop sequences there are. */
        public int hopSequences() {
            return hopSequences;
        }
    }

    /** Replicas of the header. */
    public int headers() {
        return codingRate.headers();
    }

    /** Fragments of the payload. */
    public int fragments(int phyPayloadBytes) {
        return (codeBits(phyPayloadBytes) + CODE_BITS_PER_FRAGMENT - 1) / CODE_BITS_PER_FRAGMENT;
    }

    /** Bursts of a frame: headers, then fragments. */
    public int hops(int phyPayloadBytes) {
        return headers() + fragments(phyPayloadBytes);
    }

    /** When a burst begins, in microseconds after the beginning of the frame; the burst after the last begins where the frame ends. */
    public long burstStartUs(int burst, int phyPayloadBytes) {
        int headersBefore = Math.min(burst, headers());
        int fragmentsBefore = burst - headersBefore;
        long bits = (long) HEADER_BITS * headersBefore + (long) FRAGMENT_BITS * fragmentsBefore;
        return Math.min(bits * BIT_US, airtimeUs(phyPayloadBytes));
    }

    @Override
    public int bandwidthHz() {
        return (int) CARRIER_HZ;
    }

    /** All carriers of the operating channel. */
    @Override
    public int occupiedHz() {
        return (int) (width.carriers() * CARRIER_HZ);
    }

    /** The headers: with one of them the receiver knows the frame and where it hops. */
    @Override
    public long preambleUs() {
        return headers() * HEADER_BITS * BIT_US;
    }

    /**
     * Exact: see above.
     *
     * @param phyPayloadBytes PL, 0 to 255
     */
    @Override
    public long airtimeUs(int phyPayloadBytes) {
        int bits = codeBits(phyPayloadBytes);
        int rest = bits % CODE_BITS_PER_FRAGMENT;
        int payloadBits =
                bits / CODE_BITS_PER_FRAGMENT * FRAGMENT_BITS + (rest > 0 ? rest + FRAGMENT_PREAMBLE_BITS : 0);
        return (HEADER_BITS * headers() + payloadBits) * BIT_US;
    }

    private int codeBits(int phyPayloadBytes) {
        if (phyPayloadBytes < 0 || phyPayloadBytes > 255) {
            throw new IllegalArgumentException("PHY payload of " + phyPayloadBytes + " bytes is not in 0..255");
        }
        return codingRate.coded((phyPayloadBytes + CRC_BYTES) * 8 + TAIL_BITS);
    }

    @Override
    public String label() {
        return "lrfhss-" + width.nominalHz() / 1000 + "-cr" + codingRate.word().replace('/', ':');
    }
}
