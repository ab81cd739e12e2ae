package io.chirpsim.results;

/** The folder a run should go to exists and is not empty; the message says what to do. */
public final class FolderInUseException extends Exception {
    FolderInUseException(String message) {
        super(message);
    }
}
