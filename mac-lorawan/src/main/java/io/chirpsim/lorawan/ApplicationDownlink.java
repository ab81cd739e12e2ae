package io.chirpsim.lorawan;

import java.util.List;
import java.util.Optional;

/**
 * What an application asks the network server to send to a device.
 *
 * @param tag the journey's id of the message; opaque, 0 for none
 * @param deviceIndex index of the end-device
 * @param fPort 1 to 223
 * @param frmPayload plain payload
 * @param confirmed whether the device must acknowledge
 * @param correlationId the application's own name of the message; may be empty
 * @param priority its place among those that wait for the device
 * @param expiresAtUs from then on it is not sent any more, in microseconds; {@link Long#MAX_VALUE}: never
 * @param wishes what else the application asks for
 */
public record ApplicationDownlink(
        long tag,
        int deviceIndex,
        int fPort,
        byte[] frmPayload,
        boolean confirmed,
        String correlationId,
        Priority priority,
        long expiresAtUs,
        Wishes wishes) {

    /** Places in a queue, as The Things Stack names them; the default is {@link #NORMAL}. */
    public enum Priority {
        /** Behind all others. */
        LOWEST,
        /** Below {@link #BELOW_NORMAL}. */
        LOW,
        /** A little less than usual. */
        BELOW_NORMAL,
        /** As usual. */
        NORMAL,
        /** A little more than usual. */
        ABOVE_NORMAL,
        /** Above {@link #ABOVE_NORMAL}. */
        HIGH,
        /** Before all others. */
        HIGHEST
    }

    /**
     * What few applications ask for.
     *
     * @param absoluteTimeUs when to begin sending, for classes B and C; empty: as soon as possible
     * @param gateways indexes of the gateways to send from, for classes B and C, best first; empty: the network server chooses
     * @param maxTries how often a confirmed downlink is sent at most; empty: as the network server does
     * @param context what the integration wants back with the downlink; opaque, may be null
     */
    public record Wishes(
            Optional<Long> absoluteTimeUs, List<Integer> gateways, Optional<Integer> maxTries, Object context) {
        /** Nothing special. */
        public static final Wishes NONE = new Wishes(Optional.empty(), List.of(), Optional.empty(), null);
    }

    /** A downlink of normal priority that never expires. */
    public ApplicationDownlink(
            long tag, int deviceIndex, int fPort, byte[] frmPayload, boolean confirmed, String correlationId) {
        this(
                tag,
                deviceIndex,
                fPort,
                frmPayload,
                confirmed,
                correlationId,
                Priority.NORMAL,
                Long.MAX_VALUE,
                Wishes.NONE);
    }

    /** The same downlink as another message of the journey. */
    public ApplicationDownlink withTag(long other) {
        return new ApplicationDownlink(
                other, deviceIndex, fPort, frmPayload, confirmed, correlationId, priority, expiresAtUs, wishes);
    }
}
