package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.server.DownlinkRules.GatewayChoice;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Modulation;
import io.chirpsim.random.Draws;
import java.util.List;

/** Chooses which of the gateways that heard an uplink is asked first to answer it. */
final class GatewayRanking {
    /** ChirpStack's default, {@code gateway_prefer_min_margin}. */
    private static final double ENOUGH_DB = 10;

    /** Demodulation floor at SF7 and the step from one spreading factor to the next: SX1276 data sheet, section 4.1.1.2. */
    private static final double SF7_FLOOR_DB = -7.5;

    private static final double STEP_DB = -2.5;

    private final DownlinkRules rules;
    private final List<GatewayLink> links;
    private final Draws draws;

    /** @param draws which gateway, by the best gateway and the end of the uplink */
    GatewayRanking(DownlinkRules rules, List<GatewayLink> links, Draws draws) {
        this.rules = rules;
        this.links = links;
        this.draws = draws;
    }

    /** Ranks the gateways of a frame whose window has closed. */
    void rank(PendingUplink pending) {
        pending.rankGateways();
        if (rules.gatewayChoice() == GatewayChoice.BEST_SNR) {
            return;
        }
        int good = 0;
        double floorDb = floorDb(pending.frame.modulation());
        while (good < pending.copies() && pending.snrDb(good) - floorDb >= ENOUGH_DB) {
            good++;
        }
        if (good > 1) {
            pending.prefer(draws.below(good, links.get(pending.gateway(0)).entity(), pending.frame.endUs()));
        }
    }

    /** Where there is no spreading factor every gateway is good enough, as in ChirpStack. */
    private static double floorDb(Modulation modulation) {
        return modulation instanceof LoraModulation lora
                ? SF7_FLOOR_DB + STEP_DB * (lora.spreadingFactor() - 7)
                : Double.NEGATIVE_INFINITY;
    }
}
