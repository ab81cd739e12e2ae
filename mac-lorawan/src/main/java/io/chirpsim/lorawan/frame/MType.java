package io.chirpsim.lorawan.frame;

/** Message types in the order of their numbers (LoRaWAN L2 1.0.4, 4.2.1). */
public enum MType {
    JOIN_REQUEST,
    JOIN_ACCEPT,
    UNCONFIRMED_DATA_UP,
    UNCONFIRMED_DATA_DOWN,
    CONFIRMED_DATA_UP,
    CONFIRMED_DATA_DOWN,
    REJOIN_REQUEST,
    PROPRIETARY;

    private static final MType[] ALL = values();

    /** The type in the upper three bits of an MHDR. */
    static MType ofMhdr(int mhdr) {
        return ALL[mhdr >>> 5 & 7];
    }

    /** MHDR with this type and major version 0 (LoRaWAN R1). */
    byte mhdr() {
        return (byte) (ordinal() << 5);
    }

    /** Whether the frame must be acknowledged. */
    public boolean confirmed() {
        return this == CONFIRMED_DATA_UP || this == CONFIRMED_DATA_DOWN;
    }

    /** Whether this is a data frame of a device. */
    public boolean dataUp() {
        return this == UNCONFIRMED_DATA_UP || this == CONFIRMED_DATA_UP;
    }

    /** Whether this is a data frame for a device. */
    public boolean dataDown() {
        return this == UNCONFIRMED_DATA_DOWN || this == CONFIRMED_DATA_DOWN;
    }
}
