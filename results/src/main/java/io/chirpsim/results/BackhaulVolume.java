package io.chirpsim.results;

/**
 * What went over the link between a gateway and the network server, with all headers from IP upwards.
 *
 * @param bytesUp towards the server
 * @param bytesDown towards the gateway
 * @param measuredUs for so long, in microseconds
 */
public record BackhaulVolume(long bytesUp, long bytesDown, long measuredUs) {
    /** Nothing counted. */
    public static final BackhaulVolume NONE = new BackhaulVolume(0, 0, 0);

    private static final double MONTH_US = 30 * 86_400e6;

    BackhaulVolume plus(BackhaulVolume other) {
        return new BackhaulVolume(bytesUp + other.bytesUp, bytesDown + other.bytesDown, measuredUs + other.measuredUs);
    }

    /** Both directions in 30 days, in millions of bytes; NaN if nothing was measured. */
    public double megabytesPerMonth() {
        return measuredUs == 0 ? Double.NaN : (bytesUp + bytesDown) / 1e6 * (MONTH_US / measuredUs);
    }
}
