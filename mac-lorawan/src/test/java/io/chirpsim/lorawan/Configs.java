package io.chirpsim.lorawan;

import io.chirpsim.lorawan.device.Activation;
import io.chirpsim.lorawan.device.ChannelChoice;
import io.chirpsim.lorawan.device.DeviceConfig;
import io.chirpsim.lorawan.device.Retransmission;
import io.chirpsim.lorawan.device.WhenFull;
import io.chirpsim.lorawan.energy.Battery;
import io.chirpsim.lorawan.energy.EnergyProfile;
import io.chirpsim.lorawan.energy.RadioCurrents;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Region;

/** Device configurations for tests: a plain one, and changes to it. */
public record Configs(
        Activation activation,
        Retransmission retransmission,
        int nbTrans,
        DeviceConfig.Queue queue,
        DutyCycleRule dutyCycle,
        DeviceConfig.Clock clock,
        ChannelSet channels,
        EnergyProfile energy,
        DeviceConfig.Mac mac) {
    /** The region of all tests. */
    public static final Region EU868 = Region.named("EU868");

    /** ABP, one transmission per uplink, queue of one, perfect clock. */
    public static final Configs PLAIN = new Configs(
            Activation.ABP,
            Retransmission.LORAWAN_1_0_4,
            1,
            new DeviceConfig.Queue(1, WhenFull.REPLACE_OLDEST),
            DutyCycleRule.OFF_TIME,
            DeviceConfig.Clock.PERFECT,
            ChannelSet.range(0, 3),
            plainEnergy(),
            DeviceConfig.Mac.SILENT);

    public Configs otaa() {
        return new Configs(Activation.OTAA, retransmission, nbTrans, queue, dutyCycle, clock, channels, energy, mac);
    }

    public Configs repeating(Retransmission rule, int times) {
        return new Configs(activation, rule, times, queue, dutyCycle, clock, channels, energy, mac);
    }

    public Configs queueing(int depth, WhenFull whenFull) {
        DeviceConfig.Queue other = new DeviceConfig.Queue(depth, whenFull);
        return new Configs(activation, retransmission, nbTrans, other, dutyCycle, clock, channels, energy, mac);
    }

    public Configs keeping(DutyCycleRule rule) {
        return new Configs(activation, retransmission, nbTrans, queue, rule, clock, channels, energy, mac);
    }

    public Configs clocked(double driftPpm, long jitterUs) {
        DeviceConfig.Clock other = new DeviceConfig.Clock(driftPpm, jitterUs, 10_000, 6, 1_000);
        return new Configs(activation, retransmission, nbTrans, queue, dutyCycle, other, channels, energy, mac);
    }

    public Configs on(ChannelSet only) {
        return new Configs(activation, retransmission, nbTrans, queue, dutyCycle, clock, only, energy, mac);
    }

    public Configs drawing(EnergyProfile other) {
        return new Configs(activation, retransmission, nbTrans, queue, dutyCycle, clock, channels, other, mac);
    }

    public Configs speaking(DeviceConfig.Mac other) {
        return new Configs(activation, retransmission, nbTrans, queue, dutyCycle, clock, channels, energy, other);
    }

    /** The same with a microcontroller that stays awake until its windows have closed. */
    public Configs awake() {
        EnergyProfile plain = plainEnergy();
        return drawing(new EnergyProfile(
                plain.radio(),
                plain.supplyVolts(),
                plain.sleepNanoAmps(),
                new EnergyProfile.Mcu(27_000, 0, 0),
                plain.sensingMicroAmps(),
                plain.sensingUs(),
                plain.battery()));
    }

    /** The same with so much charge in the battery. */
    public Configs charged(double milliampHours) {
        EnergyProfile plain = plainEnergy();
        return drawing(new EnergyProfile(
                plain.radio(),
                plain.supplyVolts(),
                plain.sleepNanoAmps(),
                plain.mcu(),
                plain.sensingMicroAmps(),
                plain.sensingUs(),
                Battery.plain(milliampHours, 1)));
    }

    /** The whole configuration. */
    public DeviceConfig config() {
        return config(EU868);
    }

    /** The whole configuration in another region. */
    public DeviceConfig config(Region region) {
        return new DeviceConfig(
                region,
                activation,
                channels,
                ChannelChoice.UNIFORM,
                new DeviceConfig.Power(14, 0),
                retransmission,
                nbTrans,
                queue,
                dutyCycle,
                DeviceConfig.Windows.defaults(region),
                clock,
                DeviceConfig.Join.DEFAULT,
                energy,
                mac);
    }

    /** An SX1276 on 3.3 V, 2 uA asleep, 2400 mAh of which 90 % are usable. */
    public static EnergyProfile plainEnergy() {
        return new EnergyProfile(
                RadioCurrents.named("sx1276"),
                3.3,
                2_000,
                EnergyProfile.Mcu.ASLEEP,
                5_000,
                100_000,
                Battery.plain(2400, 0.9));
    }
}
