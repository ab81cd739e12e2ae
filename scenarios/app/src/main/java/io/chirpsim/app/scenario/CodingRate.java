package io.chirpsim.app.scenario;

/** Coding rate of LoRa frames: data bits of all bits. */
public enum CodingRate implements Word {
    /** One of five bits is redundant: LoRaWAN. */
    CR_4_5("4/5"),
    /** Two of six. */
    CR_4_6("4/6"),
    /** Three of seven. */
    CR_4_7("4/7"),
    /** Four of eight: Bor et al. 2016, setting SN1. */
    CR_4_8("4/8");

    private final String word;

    CodingRate(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
