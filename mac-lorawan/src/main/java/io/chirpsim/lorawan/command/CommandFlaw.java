package io.chirpsim.lorawan.command;

/** Why the rest of a sequence of MAC commands cannot be read. */
public enum CommandFlaw {
    /** It could be read to its end. */
    NONE,
    /** An identifier nobody knows: its length is unknown, too. */
    UNKNOWN,
    /** An identifier that only the other side sends. */
    WRONG_DIRECTION,
    /** The last command has too few bytes. */
    TRUNCATED
}
