package io.chirpsim.bridge;

import io.chirpsim.flow.Cause;
import io.chirpsim.lorawan.MacCause;
import java.util.Optional;

/**
 * Errors of The Things Stack in {@code down/failed}, as its packages {@code networkserver} and {@code applicationserver} define them (version
 * 3.32): namespace, name, message, and the gRPC code of the kind of error.
 */
enum TheThingsStackError {
    NO_F_PORT("applicationserver", "no_f_port", "no FPort", 3),
    NO_DEVICE_SESSION("applicationserver", "no_device_session", "no device session; check device activation", 9),
    TOO_LONG(
            "networkserver",
            "application_downlink_too_long",
            "application downlink payload length `{length}` exceeds maximum '{max}'",
            3),
    QUEUE_CAPACITY("networkserver", "downlink_queue_capacity", "downlink queue capacity exceeded", 8),
    EXPIRED("networkserver", "downlink_expired", "queued downlink is expired", 9),
    MAX_RETRIES("applicationserver", "max_retries_reached", "maximum number of retries ({max_retries}) reached", 10),
    TRANSMISSION("networkserver", "transmission", "downlink transmission failed with result `{result}`", 2),
    SCHEDULE("networkserver", "schedule", "all downlink scheduling attempts failed", 2);

    final String namespace;
    final String word;
    final String messageFormat;
    final int code;

    TheThingsStackError(String packageName, String word, String messageFormat, int code) {
        this.namespace = "pkg/" + packageName;
        this.word = word;
        this.messageFormat = messageFormat;
        this.code = code;
    }

    /** What it says when a downlink ends for this cause; empty if it says nothing. */
    static Optional<TheThingsStackError> of(Cause cause) {
        if (!(cause instanceof MacCause mac)) {
            return Optional.of(SCHEDULE);
        }
        return switch (mac) {
            case DOWNLINK_REPLACED -> Optional.empty();
            case JOIN_PENDING -> Optional.of(NO_DEVICE_SESSION);
            case PAYLOAD_TOO_LONG -> Optional.of(TOO_LONG);
            case DOWNLINK_QUEUE_FULL -> Optional.of(QUEUE_CAPACITY);
            case RETRIES_EXHAUSTED -> Optional.of(MAX_RETRIES);
            case DOWNLINK_EXPIRED -> Optional.of(EXPIRED);
            default -> Optional.of(SCHEDULE);
        };
    }
}
