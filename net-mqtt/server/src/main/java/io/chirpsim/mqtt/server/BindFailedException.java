package io.chirpsim.mqtt.server;

import java.io.IOException;

/** The server cannot listen where it was told to; the message is one line for a person. */
public final class BindFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    BindFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
