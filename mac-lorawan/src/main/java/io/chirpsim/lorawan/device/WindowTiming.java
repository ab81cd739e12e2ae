package io.chirpsim.lorawan.device;

import io.chirpsim.phy.FskModulation;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Modulation;

/**
 * When a receive window opens against the nominal start of the downlink, and for how long, if the device's clock may be wrong by {@code err}
 * to either side:
 *
 * <pre>
 * n      = max(ceil(((2 min - 8) Ts + 2 err) / Ts), min)
 * offset = ceil_ms(4 Ts - n Ts / 2 - wake)
 * </pre>
 *
 * Ts: symbol, with FSK the 8 bits of a byte; min: preamble symbols the receiver needs; wake: time from switching the radio on until it listens. As LoRaMac-node computes
 * it ({@code RegionCommonComputeRxWindowParameters}).
 *
 * @param symbols length of the window in symbols, after which the receiver gives up if there is no preamble
 * @param symbolUs length of a symbol
 * @param offsetUs when the radio is switched on
 * @param openUs when it listens: offset and wake-up
 * @param lengthUs length of the window
 * @param neededUs how much of a preamble the receiver must hear in it
 */
record WindowTiming(int symbols, long symbolUs, long offsetUs, long openUs, long lengthUs, long neededUs) {
    private static final long MS = 1_000;
    private static final int PREAMBLE_SYMBOLS = 8;

    static WindowTiming of(Modulation modulation, DeviceConfig.Clock clock) {
        long symbolUs = symbolUs(modulation);
        int min = clock.minSymbols();
        long guardUs = (2L * min - PREAMBLE_SYMBOLS) * symbolUs + 2 * clock.toleratedErrorUs();
        int symbols = (int) Math.max((guardUs + symbolUs - 1) / symbolUs, min);
        long exactUs = PREAMBLE_SYMBOLS / 2 * symbolUs - symbols * symbolUs / 2 - clock.wakeUpUs();
        long offsetUs = -Math.floorDiv(-exactUs, MS) * MS;
        return new WindowTiming(
                symbols, symbolUs, offsetUs, offsetUs + clock.wakeUpUs(), symbols * symbolUs, min * symbolUs);
    }

    /** A window of this length that opens when the downlink is due; one too short for the preamble symbols needed makes do with half of it. */
    static WindowTiming fixed(int symbols, LoraModulation modulation, DeviceConfig.Clock clock) {
        long symbolUs = modulation.symbolUs();
        long neededUs = Math.min(clock.minSymbols() * symbolUs, symbols * symbolUs / 2);
        return new WindowTiming(symbols, symbolUs, -clock.wakeUpUs(), 0, symbols * symbolUs, neededUs);
    }

    /** With FSK preamble and sync word are 8 bytes, as long as a LoRa preamble in symbols. */
    private static long symbolUs(Modulation modulation) {
        if (modulation instanceof LoraModulation lora) {
            return lora.symbolUs();
        } else if (modulation instanceof FskModulation fsk) {
            return fsk.preambleUs() / PREAMBLE_SYMBOLS;
        }
        throw new IllegalArgumentException("no downlink is sent with " + modulation.label());
    }
}
