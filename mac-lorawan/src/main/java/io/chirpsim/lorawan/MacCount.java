package io.chirpsim.lorawan;

import io.chirpsim.lorawan.command.CommandFlaw;

/** What goes wrong, or is refused, between devices and network server without being the end of a message; counted under its key. */
public enum MacCount {
    /** Server: bytes that are no frame, such as truncated ones or FOpts longer than the frame. */
    MALFORMED("lorawan.refused.malformed"),
    /** Server: a message type it does not serve: reserved, proprietary. */
    RESERVED_TYPE("lorawan.refused.reservedType"),
    /** Server: a frame that only networks send. */
    WRONG_DIRECTION("lorawan.refused.wrongDirection"),
    /** Server: no session has this DevAddr. */
    UNKNOWN_DEV_ADDR("lorawan.refused.unknownDevAddr"),
    /** Server: the MIC is wrong under every key and counter it could have. */
    WRONG_MIC("lorawan.refused.wrongMic"),
    /** Server: the MIC is right, but the counter was used before. */
    REPLAYED_COUNTER("lorawan.refused.replayedCounter"),
    /** Join server: nobody knows this DevEUI. */
    UNKNOWN_DEV_EUI("lorawan.refused.unknownDevEui"),
    /** Join server: the MIC of a join-request is wrong. */
    WRONG_JOIN_MIC("lorawan.refused.wrongJoinMic"),
    /** Join server: a DevNonce not greater than the last. */
    DEV_NONCE_REUSED("lorawan.refused.devNonceReused"),
    /** Device: a downlink that is malformed, not authentic or not new. */
    REFUSED_BY_DEVICE("lorawan.refused.byDevice"),
    /** Either end: a MAC command nobody knows. */
    UNKNOWN_COMMAND("lorawan.command.unknown"),
    /** Either end: a MAC command that only the other end sends. */
    COMMAND_FROM_WRONG_SIDE("lorawan.command.wrongDirection"),
    /** Either end: a MAC command with too few bytes. */
    TRUNCATED_COMMAND("lorawan.command.truncated"),
    /** Server: an answer to nothing it has asked. */
    UNEXPECTED_ANSWER("lorawan.command.unexpectedAnswer"),
    /** Server: a request the device has refused in part or whole. */
    REQUEST_REFUSED("lorawan.command.refusedByDevice");

    private final String key;

    MacCount(String key) {
        this.key = key;
    }

    /** Name in the results. */
    public String key() {
        return key;
    }

    /** What a flaw of a sequence of commands counts as; null if there is none. */
    public static MacCount of(CommandFlaw flaw) {
        return switch (flaw) {
            case NONE -> null;
            case UNKNOWN -> UNKNOWN_COMMAND;
            case WRONG_DIRECTION -> COMMAND_FROM_WRONG_SIDE;
            case TRUNCATED -> TRUNCATED_COMMAND;
        };
    }
}
