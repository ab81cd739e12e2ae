package io.chirpsim.app.cli;

/** An output could not be written, or a port not bound: ends the program with {@link ExitCode#OUTPUT_FAILED}. */
public final class OutputFailedException extends RuntimeException {
    /**
     * @param message what could not be written and why, in one line
     */
    public OutputFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
