package io.chirpsim.phy;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;

/** The foreign frames of one channel, one after the other. */
final class ForeignSource extends SimEvent {
    private static final double HOUR_US = 3.6e9;
    private static final int AFTER = 0;
    private static final int SPREADING_FACTOR = 1;
    private static final int DRAWS = 2;

    private final Kernel kernel;
    private final ForeignTraffic traffic;
    private final long frequencyHz;
    private final RadioMedium medium;
    private final Draws draws;
    private final Draws powers;
    private final long entity;
    private long frames;

    ForeignSource(Kernel kernel, ForeignTraffic traffic, int number, long frequencyHz, RadioMedium medium, Streams s) {
        super(kernel, EventKind.TRANSMISSION_START);
        this.kernel = kernel;
        this.traffic = traffic;
        this.frequencyHz = frequencyHz;
        this.medium = medium;
        this.draws = s.draws(RadioPurpose.FOREIGN);
        this.powers = s.draws(RadioPurpose.FOREIGN_POWER);
        this.entity = frequencyHz * 1000 + number;
    }

    void plan() {
        double waitUs = draws.exponential(HOUR_US / traffic.framesPerHour(), entity, DRAWS * frames + AFTER);
        kernel.schedule(this, kernel.nowUs() + Math.max(1, (long) waitUs));
    }

    @Override
    public void happen() {
        int sf = traffic.spreadingFactor(draws.uniform(entity, DRAWS * frames + SPREADING_FACTOR));
        Transmission t = new Transmission(
                -1,
                LoraModulation.uplink(sf, traffic.bandwidthHz()),
                0,
                frequencyHz,
                Double.NaN,
                traffic.phyPayloadBytes(),
                null,
                0);
        medium.foreign(t, this);
        frames++;
        plan();
    }

    /** How strongly a gateway hears a frame of this source, at any time after it began. */
    double rssiDbm(Transmission t, long gatewayEntity) {
        double uniform = powers.uniform(entity ^ Long.rotateLeft(gatewayEntity, 32), t.startUs);
        return traffic.weakestDbm() + uniform * (traffic.strongestDbm() - traffic.weakestDbm());
    }

    /** When demodulators give the frame up. */
    long givenUpUs(Transmission t) {
        LoraModulation lora = t.lora();
        return traffic.syncWord() == ForeignTraffic.SyncWord.SAME
                ? t.endUs
                : Math.min(t.endUs, t.startUs + (Airtime.preambleSymbols(lora) + 2) * lora.symbolUs());
    }
}
