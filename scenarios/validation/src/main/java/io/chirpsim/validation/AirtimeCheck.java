package io.chirpsim.validation;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LoraModulation.LowDataRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Time on air against the vectors, and against the formula in the words of AN1200.13 and in the integers of the SX126x driver. */
final class AirtimeCheck implements Check {
    private static final int[] BANDWIDTHS_HZ = {125_000, 250_000, 500_000};

    @Override
    public List<Row> rows(Effort effort) {
        List<String[]> vectors = Tables.rows("toa-vectors.csv");
        double[] deviationsUs =
                vectors.stream().mapToDouble(AirtimeCheck::deviationUs).toArray();
        List<LoraModulation> modulations = modulations();
        return List.of(
                Row.exact(
                        new Row.Claim(
                                "airtime.vectors",
                                "Largest deviation of " + vectors.size() + " airtime vectors, us",
                                "AN1200.13, SX126x driver, ns-3 lorawan's tests",
                                0,
                                0),
                        deviationsUs),
                Row.exact(
                        new Row.Claim(
                                "airtime.formulas",
                                "Frames whose airtime is not that of both formulas, of " + 256 * modulations.size(),
                                "AN1200.13 and SX126x driver",
                                0,
                                0),
                        different(modulations)));
    }

    private static double deviationUs(String[] cells) {
        boolean forced = cells[10].contains("DE forced");
        LowDataRate lowDataRate = !forced ? LowDataRate.AUTO : cells[7].equals("1") ? LowDataRate.ON : LowDataRate.OFF;
        LoraModulation modulation = new LoraModulation(
                Integer.parseInt(cells[1]),
                1000 * Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3].substring(2)) - 4,
                Integer.parseInt(cells[6]),
                cells[4].equals("explicit"),
                cells[5].equals("1"),
                lowDataRate);
        long expectedUs = new BigDecimal(cells[9]).movePointRight(3).longValueExact();
        return modulation.airtimeUs(Integer.parseInt(cells[0])) - expectedUs;
    }

    private static List<LoraModulation> modulations() {
        List<LoraModulation> all = new ArrayList<>();
        for (int sf = 7; sf <= 12; sf++) {
            for (int bandwidthHz : BANDWIDTHS_HZ) {
                for (int variant = 0; variant < 16; variant++) {
                    all.add(new LoraModulation(
                            sf,
                            bandwidthHz,
                            1 + variant / 4,
                            8,
                            variant % 2 == 0,
                            variant / 2 % 2 == 0,
                            LowDataRate.AUTO));
                }
            }
        }
        return all;
    }

    private static long different(List<LoraModulation> modulations) {
        long different = 0;
        for (LoraModulation modulation : modulations) {
            for (int bytes = 0; bytes <= 255; bytes++) {
                long us = modulation.airtimeUs(bytes);
                different += us == an1200Us(modulation, bytes) && us == driverUs(modulation, bytes) ? 0 : 1;
            }
        }
        return different;
    }

    private static double an1200Us(LoraModulation m, int bytes) {
        double symbolUs = (1 << m.spreadingFactor()) * 1e6 / m.bandwidthHz();
        int de = symbolUs > 16_000 ? 1 : 0;
        double numerator =
                8.0 * bytes - 4 * m.spreadingFactor() + 28 + (m.crc() ? 16 : 0) - (m.explicitHeader() ? 0 : 20);
        double blocks = Math.max(Math.ceil(numerator / (4 * (m.spreadingFactor() - 2 * de))), 0);
        return (m.preambleSymbols() + 4.25 + 8 + blocks * (m.codingRate() + 4)) * symbolUs;
    }

    private static long driverUs(LoraModulation m, int bytes) {
        int sf = m.spreadingFactor();
        boolean optimised = (1L << sf) * 1000 / (m.bandwidthHz() / 1000) >= 16_000;
        int bits = Math.max(0, 8 * bytes + (m.crc() ? 16 : 0) - 4 * sf + (m.explicitHeader() ? 20 : 0) + 8);
        int bitsPerBlock = 4 * (optimised ? sf - 2 : sf);
        int blocks = (bits + bitsPerBlock - 1) / bitsPerBlock;
        long quarterSymbols = 4L * (blocks * (m.codingRate() + 4) + m.preambleSymbols() + 12) + 1;
        return quarterSymbols * (1L << (sf - 2)) * 1_000_000 / m.bandwidthHz();
    }
}
