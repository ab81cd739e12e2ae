package io.chirpsim.lorawan.region;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.phy.FskModulation;
import io.chirpsim.phy.LrFhssModulation;
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
            String dataRatesNote,
            List<Rate> dataRates,
            int[][] rx1DrOffset,
            Region.Rx2 rx2,
            double maxEirpDbm,
            double txPowerStepDb,
            int txPowerMaxIndex,
            String powerNote,
            double downlinkEirpDbm,
            List<Region.StrongDownlink> strongDownlinks,
            List<Band> subBands,
            Dwell dwell,
            Lbt lbt) {

        Region region() {
            return new Region(
                    name,
                    source,
                    channels(),
                    defaultChannelsHz.length,
                    rates(),
                    rx1DrOffset,
                    joinDataRates,
                    rx2,
                    new Region.Power(maxEirpDbm, txPowerStepDb, txPowerMaxIndex, downlinkEirpDbm, strongDownlinks),
                    subBands.stream().map(Band::subBand).toList(),
                    dwell == null ? Dwell.NONE : dwell,
                    lbt);
        }

        private long[] channels() {
            LongStream ofAll = LongStream.concat(Arrays.stream(defaultChannelsHz), Arrays.stream(extraChannelsHz));
            LongStream ofOne = dataRates.stream()
                    .mapToLong(Rate::channelHz)
                    .filter(hz -> hz > 0
                            && Arrays.stream(defaultChannelsHz).noneMatch(known -> known == hz)
                            && Arrays.stream(extraChannelsHz).noneMatch(known -> known == hz))
                    .distinct();
            return LongStream.concat(ofAll, ofOne).toArray();
        }

        private DataRate[] rates() {
            DataRate[] rates =
                    new DataRate[dataRates.stream().mapToInt(Rate::index).max().orElse(-1) + 1];
            for (Rate rate : dataRates) {
                rates[rate.index()] = rate.dataRate();
            }
            return rates;
        }
    }

    private enum Modulation {
        LORA,
        FSK,
        LR_FHSS
    }

    private record Rate(
            int index,
            Modulation modulation,
            int spreadingFactor,
            int bandwidthHz,
            int bitRate,
            int deviationHz,
            LrFhssModulation.CodingRate codingRate,
            LrFhssModulation.Width width,
            long channelHz,
            int maxMacPayload,
            int maxFrmPayload) {
        DataRate dataRate() {
            return switch (modulation) {
                case LORA -> DataRate.lora(index, spreadingFactor, bandwidthHz, maxMacPayload, maxFrmPayload)
                        .onlyOn(channelHz);
                case FSK -> fsk(new FskModulation(bitRate, deviationHz));
                case LR_FHSS -> new DataRate(
                        index, new LrFhssModulation(codingRate, width), null, channelHz, maxMacPayload, maxFrmPayload);
            };
        }

        private DataRate fsk(FskModulation fsk) {
            return new DataRate(index, fsk, fsk, channelHz, maxMacPayload, maxFrmPayload);
        }
    }

    private record Band(String name, long fromHz, long toHz, double maxErpMilliwatt, double dutyCycle) {
        SubBand subBand() {
            int ppm = (int) Math.round(dutyCycle * SubBand.UNLIMITED_PPM);
            return new SubBand(name, fromHz, toHz, Db.milliwattToDbm(maxErpMilliwatt), ppm);
        }
    }
}
