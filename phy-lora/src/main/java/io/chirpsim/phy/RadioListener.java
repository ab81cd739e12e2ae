package io.chirpsim.phy;

/** Who is told what happens on the air. */
public interface RadioListener {
    /** A frame of a device or of a gateway that is up goes on the air now. Others may be told what becomes of it; this tells all there is. */
    default void onAir(Transmission frame) {}

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
