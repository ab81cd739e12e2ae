package io.chirpsim.app.scenario;

/** Published path-loss models without parameters, by name; formulas and coefficients live with the radio. */
public enum PathLossModel implements Word {
    /** Petajajarvi et al. 2015, Oulu, car: 128.95 + 23.2 log10(d/km) dB. */
    OULU("oulu"),
    /** As in the examples of ns-3 lorawan: 7.7 + 37.6 log10(d/m) dB. */
    MAGRIN("magrin"),
    /** Bor et al. 2016 (LoRaSim): 127.41 + 20.8 log10(d/40 m) dB; measured indoors, pessimistic outdoors. */
    LORASIM("lorasim"),
    /** Free space, ITU-R P.525. */
    FREE_SPACE("free-space"),
    /** Callebaut and Van der Perre 2020, urban: 74.85 + 27.5 log10(d/m) dB. */
    CALLEBAUT_URBAN("callebaut-urban"),
    /** Callebaut and Van der Perre 2020, forest: 95.52 + 20.3 log10(d/m) dB. */
    CALLEBAUT_FOREST("callebaut-forest"),
    /** Two rays over flat ground. */
    TWO_RAY("two-ray"),
    /** Okumura-Hata, small or medium city. */
    HATA_URBAN("hata-urban"),
    /** Okumura-Hata, large city. */
    HATA_LARGE_CITY("hata-large-city"),
    /** Okumura-Hata, suburban. */
    HATA_SUBURBAN("hata-suburban"),
    /** Okumura-Hata, open country. */
    HATA_OPEN("hata-open"),
    /** COST-231 Walfisch-Ikegami along a street in sight of the gateway. */
    WALFISCH_IKEGAMI_LOS("walfisch-ikegami-los"),
    /** 3GPP TR 38.901 urban macro, in sight. */
    UMA_LOS("uma-los"),
    /** 3GPP TR 38.901 urban macro, not in sight. */
    UMA_NLOS("uma-nlos"),
    /** 3GPP TR 38.901 urban micro, in sight. */
    UMI_LOS("umi-los"),
    /** 3GPP TR 38.901 urban micro, not in sight. */
    UMI_NLOS("umi-nlos"),
    /** 3GPP TR 38.901 urban macro; each link in sight or not, drawn once. */
    UMA("uma"),
    /** 3GPP TR 38.901 urban micro; each link in sight or not, drawn once. */
    UMI("umi");

    private final String word;

    PathLossModel(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
