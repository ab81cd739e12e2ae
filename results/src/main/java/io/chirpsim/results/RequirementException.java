package io.chirpsim.results;

/** A text that is not a requirement; the message says what is allowed. */
public final class RequirementException extends IllegalArgumentException {
    RequirementException(String message) {
        super(message);
    }
}
