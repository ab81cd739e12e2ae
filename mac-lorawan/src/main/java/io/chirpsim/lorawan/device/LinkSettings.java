package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.command.DownlinkCommand.AdrParamSetupReq;
import io.chirpsim.lorawan.command.DownlinkCommand.TxParamSetupReq;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Dwell;

/** How a device sends at present: data rate, power, number of transmissions; and how long it has heard nothing. */
final class LinkSettings {
    /** ADR_ACK_LIMIT of RP002-1.0.4, as an exponent of 2. */
    private static final byte ADR_ACK_LIMIT_EXPONENT = 6;

    /** ADR_ACK_DELAY of RP002-1.0.4, as an exponent of 2. */
    private static final byte ADR_ACK_DELAY_EXPONENT = 5;

    /** UplinkDwellTime and DownlinkDwellTime (RP002). */
    private static final long DWELL_US = 400_000;

    private final byte madeWith;
    private byte dataRate;
    private byte txPower;
    private byte nbTrans;
    private byte limitExponent;
    private byte delayExponent;

    /** ADR_ACK_CNT: new uplinks since the last class A downlink. */
    private int unanswered;

    /** Its value when the device last changed how it sends because of it. */
    private int preparedFor;

    /** Largest EIRP the network allows; 0: what the region does. */
    private byte maxEirpDbm;

    /** How long its frames, and those for it, may be: as the region says, until the network says otherwise. */
    private Dwell dwell;

    private int txMicroAmps;
    private double eirpDbm;

    LinkSettings(DeviceGroup group, int dataRate) {
        madeWith = (byte) group.region.dataRate(dataRate).index();
        restore(group);
    }

    /** As it was made. */
    void restore(DeviceGroup group) {
        dataRate = madeWith;
        nbTrans = (byte) group.config.nbTrans();
        limitExponent = ADR_ACK_LIMIT_EXPONENT;
        delayExponent = ADR_ACK_DELAY_EXPONENT;
        maxEirpDbm = 0;
        dwell = group.region.dwell();
        usePower(group, 0);
        heard();
    }

    DataRate rate(DeviceGroup group) {
        return group.region.dataRate(dataRate);
    }

    int dataRate() {
        return dataRate;
    }

    void useDataRate(DeviceGroup group, int index) {
        dataRate = (byte) group.region.dataRate(index).index();
    }

    /** TXPower. */
    int txPower() {
        return txPower;
    }

    /** A TXPower index from now on; a device never sends with more than it is made for. */
    void usePower(DeviceGroup group, int index) {
        txPower = (byte) index;
        double madeFor = group.config.eirpDbm();
        double maxDbm = maxEirpDbm == 0 ? group.region.power().maxEirpDbm() : maxEirpDbm;
        double askedDbm = maxDbm - group.region.power().stepDb() * index;
        eirpDbm = index == 0 && maxEirpDbm == 0 ? madeFor : Math.min(madeFor, askedDbm);
        txMicroAmps = (int)
                group.config.energy().txMicroAmps(eirpDbm - group.config.power().antennaGainDbi());
    }

    /** Dwell times, and the EIRP from which TXPower counts, from now on; a data rate that they do not admit gives way to the next higher one. */
    void use(DeviceGroup group, TxParamSetupReq request) {
        dwell = new Dwell(request.uplinkDwell() ? DWELL_US : 0, request.downlinkDwell() ? DWELL_US : 0);
        maxEirpDbm = (byte) request.maxEirpDbm();
        usePower(group, txPower);
        if (rate(group).uplinkPayload(dwell) < 0) {
            dataRate = (byte) group.region.uplinkDataRates(dwell).get(0).index();
        }
    }

    /** How long its frames, and those for it, may be. */
    Dwell dwell() {
        return dwell;
    }

    /** Largest payload of an uplink without FOpts; less than 0 if not even an empty one may be sent. */
    int payload(DeviceGroup group) {
        return rate(group).uplinkPayload(dwell);
    }

    double eirpDbm() {
        return eirpDbm;
    }

    /** Current of the whole device while it sends. */
    long txMicroAmps() {
        return txMicroAmps;
    }

    int nbTrans() {
        return nbTrans;
    }

    void useNbTrans(int times) {
        nbTrans = (byte) times;
    }

    void use(AdrParamSetupReq request) {
        limitExponent = (byte) request.limitExponent();
        delayExponent = (byte) request.delayExponent();
    }

    /** A class A downlink has come. */
    void heard() {
        unanswered = 0;
        preparedFor = 0;
    }

    /** Before a new uplink a device that has heard nothing for long changes how it sends; to ask again changes nothing. */
    void prepare(DeviceGroup group, ChannelAccess channels) {
        if (!group.config.mac().adr() || unanswered == preparedFor) {
            return;
        }
        preparedFor = unanswered;
        AdrBackOff backOff = group.config.mac().adrBackOff();
        if (txPower != 0 && backOff.fullPower(unanswered, 1 << limitExponent, 1 << delayExponent)) {
            usePower(group, 0);
        }
        if (backOff.stepsDown(unanswered, 1 << limitExponent, 1 << delayExponent)) {
            stepDown(group, channels);
        }
    }

    private void stepDown(DeviceGroup group, ChannelAccess channels) {
        int below = group.region.lowerDataRate(dataRate, dwell);
        if (below >= 0) {
            dataRate = (byte) below;
        } else {
            nbTrans = 1;
            channels.enableDefaults(group);
        }
    }

    /** Flags of FCtrl for a new uplink, which is counted. */
    int nextFlags(DeviceGroup group) {
        if (!group.config.mac().adr()) {
            return 0;
        }
        boolean lowest = group.region.lowerDataRate(dataRate, dwell) < 0;
        boolean asks = group.config.mac().adrBackOff().asks(unanswered++, 1 << limitExponent, lowest);
        return asks ? DataFrame.ADR | DataFrame.ADR_ACK_REQ : DataFrame.ADR;
    }
}
