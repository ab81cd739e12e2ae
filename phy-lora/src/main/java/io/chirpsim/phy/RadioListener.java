package io.chirpsim.phy;

/** Who is told what happens on the air. */
public interface RadioListener {
    /**
     * An uplink has ended at every gateway.
     *
     * @param receptions valid during the call only
     */
    void onUplinkEnd(Transmission uplink, Receptions receptions);

    /**
     * A downlink begins; can the device lock on it?
     *
     * @param rssiDbm power at the device
     * @return whether a receive window is open for it with enough preamble left, and the device is not busy
     */
    boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm);

    /**
     * A downlink that the device listened to has ended.
     *
     * @param loss null if it was decoded
     */
    void onDownlinkEnd(Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb);
}
