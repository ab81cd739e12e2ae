package io.chirpsim.lorawan.frame;

/**
 * A device asks to join.
 *
 * @param joinEui 64 bits, also called AppEUI
 * @param devEui 64 bits
 * @param devNonce 16 bits
 */
public record JoinRequest(long joinEui, long devEui, int devNonce) implements PhyPayload {
    /** Length on the air in bytes. */
    public static final int LENGTH = 23;

    @Override
    public int length() {
        return LENGTH;
    }
}
