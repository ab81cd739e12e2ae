package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Fading;
import io.chirpsim.phy.FadingModel;
import io.chirpsim.random.Streams;

/** The radio's fading for the scenario's choice. */
final class Fadings {
    private Fadings() {}

    /** Fading of one replication. */
    static Fading of(Propagation propagation, Region region, Streams streams) {
        if (!(propagation.fading() instanceof Propagation.FrameFading chosen)) {
            return propagation.temporalSigmaDb() == 0
                    ? Fading.NONE
                    : new Fading(streams, new FadingModel.Constant(), Long.MAX_VALUE, propagation.temporalSigmaDb());
        }
        long coherenceUs = chosen.coherenceUs()
                .orElseGet(() -> Fading.coherenceUs(chosen.speedMPerS().orElse(0.0), region.channelsHz()[0]));
        return new Fading(streams, model(chosen.model()), coherenceUs, propagation.temporalSigmaDb());
    }

    private static FadingModel model(Propagation.FadingModel chosen) {
        if (chosen instanceof Propagation.Rice rice) {
            return new FadingModel.Rice(rice.kDb());
        }
        return chosen instanceof Propagation.Nakagami nakagami
                ? new FadingModel.Nakagami(nakagami.m())
                : new FadingModel.Rayleigh();
    }
}
