package io.chirpsim.bridge.codec;

import java.util.List;
import java.util.OptionalInt;

/**
 * The layout of one kind of payload.
 *
 * @param fPorts ports on which it comes, the first is the one to send on; empty: any, sent on port 1
 * @param length the only length it has; empty: any that fits
 * @param endian order of bytes where a piece does not say its own
 * @param items the pieces
 */
public record LayoutMessage(List<Integer> fPorts, OptionalInt length, Endian endian, List<LayoutItem> items) {
    public LayoutMessage {
        fPorts = List.copyOf(fPorts);
        items = List.copyOf(items);
    }

    int sendingPort() {
        return fPorts.isEmpty() ? 1 : fPorts.get(0);
    }

    boolean takes(int fPort, int bytes) {
        return (fPorts.isEmpty() || fPorts.contains(fPort)) && (length.isEmpty() || length.getAsInt() == bytes);
    }
}
