package io.chirpsim.lorawan.frame;

/**
 * A data frame, up or down.
 *
 * <p>Length on the air: 12 bytes, the FOpts, and one byte more than the payload if there is a port.
 *
 * @param mType one of the four data types
 * @param devAddr device address
 * @param fCtrl the four flags of FCtrl in their bits; the length of FOpts is not part of it
 * @param fCnt 32-bit counter; of a frame just read from bytes only the lower 16 bits are known
 * @param fOpts MAC commands in the header, at most 15 bytes
 * @param fPort 0 to 255, or {@link #NO_PORT}
 * @param frmPayload payload; empty if there is no port
 */
public record DataFrame(MType mType, int devAddr, int fCtrl, int fCnt, byte[] fOpts, int fPort, byte[] frmPayload)
        implements PhyPayload {
    /** No FPort, hence no FRMPayload. */
    public static final int NO_PORT = -1;

    /** FCtrl: the device lets the network control its data rate. */
    public static final int ADR = 0x80;

    /** FCtrl, uplink: the device asks for a sign of life. */
    public static final int ADR_ACK_REQ = 0x40;

    /** FCtrl: acknowledges the last confirmed frame. */
    public static final int ACK = 0x20;

    /** FCtrl, uplink: the device is in class B. */
    public static final int CLASS_B = 0x10;

    /** FCtrl, downlink: more is waiting. */
    public static final int F_PENDING = 0x10;

    /** Nothing, shared. */
    public static final byte[] EMPTY = {};

    /** Bytes of a frame besides FOpts and payload, with FPort. */
    public static final int OVERHEAD_BYTES = 13;

    static final int MAX_F_OPTS = 15;

    /** Checks what the frame format cannot carry. */
    public DataFrame {
        if (!mType.dataUp() && !mType.dataDown()) {
            throw new IllegalArgumentException(mType + " is no data frame");
        }
        if (fOpts.length > MAX_F_OPTS) {
            throw new IllegalArgumentException("FOpts of " + fOpts.length + " bytes, at most 15");
        }
        if (fPort < NO_PORT || fPort > 255 || fPort == NO_PORT && frmPayload.length > 0) {
            throw new IllegalArgumentException("FPort " + fPort + " with " + frmPayload.length + " bytes");
        }
        if (fPort == 0 && fOpts.length > 0) {
            throw new IllegalArgumentException("FPort 0 together with FOpts");
        }
    }

    @Override
    public int length() {
        return length(fOpts.length, fPort, frmPayload.length);
    }

    /** Length on the air of a frame with these parts. */
    public static int length(int fOptsBytes, int fPort, int payloadBytes) {
        return OVERHEAD_BYTES - 1 + fOptsBytes + (fPort == NO_PORT ? 0 : 1 + payloadBytes);
    }

    /** Whether it acknowledges the last confirmed frame of the other side. */
    public boolean ack() {
        return (fCtrl & ACK) != 0;
    }

    /** This frame as its receiver understands it: with the whole counter and the decrypted payload. */
    public DataFrame opened(int wholeFCnt, byte[] plain) {
        return new DataFrame(mType, devAddr, fCtrl, wholeFCnt, fOpts, fPort, plain);
    }

    /** This frame as its receiver understands it, with FOpts in plain as well. */
    public DataFrame opened(int wholeFCnt, byte[] plainFOpts, byte[] plain) {
        return new DataFrame(mType, devAddr, fCtrl, wholeFCnt, plainFOpts, fPort, plain);
    }

    /** Downlinks: whether more is waiting. */
    public boolean fPending() {
        return (fCtrl & F_PENDING) != 0;
    }
}
