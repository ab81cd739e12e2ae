package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.DownlinkCommand.RxParamSetupReq;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.phy.Modulation;
import java.util.List;

/**
 * Class C: RXC is open whenever the device neither sends nor has RX1 open (LoRaWAN L2 1.0.4, section 17): between the uplink and RX1, between RX1
 * and RX2, and from then on.
 */
final class ContinuousWindow extends FurtherWindows {
    private final AlwaysOn receiver = new AlwaysOn();

    ContinuousWindow(DeviceGroup group, Listening listening) {
        super(group, listening);
    }

    @Override
    boolean catches(long startUs, long frequencyHz, Modulation modulation, int devAddr) {
        return receiver.on()
                && frequencyHz == listening.frequencyHz()
                && modulation.equals(group.region.dataRate(listening.dataRate()).downlink());
    }

    @Override
    void begin(long nowUs, EnergyAccount energy) {
        super.begin(nowUs, energy);
        receiver.begin(nowUs, energy);
    }

    @Override
    void end(long nowUs, int devAddr, EnergyAccount energy) {
        receiver.end(nowUs, energy);
    }

    @Override
    void settle(long nowUs, int devAddr, EnergyAccount energy) {
        receiver.settle(nowUs, energy);
    }

    @Override
    void busy(long fromUs, long untilUs, int devAddr, EnergyAccount energy) {}

    @Override
    List<UplinkCommand> questions() {
        return List.of();
    }

    @Override
    void asked(long overUs, EnergyAccount energy) {}

    /** RXC has frequency and data rate of RX2. */
    @Override
    boolean obey(long nowUs, DownlinkCommand command, int devAddr, EnergyAccount energy) {
        if (command instanceof RxParamSetupReq request) {
            listening = listening.at(request.rx2DataRate(), request.frequencyHz());
        }
        return false;
    }

    @Override
    int flags() {
        return 0;
    }

    @Override
    boolean continuous() {
        return receiver.on();
    }
}
