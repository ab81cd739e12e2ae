package io.chirpsim.phy;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Stage;

/** Why a frame was not received. */
public enum RadioCause implements Cause {
    /** Received power below the sensitivity everywhere. */
    NO_COVERAGE("noCoverage", "too weak to be heard", Reach.NO_COVERAGE),
    /** The gateway was down. */
    GATEWAY_DOWN("gatewayDown", "the gateway was down", Reach.GATEWAY_DOWN),
    /** The gateway was sending itself: half duplex. */
    GATEWAY_TRANSMITTING("gatewayTransmitting", "the gateway was transmitting", Reach.GATEWAY_TRANSMITTING),
    /** Every demodulator of the gateway was busy. */
    NO_DEMODULATOR("noDemodulator", "all demodulators of the gateway were busy", Reach.NO_DEMODULATOR),
    /** Frames of the same spreading factor on the same channel. */
    CO_SF_INTERFERENCE("coSfInterference", "collision with the same spreading factor", Reach.CO_SF_INTERFERENCE),
    /** Frames of other spreading factors on the same channel. */
    INTER_SF_INTERFERENCE("interSfInterference", "drowned by other spreading factors", Reach.INTER_SF_INTERFERENCE),
    /** No replica of an LR-FHSS frame's header was found. */
    HEADERS_LOST("headersLost", "every header of an LR-FHSS frame collided", Reach.CO_SF_INTERFERENCE),
    /** Too few fragments of an LR-FHSS frame were found. */
    FRAGMENTS_LOST("fragmentsLost", "too many fragments of an LR-FHSS frame collided", Reach.INTER_SF_INTERFERENCE),
    /** Noise: heard, but not decoded. */
    NOT_DECODED("notDecoded", "heard but not decoded", Reach.DECODING),
    /** A jammer: without it the frame would have been decoded, or at least noticed. */
    JAMMED("jammed", "drowned by a jammer", Reach.DECODING);

    private final String key;
    private final String words;
    private final Reach reach;

    RadioCause(String key, String words, Reach reach) {
        this.key = key;
        this.words = words;
        this.reach = reach;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public Stage stage() {
        return Stage.ACCESS;
    }

    @Override
    public Reach reach() {
        return reach;
    }
}
