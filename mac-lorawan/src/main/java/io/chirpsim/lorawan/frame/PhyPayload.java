package io.chirpsim.lorawan.frame;

/** What a LoRaWAN frame says, MIC and encryption aside. */
public sealed interface PhyPayload permits DataFrame, JoinRequest, JoinAccept {
    /** Length of the frame on the air in bytes, MIC included. */
    int length();
}
