package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.GatewayChannels;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.Interference;
import io.chirpsim.app.scenario.InterferenceRule;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.app.scenario.Reception;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Dwell;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Availability;
import io.chirpsim.phy.ChannelOverlap;
import io.chirpsim.phy.ChannelPlan;
import io.chirpsim.phy.ExternalInterference;
import io.chirpsim.phy.ForeignTraffic;
import io.chirpsim.phy.FrameErrorCurves;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.FskRules;
import io.chirpsim.phy.GatewayModel;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.InvertedIq;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssRules;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.phy.SignalsWhileSending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** From the words of a scenario to the radio's own. */
final class Radios {
    private static final GatewayModel UNLIMITED =
            new GatewayModel("unlimited", List.of(new GatewayModel.Pool(Integer.MAX_VALUE, 12)));

    private Radios() {}

    static RadioConfig config(RadioSettings radio) {
        RadioConfig config = new RadioConfig(
                        matrix(radio.interference()), radio.interfererFloorDb().orElse(Double.POSITIVE_INFINITY))
                .with(rule(radio.rule()))
                .with(ChannelOverlap.valueOf(radio.overlap().name()))
                .with(InvertedIq.valueOf(radio.invertedIq().name()))
                .with(SignalsWhileSending.valueOf(radio.whileSending().name()))
                .with(new LrFhssRules(
                        radio.lrFhss().captureDb().orElse(Double.POSITIVE_INFINITY),
                        radio.lrFhss().wideSirDb(),
                        radio.lrFhss().grids()))
                .with(new FskRules(radio.fsk().sensitivityDbm(), radio.fsk().sirDb()));
        return errors(radio.reception()).map(config::with).orElse(config);
    }

    private static Optional<FrameErrors> errors(Reception reception) {
        if (reception instanceof Reception.Awgn awgn) {
            return Optional.of(FrameErrorCurves.awgn(awgn.implementationLossDb()));
        }
        return reception instanceof Reception.Calibrated
                ? Optional.of(FrameErrorCurves.calibrated())
                : Optional.empty();
    }

    private static InterferenceMatrix matrix(Interference chosen) {
        if (chosen instanceof Interference.Named named) {
            return InterferenceMatrix.named(named.matrix().word());
        }
        if (chosen instanceof Interference.Captured captured) {
            return InterferenceMatrix.named(captured.base().word()).withCapture("own", captured.captureDb());
        }
        return InterferenceMatrix.of(
                "own",
                ((Interference.Own) chosen)
                        .rowsDb().stream()
                                .map(row -> row.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new));
    }

    private static io.chirpsim.phy.InterferenceRule rule(InterferenceRule chosen) {
        if (chosen instanceof InterferenceRule.PairwiseCriticalSection pairwise) {
            return io.chirpsim.phy.InterferenceRule.pairwiseCriticalSection(
                    pairwise.criticalSymbols(),
                    io.chirpsim.phy.InterferenceRule.CriticalSection.valueOf(
                            pairwise.whose().name()));
        }
        if (chosen instanceof InterferenceRule.Lock lock) {
            return io.chirpsim.phy.InterferenceRule.lock(lock.symbols());
        }
        return chosen instanceof InterferenceRule.Energy
                ? io.chirpsim.phy.InterferenceRule.ENERGY
                : io.chirpsim.phy.InterferenceRule.WORST_SEGMENT;
    }

    static GatewayRadio gateway(GatewaySite gateway, Region region) {
        GatewayModel model =
                switch (gateway.model()) {
                    case SX1301, NS3 -> GatewayModel.SX1301;
                    case SX1302 -> GatewayModel.SX1302;
                    case SX1303 -> GatewayModel.SX1303;
                    case UNLIMITED -> UNLIMITED;
                };
        return new GatewayRadio(
                model,
                Sensitivity.named(gateway.sensitivity().word()),
                gateway.noiseFigureDb(),
                gateway.antenna().gainDbi() - gateway.cableLossDb(),
                new ExternalInterference(
                        gateway.externalInterference().riseDb(),
                        gateway.externalInterference().share(),
                        gateway.externalInterference().burstUs()),
                channels(gateway.channels(), region),
                availability(gateway.availability()));
    }

    private static ChannelPlan channels(GatewayChannels chosen, Region region) {
        if (chosen instanceof GatewayChannels.Plan plan) {
            return plan.channelPlan();
        }
        return chosen instanceof GatewayChannels.All ? ChannelPlan.ALL : ofRegion(region);
    }

    /**
     * The region's channels, with a demodulator of its own for LoRa wider than 125 kHz and for FSK on the channel of such a data rate. Where a
     * region has more channels than a concentrator, those that the network uses; for more than eight of these as many concentrators as they need.
     */
    private static ChannelPlan ofRegion(Region region) {
        Optional<ChannelPlan.Standard> standard = Optional.empty();
        OptionalLong fskHz = OptionalLong.empty();
        for (DataRate rate : region.dataRates()) {
            if (rate != null && rate.channelHz() > 0 && rate.uplink() instanceof LoraModulation lora) {
                standard = Optional.of(
                        new ChannelPlan.Standard(rate.channelHz(), lora.bandwidthHz(), lora.spreadingFactor()));
            } else if (rate != null && rate.channelHz() > 0) {
                fskHz = OptionalLong.of(rate.channelHz());
            }
        }
        List<Long> multiHz =
                hertz(region, region.allChannels().without(region.rules().wide()));
        if (multiHz.size() > ChannelPlan.MULTI_CHANNELS) {
            multiHz = hertz(
                    region, region.networkChannels().without(region.rules().wide()));
        }
        List<ChannelPlan.Standard> wide = wide(region);
        return new ChannelPlan(
                multiHz,
                wide.isEmpty() ? standard : Optional.of(wide.get(0)),
                fskHz,
                wide.isEmpty() ? List.of() : wide.subList(1, wide.size()));
    }

    private static List<Long> hertz(Region region, ChannelSet channels) {
        return IntStream.range(0, region.channelsHz().length)
                .filter(channels::contains)
                .mapToObj(i -> region.channelsHz()[i])
                .toList();
    }

    /** The network's channels wider than 125 kHz, each with the LoRa data rate of that width. */
    private static List<ChannelPlan.Standard> wide(Region region) {
        List<ChannelPlan.Standard> wide = new ArrayList<>();
        for (DataRate rate : region.uplinkDataRates(Dwell.NONE)) {
            if (rate.uplink() instanceof LoraModulation lora && rate.channelHz() == 0) {
                ChannelSet channels = region.channels(
                        rate, region.networkChannels().and(region.rules().wide()));
                hertz(region, channels)
                        .forEach(hz ->
                                wide.add(new ChannelPlan.Standard(hz, lora.bandwidthHz(), lora.spreadingFactor())));
            }
        }
        return wide;
    }

    private static Availability availability(io.chirpsim.app.scenario.Availability chosen) {
        return chosen.regular()
                .map(regular -> Availability.every(regular.everyUs(), regular.firstUs(), regular.lengthUs()))
                .orElseGet(() -> Availability.of(chosen.downtimes().stream()
                        .map(downtime -> new Availability.Downtime(downtime.fromUs(), downtime.untilUs()))
                        .toList()));
    }

    static List<ForeignTraffic> foreign(RadioSettings radio, Region region) {
        return radio.foreign().stream()
                .map(traffic -> new ForeignTraffic(
                        traffic.framesPerHour(),
                        traffic.channelsHz().isEmpty() ? ofRegion(region).multiHz() : traffic.channelsHz(),
                        125_000,
                        traffic.spreadingFactorShares(),
                        traffic.phyPayloadBytes(),
                        traffic.weakestDbm(),
                        traffic.strongestDbm(),
                        ForeignTraffic.SyncWord.valueOf(traffic.syncWord().name())))
                .toList();
    }
}
