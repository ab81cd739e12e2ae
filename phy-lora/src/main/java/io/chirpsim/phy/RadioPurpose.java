package io.chirpsim.phy;

import io.chirpsim.random.Purpose;

/** What the radio draws random numbers for. */
enum RadioPurpose implements Purpose {
    SHADOWING("shadowing"),
    BUILDING_LOSS("building-loss"),
    SHADOWING_FIELD("shadowing-field"),
    LOS("los"),
    FADING("fading"),
    TEMPORAL("temporal-fading"),
    LR_FHSS_HOP_SEQUENCES("lr-fhss-hop-sequences"),
    DECODING("decoding"),
    EXTERNAL("external-interference"),
    FOREIGN("foreign-traffic"),
    FOREIGN_POWER("foreign-power");

    private final String key;

    RadioPurpose(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
