package io.chirpsim.phy;

import io.chirpsim.units.Db;

/**
 * How receivers judge FSK. A frame is lost if the energy of other FSK frames in its band, or that of LoRa and LR-FHSS frames, is nearer to its own than the
 * ratio; the two are not added up.
 *
 * @param sensitivityDbm lowest power that is decoded, at gateways and devices
 * @param sirDb signal to interference ratio that a frame needs
 */
public record FskRules(double sensitivityDbm, double sirDb) {
    /**
     * -111 dBm at 50 kbit/s, and 9 dB: the order of data sheets of the SX1276 and SX130x families (sensitivity, co-channel rejection). Unverified.
     */
    public static final FskRules DEFAULT = new FskRules(-111, 9);

    /** Classes of {@link Interferers}, whose spreading factors mean nothing to FSK. */
    static final int ALIKE = SpreadingFactors.LOWEST;

    static final int OTHER = SpreadingFactors.HIGHEST;

    RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others) {
        double[] energy = others.energy(t.startUs, t.endUs);
        double own = powerMilliwatt * (t.endUs - t.startUs);
        double ratio = Db.toLinear(sirDb);
        if (own < ratio * energy[ALIKE - SpreadingFactors.LOWEST]) {
            return RadioCause.CO_SF_INTERFERENCE;
        }
        return own < ratio * energy[OTHER - SpreadingFactors.LOWEST] ? RadioCause.INTER_SF_INTERFERENCE : null;
    }
}
