package io.chirpsim.phy;

import java.util.List;

/**
 * Okumura-Hata: {@code L = 69.55 + 26.16 log10 f - 13.82 log10 hb - a(hm) + (44.9 - 6.55 log10 hb) log10 d}, f in MHz, hb and hm heights of the
 * higher and the lower antenna in metres, d along the ground in km.
 *
 * <ul>
 *   <li>small or medium city: {@code a = (1.1 log10 f - 0.7) hm - (1.56 log10 f - 0.8)};
 *   <li>large city: {@code a = 3.2 log10(11.75 hm)^2 - 4.97}, below 300 MHz {@code 8.29 log10(1.54 hm)^2 - 1.1};
 *   <li>suburban: the small city less {@code 2 log10(f/28)^2 + 5.4};
 *   <li>open: the small city less {@code 4.78 log10(f)^2 - 18.33 log10 f + 40.94}.
 * </ul>
 *
 * Validity: 150 to 1500 MHz, hb 30 to 200 m, hm 1 to 10 m, d 1 to 20 km. Antennas below 1 m count as 1 m high. Source: Hata, IEEE
 * Transactions on Vehicular Technology 29(3), 1980.
 *
 * @param terrain what the wave crosses
 */
public record OkumuraHata(Terrain terrain) implements PathLoss {
    /** What the wave crosses. */
    public enum Terrain {
        /** A small or medium city. */
        URBAN,
        /** A city with mostly tall buildings. */
        LARGE_CITY,
        /** Scattered houses and trees. */
        SUBURBAN,
        /** Fields without obstacles. */
        OPEN
    }

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        Ends ends = Ends.of(a, b);
        double logMhz = StrictMath.log10(frequencyHz / 1e6);
        double logBase = StrictMath.log10(Math.max(1, ends.baseM()));
        double cityDb = 69.55
                + 26.16 * logMhz
                - 13.82 * logBase
                - mobileDb(Math.max(1, ends.mobileM()), logMhz)
                + (44.9 - 6.55 * logBase) * StrictMath.log10(ends.groundM() / 1000);
        return Math.max(0, cityDb - terrainDb(logMhz));
    }

    private double mobileDb(double mobileM, double logMhz) {
        if (terrain != Terrain.LARGE_CITY) {
            return (1.1 * logMhz - 0.7) * mobileM - (1.56 * logMhz - 0.8);
        }
        if (logMhz < StrictMath.log10(300)) {
            double log = StrictMath.log10(1.54 * mobileM);
            return 8.29 * log * log - 1.1;
        }
        double log = StrictMath.log10(11.75 * mobileM);
        return 3.2 * log * log - 4.97;
    }

    private double terrainDb(double logMhz) {
        return switch (terrain) {
            case URBAN, LARGE_CITY -> 0;
            case SUBURBAN -> {
                double log = logMhz - StrictMath.log10(28);
                yield 2 * log * log + 5.4;
            }
            case OPEN -> 4.78 * logMhz * logMhz - 18.33 * logMhz + 40.94;
        };
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        Ends ends = Ends.of(a, b);
        return new Validity("Okumura-Hata")
                .frequency(frequencyHz, 150, 1500)
                .base(ends, 30, 200)
                .mobile(ends, 1, 10)
                .ground(ends, 1000, 20_000)
                .list();
    }
}
