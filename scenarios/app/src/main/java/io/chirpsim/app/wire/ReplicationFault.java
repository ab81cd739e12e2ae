package io.chirpsim.app.wire;

/** A broken invariant inside a replication; says how to see it again. */
public final class ReplicationFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplicationFault(long seed, int replication, long event, long nowUs, Throwable cause) {
        super(
                "seed " + seed + ", replication " + replication + ", event " + event + " at " + nowUs + " us: "
                        + cause.getMessage(),
                cause);
    }
}
