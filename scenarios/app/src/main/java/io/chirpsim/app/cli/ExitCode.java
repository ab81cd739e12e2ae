package io.chirpsim.app.cli;

/** How the program ends. */
public final class ExitCode {
    /** All fine. */
    public static final int OK = 0;
    /** A requirement of the scenario is not met. */
    public static final int NOT_MET = 1;
    /** The input is wrong; nothing was written. */
    public static final int BAD_INPUT = 2;
    /** An output could not be written or a port not bound. */
    public static final int OUTPUT_FAILED = 3;
    /** A fault of this program. */
    public static final int FAULT = 70;
    /** Interrupted. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
