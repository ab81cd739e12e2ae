package io.chirpsim.lorawan;

import io.chirpsim.random.Purpose;

/** What draws of this module are for. Entities: devices, and gateways for the backhaul. */
public enum MacPurpose implements Purpose {
    CHANNEL("lorawan.channel"),
    RETRANSMIT_TIMEOUT("lorawan.retransmitTimeout"),
    JOIN_BACK_OFF("lorawan.joinBackOff"),
    CLOCK_DRIFT("lorawan.clockDrift"),
    WINDOW_JITTER("lorawan.windowJitter"),
    HOPS("lr-fhss-hops"),
    BACKHAUL_LOSS("lorawan.backhaulLoss"),
    BACKHAUL_JITTER("lorawan.backhaulJitter"),
    LISTEN_BACK_OFF("lorawan.listenBackOff"),
    CLASS_RESPONSE("lorawan.classResponse"),
    GATEWAY_CHOICE("lorawan.gatewayChoice"),
    BACKHAUL_ANSWER("lorawan.backhaulAnswer");

    private final String key;

    MacPurpose(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
