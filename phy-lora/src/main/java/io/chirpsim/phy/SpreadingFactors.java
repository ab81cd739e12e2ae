package io.chirpsim.phy;

/** The spreading factors of LoRa: SF5 and SF6 came with the SX126x. */
final class SpreadingFactors {
    static final int LOWEST = 5;
    static final int HIGHEST = 12;
    static final int COUNT = HIGHEST - LOWEST + 1;

    private SpreadingFactors() {}
}
