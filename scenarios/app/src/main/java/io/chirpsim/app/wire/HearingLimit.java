package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.Reception;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Noise;
import java.util.Optional;

/**
 * From which power on a gateway hears: it decodes at least 90 % of the frames of one length as the scenario's reception says, against thermal noise,
 * its noise figure and the external interference around it. Fading and other LoRa frames are left out.
 */
final class HearingLimit {
    /** Share of the frames that must be decoded: a packet error rate of 10 %, at which the SX1302's data sheet (section 3.6) tells its sensitivity. */
    static final double DECODED = 0.9;

    private static final double SURELY_TOO_WEAK_DBM = -250;
    private static final double SURELY_STRONG_DBM = 150;
    private static final int HALVINGS = 64;

    private final Reception reception;
    private final Optional<FrameErrors> errors;
    private final int phyPayloadBytes;

    HearingLimit(RadioSettings radio, int phyPayloadBytes) {
        this.reception = radio.reception();
        this.errors = Radios.config(radio).errors();
        this.phyPayloadBytes = phyPayloadBytes;
    }

    /** Name of the scenario's reception. */
    String reception() {
        if (reception instanceof Reception.Awgn) {
            return "awgn";
        }
        return reception instanceof Reception.Calibrated ? "calibrated" : "threshold";
    }

    /** The lowest power in dBm behind the gateway's antenna; the chance of decoding rises with power. */
    double lowestDbm(GatewayRadio radio, LoraModulation modulation) {
        double low = SURELY_TOO_WEAK_DBM;
        double high = SURELY_STRONG_DBM;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (decodedProbability(radio, modulation, middle) < DECODED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** A frame that a burst of external interference touches counts as disturbed in all its length. */
    private double decodedProbability(GatewayRadio radio, LoraModulation modulation, double dbm) {
        double clear = radio.external().clearProbability(modulation.airtimeUs(phyPayloadBytes));
        return clear * inNoise(radio, modulation, dbm)
                + (1 - clear)
                        * inNoise(radio, modulation, dbm - radio.external().riseDb());
    }

    private double inNoise(GatewayRadio radio, LoraModulation modulation, double dbm) {
        if (errors.isEmpty()) {
            double sensitivityDbm = radio.sensitivity().dbm(modulation.spreadingFactor(), modulation.bandwidthHz());
            return dbm >= sensitivityDbm ? 1 : 0;
        }
        double snrDb = dbm - Noise.floorDbm(modulation.bandwidthHz(), radio.noiseFigureDb());
        return errors.get().decodedProbability(modulation, phyPayloadBytes, new double[] {snrDb}, 1);
    }
}
