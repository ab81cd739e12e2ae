package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.phy.Modulation;
import java.util.ArrayList;
import java.util.List;

/** When a device of class B or C listens besides the windows after its own uplinks. */
abstract class FurtherWindows {
    final DeviceGroup group;
    private final Listening madeWith;
    Listening listening;
    private final List<MulticastEar> multicast = new ArrayList<>(1);
    private boolean receiving;

    FurtherWindows(DeviceGroup group, Listening listening) {
        this.group = group;
        this.madeWith = listening;
        this.listening = listening;
    }

    /** The device belongs to one more multicast group. */
    final void add(MulticastEar ear) {
        multicast.add(ear);
    }

    final List<MulticastEar> multicast() {
        return multicast;
    }

    /** Whether a downlink is being received in one of these windows. */
    final boolean receiving() {
        return receiving;
    }

    /**
     * Whether the receiver locks on a downlink that begins now.
     *
     * @param rx1OpenUs when the next RX1 opens: what would still be on the air then is given up, so it is not begun
     */
    final boolean lock(long startUs, long endUs, long rx1OpenUs, long frequencyHz, Modulation modulation, int devAddr) {
        boolean preempted = rx1OpenUs >= startUs && rx1OpenUs < endUs;
        receiving = !receiving && !preempted && catches(startUs, frequencyHz, modulation, devAddr);
        return receiving;
    }

    abstract boolean catches(long startUs, long frequencyHz, Modulation modulation, int devAddr);

    /** The downlink has ended. */
    void ended(long startUs, long nowUs, EnergyAccount energy) {
        receiving = false;
    }

    /** A frame for one of the device's multicast groups, or null. */
    final DataFrame open(FrameCodec codec, Object content) throws MalformedFrameException {
        DataFrame header = codec.openDownlink(content);
        for (MulticastEar ear : multicast) {
            DataFrame frame = ear.open(codec, content, header);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    /** The device has become part of the network: windows are as it was made with. */
    void begin(long nowUs, EnergyAccount energy) {
        listening = madeWith;
    }

    /** The device has lost its session or its power for a moment. */
    abstract void end(long nowUs, int devAddr, EnergyAccount energy);

    /** Books what these windows have cost up to now. */
    abstract void settle(long nowUs, int devAddr, EnergyAccount energy);

    /** The device has sent and does nothing else until the windows of class A are over. */
    abstract void busy(long fromUs, long untilUs, int devAddr, EnergyAccount energy);

    /** What the device has to ask the network before these windows open, with its next uplink. */
    abstract List<UplinkCommand> questions();

    /** An uplink with these questions has ended; what may answer it is over then. */
    abstract void asked(long overUs, EnergyAccount energy);

    /**
     * The network answers a question, or changes when and where these windows open.
     *
     * @return whether the device has come into class B by it
     */
    abstract boolean obey(long nowUs, DownlinkCommand command, int devAddr, EnergyAccount energy);

    /** Flags of FCtrl that its uplinks carry. */
    abstract int flags();

    /** Whether the receiver is on all the time, so that the windows of class A cost nothing besides. */
    abstract boolean continuous();
}
