package io.chirpsim.lorawan.server;

/**
 * How the network server sends its downlinks.
 *
 * @param scheduling who keeps the gateways' plans
 * @param gatewayChoice which of several gateways sends
 */
public record DownlinkRules(Scheduling scheduling, GatewayChoice gatewayChoice) {
    /** As The Things Stack. */
    public static final DownlinkRules DEFAULT = new DownlinkRules(Scheduling.SERVER, GatewayChoice.BEST_SNR);

    /** Who keeps the gateways' plans. */
    public enum Scheduling {
        /** The network server knows what every gateway will send and keeps its duty cycle (The Things Stack's Gateway Server). */
        SERVER,
        /** The gateway takes or refuses each order when it arrives, and tells (Semtech's packet forwarder, ChirpStack's Concentratord). */
        GATEWAY
    }

    /** Which gateway is asked first; the others follow by SNR. */
    public enum GatewayChoice {
        /** The one that heard the uplink with the highest SNR (The Things Stack). */
        BEST_SNR,
        /** One drawn among those with enough margin; without any, the best (ChirpStack). */
        MARGIN
    }

    boolean gatewaysDecide() {
        return scheduling == Scheduling.GATEWAY;
    }
}
