package io.chirpsim.lorawan.frame;

/** Bytes that are no LoRaWAN 1.0.x frame of the kind expected; the only error of decoding. */
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public MalformedFrameException(String message) {
        super(message, null, false, false);
    }
}
