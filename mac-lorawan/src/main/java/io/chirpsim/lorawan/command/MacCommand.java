package io.chirpsim.lorawan.command;

/** A MAC command (LoRaWAN L2 1.0.4, 5; 1.1, 5; class B, 14). In FOpts or in the payload of FPort 0 it is its identifier and at most five bytes. */
public sealed interface MacCommand permits UplinkCommand, DownlinkCommand {
    /** Command identifier, shared by a request and its answer. */
    int cid();

    /** Bytes after the identifier. */
    int payloadBytes();

    /** Those bytes as one number, the first byte lowest. */
    long payload();

    /** Bytes of the whole command. */
    default int length() {
        return 1 + payloadBytes();
    }
}
