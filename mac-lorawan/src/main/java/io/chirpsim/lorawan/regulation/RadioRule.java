package io.chirpsim.lorawan.regulation;

/** What is audited. */
public enum RadioRule {
    /** Largest share of any hour on the air; by off-time the hour may hold one frame more than the limit. */
    DUTY_CYCLE("dutyCycle", "share", true),
    /** Largest radiated power of a frame. */
    EIRP("eirp", "dBm", true),
    /** Longest time of a device on one channel with one frame. */
    UPLINK_DWELL("dwellTime.uplink", "s", true),
    /** Longest time of a gateway on one channel with one frame. */
    DOWNLINK_DWELL("dwellTime.downlink", "s", true),
    /** Frames of one sender that began on a busy channel. */
    LISTEN_BEFORE_TALK("listenBeforeTalk", "frames", true),
    /** The Things Network's fair use policy: airtime of a device per day. */
    FAIR_USE_AIRTIME("fairUse.uplinkAirtime", "s", false),
    /** The Things Network's fair use policy: downlinks to a device per day, acknowledgements among them. */
    FAIR_USE_DOWNLINKS("fairUse.downlinks", "frames", false);

    private final String key;
    private final String unit;
    private final boolean law;

    RadioRule(String key, String unit, boolean law) {
        this.key = key;
        this.unit = unit;
        this.law = law;
    }

    /** Its name in results. */
    public String key() {
        return key;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** Whether it binds everybody; what one operator asks of its users does not. */
    public boolean law() {
        return law;
    }
}
