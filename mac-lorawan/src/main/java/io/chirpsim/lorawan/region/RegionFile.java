package io.chirpsim.lorawan.region;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.units.Db;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Reads a region's data file. The records name the keys of the file. */
final class RegionFile {
    /** Regions that ship with the program. */
    static final List<String> NAMES = List.of("EU868");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RegionFile() {}

    static Region named(String name) {
        if (!NAMES.contains(name)) {
            throw new UnknownRegionException(name);
        }
        try (InputStream in = RegionFile.class.getResourceAsStream("/io/chirpsim/lorawan/regions/" + name + ".json")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("region " + name, e);
        }
    }

    static Region read(InputStream in) throws IOException {
        return JSON.readValue(in, File.class).region();
    }

    private record File(
            String name,
            String source,
            long[] defaultChannelsHz,
            long[] extraChannelsHz,
            String extraChannelsSource,
            int[] joinDataRates,
            List<Rate> dataRates,
            int[][] rx1DrOffset,
            Region.Rx2 rx2,
            double maxEirpDbm,
            double txPowerStepDb,
            int txPowerMaxIndex,
            String powerNote,
            double downlinkEirpDbm,
            List<Region.StrongDownlink> strongDownlinks,
            List<Band> subBands) {

        Region region() {
            return new Region(
                    name,
                    source,
                    LongStream.concat(Arrays.stream(defaultChannelsHz), Arrays.stream(extraChannelsHz))
                            .toArray(),
                    defaultChannelsHz.length,
                    rates(),
                    rx1DrOffset,
                    joinDataRates,
                    rx2,
                    new Region.Power(maxEirpDbm, txPowerStepDb, txPowerMaxIndex, downlinkEirpDbm, strongDownlinks),
                    subBands.stream().map(Band::subBand).toList());
        }

        private DataRate[] rates() {
            DataRate[] rates =
                    new DataRate[dataRates.stream().mapToInt(Rate::index).max().orElse(-1) + 1];
            for (Rate rate : dataRates) {
                if (rate.modulation() == Modulation.LORA) {
                    rates[rate.index()] = rate.lora();
                }
            }
            return rates;
        }
    }

    private enum Modulation {
        LORA,
        FSK
    }

    private record Rate(
            int index,
            Modulation modulation,
            int spreadingFactor,
            int bandwidthHz,
            int bitRate,
            int maxMacPayload,
            int maxFrmPayload) {
        DataRate lora() {
            return DataRate.lora(index, spreadingFactor, bandwidthHz, maxMacPayload, maxFrmPayload);
        }
    }

    private record Band(String name, long fromHz, long toHz, double maxErpMilliwatt, double dutyCycle) {
        SubBand subBand() {
            int ppm = (int) Math.round(dutyCycle * SubBand.UNLIMITED_PPM);
            return new SubBand(name, fromHz, toHz, Db.milliwattToDbm(maxErpMilliwatt), ppm);
        }
    }
}
