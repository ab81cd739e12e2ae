package io.chirpsim.app.cli;

/** A fault of this program with what is needed to see it again: ends the program with {@link ExitCode#FAULT}. */
public final class FaultException extends RuntimeException {
    /**
     * @param where seed, and replication and event number where they are known
     */
    public FaultException(String where, Throwable cause) {
        super(where, cause);
    }
}
