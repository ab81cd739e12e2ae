package io.chirpsim.phy;

/**
 * Losses in dB of links that are not in the {@link LinkTable}, worked out when asked for: they matter only to the few frames that meet a signal
 * from so far away. From radiated power to an isotropic antenna, or to the first device's receiver with its antenna's gain taken off.
 */
public interface FarLosses {
    /** Nobody hears beyond the link table. */
    FarLosses NONE = new FarLosses() {
        @Override
        public double deviceToGatewayDb(int device, int gateway) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double devicesDb(int device, int other) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double gatewaysDb(int gateway, int other) {
            return Double.POSITIVE_INFINITY;
        }
    };

    /** Between a device and a gateway that is not in its reach for uplinks; a gateway may send louder. */
    double deviceToGatewayDb(int device, int gateway);

    /** Between two devices. */
    double devicesDb(int device, int other);

    /** Between two gateways. */
    double gatewaysDb(int gateway, int other);
}
