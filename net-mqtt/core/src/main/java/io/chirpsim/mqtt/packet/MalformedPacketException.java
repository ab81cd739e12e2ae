package io.chirpsim.mqtt.packet;

/** Bytes that are no MQTT control packet: the only exception the codec throws for any bytes. It carries no stack trace, so junk is cheap. */
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in plain words */
    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
