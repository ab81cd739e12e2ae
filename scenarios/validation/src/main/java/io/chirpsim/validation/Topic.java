package io.chirpsim.validation;

import java.util.Locale;

/** What a check is about, by the first word of its id. */
enum Topic {
    AIRTIME("Airtime", "Every frame's length on the air, to the microsecond."),
    PATH_LOSS("Path loss", "Each model at 100 m to 5 km and 868.1 MHz; the largest deviation of six."),
    MATRIX("Interference matrices", "The threshold of every pair of spreading factors, found by two senders."),
    DUTY_CYCLE("Duty cycle", "Frames that a sender with always one more to send gets away in an hour."),
    PER("Frame errors in noise", "How many frames white noise loses, from nearly all to nearly none."),
    ALOHA("Pure ALOHA", "Frames that overlap are lost: senders at random, by the clock and of unequal lengths."),
    FORUM("A question from a forum", "How many devices does one gateway serve? ALOHA on several channels."),
    ERLANG("Demodulators", "Frames that find every demodulator of the gateway busy."),
    CAPTURE(
            "Capture under fading",
            "The stronger frame survives: senders all over a disc, Rayleigh fading, powers summed."),
    OUTAGE("Outage under fading", "One sender and noise: how far a spreading factor reaches through Rayleigh fading."),
    MEASURED(
            "Measured links",
            "Explained gaps: the model beside measurements that leave something open. A row passes if the gap stays within what its reason"
                    + " can explain; it is no proof that model and world are equal."),
    NS3("ns-3 lorawan", "The same workload by the rules of ns-3's LoRaWAN module."),
    LORASIM("LoRaSim", "The same experiments by the rules of LoRaSim."),
    BOR2016("Bor et al. 2016", "The paper's experiments, its errors corrected."),
    LR_FHSS("LR-FHSS", "Hopping frames: airtime, collisions on the grid, and what is decoded."),
    ENERGY("Energy", "Consumption and lifetime of devices against published ones."),
    OTHER("Further checks", "");

    private final String title;
    private final String words;

    Topic(String title, String words) {
        this.title = title;
        this.words = words;
    }

    /** Of a check's id such as {@code path-loss.oulu}. */
    static Topic of(String id) {
        String key = id.substring(0, Math.max(id.indexOf('.'), 0))
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        for (Topic topic : values()) {
            if (topic.name().equals(key)) {
                return topic;
            }
        }
        return OTHER;
    }

    String title() {
        return title;
    }

    /** One sentence on what its rows show; may be empty. */
    String words() {
        return words;
    }

    /** Its name within a page. */
    String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
