package io.chirpsim.lorawan;

import io.chirpsim.phy.Modulation;
import java.util.List;

/**
 * What the network server hands to the application: one uplink, decrypted, with every gateway that heard it.
 *
 * @param tag the journey's id of the message; opaque
 * @param deviceIndex index of the end-device
 * @param devAddr its address
 * @param fCnt 32-bit uplink counter
 * @param fPort 1 to 223
 * @param frmPayload decrypted payload
 * @param confirmed whether the device asked for an acknowledgement
 * @param dataRate data rate index of the region, such as 5
 * @param modulation how it was sent
 * @param frequencyHz carrier frequency
 * @param airtimeUs airtime of the frame in microseconds
 * @param receivedUs when the frame ended on the air, in microseconds
 * @param serverUs when the network server passed it on, in microseconds
 * @param receptions one per gateway that heard it, in the order of arrival
 * @param adr whether the device lets the network control its data rate
 */
public record ApplicationUplink(
        long tag,
        int deviceIndex,
        int devAddr,
        long fCnt,
        int fPort,
        byte[] frmPayload,
        boolean confirmed,
        int dataRate,
        Modulation modulation,
        long frequencyHz,
        long airtimeUs,
        long receivedUs,
        long serverUs,
        List<GatewayReception> receptions,
        boolean adr) {

    /**
     * One gateway's copy.
     *
     * @param gatewayIndex index of the gateway
     * @param rssiDbm received power
     * @param snrDb signal to noise ratio
     * @param receivedUs when the frame ended at the gateway, in microseconds; also its counter
     * @param channel index of the channel in the gateway's plan
     * @param arrivedUs when it came to the network server, in microseconds
     */
    public record GatewayReception(
            int gatewayIndex, double rssiDbm, double snrDb, long receivedUs, int channel, long arrivedUs) {}
}
