package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.HashMap;
import java.util.Map;

/**
 * Log-normal shadowing of static links: the same for all frames and both directions, and for whoever asks in whatever order. Redrawing it per frame
 * would be fast fading and hide coverage holes.
 *
 * <p>Over the devices' places it is correlated as {@code exp(-d / dcorr)} (Gudmundson, "Correlation model for shadow fading in mobile radio systems",
 * Electronics Letters 1991): each gateway has a random field of its own. What surrounds a device shadows it from every gateway: a share rho of the
 * variance is a field that all gateways have in common, {@code S = sqrt(rho) common + sqrt(1 - rho) own}, so that rho is the correlation between the
 * links of one device to two gateways. A device needs no memory, a field that of its waves.
 */
public final class Shadowing {
    private static final long COMMON = 0;

    private final Draws draws;
    private final Draws fieldDraws;
    private final double correlationM;
    private final double common;
    private final double own;
    private final Map<Long, RandomField> fields = new HashMap<>();

    /**
     * @param streams of the replication whose draw is wanted
     * @param correlationM distance dcorr in metres over which the correlation falls to 1/e; 0: links of different devices are independent
     * @param sitesCorrelation correlation rho between one device's links to two gateways, 0 to 1
     */
    public Shadowing(Streams streams, double correlationM, double sitesCorrelation) {
        if (!(correlationM >= 0 && sitesCorrelation >= 0 && sitesCorrelation <= 1)) {
            throw new IllegalArgumentException(
                    "shadowing over " + correlationM + " m, between sites " + sitesCorrelation);
        }
        this.draws = streams.draws(RadioPurpose.SHADOWING);
        this.fieldDraws = streams.draws(RadioPurpose.SHADOWING_FIELD);
        this.correlationM = correlationM;
        this.common = Math.sqrt(sitesCorrelation);
        this.own = Math.sqrt(1 - sitesCorrelation);
    }

    /**
     * Excess loss in dB of the link between two entities, negative where the link is better than the median.
     *
     * @param sigmaDb standard deviation in dB, at least 0
     * @param device where the device is; its height does not matter
     * @param deviceEntity the device, told from others at its place only where links are independent
     * @param gatewayEntity the gateway
     */
    public double lossDb(double sigmaDb, Position device, long deviceEntity, long gatewayEntity) {
        if (sigmaDb == 0) {
            return 0;
        }
        double deviates = own == 0 ? 0 : own * deviate(device, deviceEntity, gatewayEntity);
        if (common > 0) {
            deviates += common * deviate(device, deviceEntity, COMMON);
        }
        return sigmaDb * deviates;
    }

    private double deviate(Position device, long deviceEntity, long fieldEntity) {
        if (correlationM == 0) {
            return draws.normal(0, 1, deviceEntity ^ Long.rotateLeft(fieldEntity, 32), 0);
        }
        return fields.computeIfAbsent(fieldEntity, entity -> new RandomField(fieldDraws, correlationM, entity))
                .at(device.xM(), device.yM());
    }
}
