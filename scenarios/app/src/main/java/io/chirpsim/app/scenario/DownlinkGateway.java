package io.chirpsim.app.scenario;

/** Which of the gateways that heard an uplink is asked first to answer it. */
public enum DownlinkGateway implements Word {
    /** The one with the highest SNR. */
    BEST_SNR("best-snr"),
    /** One drawn among those whose SNR is 10 dB above what the data rate needs, as ChirpStack does; without any, that of the highest. */
    MARGIN("margin");

    private final String word;

    DownlinkGateway(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
