package io.chirpsim.lorawan;

/** Frame counters: 32 bits, of which the lower 16 go on the air. */
public final class FCnt {
    /** Before the first frame. */
    public static final int NONE = -1;

    private static final int LOW = 0xFFFF;

    private FCnt() {}

    /** The smallest counter beyond {@code last} with these lower 16 bits. */
    public static int next(int last, int low) {
        return last + 1 + (low - (last + 1) & LOW);
    }

    /** The largest counter up to {@code last} with these lower 16 bits; negative if there is none. */
    public static int before(int last, int low) {
        return last - (last - low & LOW);
    }

    /** Whether a counter has these lower 16 bits. */
    public static boolean matches(int fCnt, int low) {
        return fCnt != NONE && (fCnt & LOW) == (low & LOW);
    }
}
