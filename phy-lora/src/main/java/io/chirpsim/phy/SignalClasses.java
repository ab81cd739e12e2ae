package io.chirpsim.phy;

/** As which spreading factor one signal disturbs another; to LoRa, FSK and LR-FHSS are as a spreading factor that is not the wanted one. */
final class SignalClasses {
    private final ChannelOverlap overlap;
    private final InvertedIq invertedIq;
    private final int criticalSymbols;

    SignalClasses(RadioConfig config) {
        this.overlap = config.overlap();
        this.invertedIq = config.invertedIq();
        this.criticalSymbols = config.rule() instanceof PairwiseRule pairwise ? pairwise.criticalSymbols() : 0;
    }

    /** Adds a signal as the wanted frame meets it. */
    void add(Transmission wanted, Transmission other, double powerMilliwatt, Interferers into) {
        into.add(
                other.startUs,
                other.endUs,
                criticalSymbols == 0 || !(other.modulation instanceof LoraModulation)
                        ? other.startUs
                        : InterferenceRule.criticalUs(other, criticalSymbols),
                powerMilliwatt,
                spreadingFactor(wanted, other));
    }

    private int spreadingFactor(Transmission wanted, Transmission other) {
        if (wanted.modulation instanceof FskModulation) {
            return other.modulation instanceof FskModulation ? FskRules.ALIKE : FskRules.OTHER;
        } else if (!(other.modulation instanceof LoraModulation)) {
            return ChannelOverlap.another(wanted.lora().spreadingFactor());
        }
        int wantedSf = wanted.lora().spreadingFactor();
        int otherSf = other.lora().spreadingFactor();
        int wantedHz = wanted.modulation.bandwidthHz();
        int otherHz = other.modulation.bandwidthHz();
        int alike = wantedHz == otherHz ? otherSf : overlap.spreadingFactorClass(wantedSf, wantedHz, otherSf, otherHz);
        return wanted.downlink == other.downlink ? alike : invertedIq.spreadingFactorClass(wantedSf, alike);
    }
}
