package io.chirpsim.bridge.codec;

/** A payload or a set of fields that does not fit the codec: the only error a codec raises, whatever bytes it is handed. */
public final class PayloadException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param reason one line */
    public PayloadException(String reason) {
        super(reason, null, false, false);
    }
}
