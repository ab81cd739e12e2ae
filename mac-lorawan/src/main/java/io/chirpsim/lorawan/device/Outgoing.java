package io.chirpsim.lorawan.device;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.lorawan.frame.MType;

/** A message the application has handed to a device. */
record Outgoing(AppMessage message, int fPort, MType type) {
    long tag() {
        return message.id();
    }

    int payloadBytes() {
        return message.payload().length;
    }
}
