package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.AirtimeFormula;
import io.chirpsim.phy.LoraModulation;
import java.util.Comparator;
import java.util.List;

/** The regional parameters of a scenario: those of its region, and what it sends in another way. */
final class Regions {
    private Regions() {}

    static Region of(Scenario scenario) {
        Region region = scenario.regionalParameters();
        RadioSettings.Sending sending = scenario.radio().sending();
        if (!sending.channelsHz().isEmpty()) {
            region = region.withChannels(
                    sending.channelsHz().stream().mapToLong(Long::longValue).toArray());
        }
        if (scenario.network().channels().isPresent()) {
            region = scenario.network().channels().get().in(region);
        }
        return region.withDataRates(rate -> changed(rate, scenario));
    }

    /** LoRa of SF7 to SF12 at 125 kHz, as far as the region has it for uplinks under its dwell time; the fastest first. */
    static List<DataRate> usualDataRates(Region region) {
        return region.uplinkDataRates(region.dwell()).stream()
                .filter(rate -> rate.uplink() instanceof LoraModulation lora
                        && lora.bandwidthHz() == 125_000
                        && lora.spreadingFactor() >= 7)
                .sorted(Comparator.comparingInt(rate -> ((LoraModulation) rate.uplink()).spreadingFactor()))
                .toList();
    }

    private static DataRate changed(DataRate rate, Scenario scenario) {
        int codingRate = scenario.radio().sending().codingRate().ordinal() + 1;
        boolean flora = scenario.radio().sending().airtime() == io.chirpsim.app.scenario.AirtimeFormula.FLORA;
        boolean downlinkCrc = scenario.network().downlink().crc();
        LoraModulation uplink = (LoraModulation) rate.uplink();
        LoraModulation downlink = (LoraModulation) rate.downlink();
        return rate.sentAs(
                uplink == null
                        ? null
                        : sent(
                                uplink,
                                codingRate,
                                uplink.crc(),
                                flora ? AirtimeFormula.FLORA_DEVICE : AirtimeFormula.SEMTECH),
                downlink == null
                        ? null
                        : sent(
                                downlink,
                                downlink.codingRate(),
                                downlinkCrc,
                                flora ? AirtimeFormula.FLORA_GATEWAY : AirtimeFormula.SEMTECH));
    }

    private static LoraModulation sent(LoraModulation usual, int codingRate, boolean crc, AirtimeFormula formula) {
        return new LoraModulation(
                usual.spreadingFactor(),
                usual.bandwidthHz(),
                codingRate,
                usual.preambleSymbols(),
                usual.explicitHeader(),
                crc,
                usual.lowDataRate(),
                formula);
    }
}
