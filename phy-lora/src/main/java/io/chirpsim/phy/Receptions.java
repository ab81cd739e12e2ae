package io.chirpsim.phy;

import java.util.Arrays;

/** What became of one uplink at the gateways; reused from frame to frame. */
public final class Receptions {
    private static final int STEPS_PER_DB = 4;

    private int[] gateways = new int[8];
    private double[] rssiDbm = new double[8];
    private double[] snrDb = new double[8];
    private int count;
    private int[] deafGateways = new int[8];
    private RadioCause[] reasons = new RadioCause[8];
    private int heardAndLost;
    private RadioCause loss = RadioCause.NO_COVERAGE;
    private double lossStrengthDbm;

    void clear() {
        count = 0;
        heardAndLost = 0;
        loss = RadioCause.NO_COVERAGE;
        lossStrengthDbm = Double.NEGATIVE_INFINITY;
    }

    /** A concentrator reports both in steps of a quarter of a decibel. */
    void decoded(int gateway, double rssi, double snr) {
        if (count == gateways.length) {
            gateways = Arrays.copyOf(gateways, 2 * count);
            rssiDbm = Arrays.copyOf(rssiDbm, 2 * count);
            snrDb = Arrays.copyOf(snrDb, 2 * count);
        }
        gateways[count] = gateway;
        rssiDbm[count] = reported(rssi);
        snrDb[count++] = reported(snr);
    }

    private static double reported(double db) {
        return Math.rint(STEPS_PER_DB * db) / STEPS_PER_DB;
    }

    /** A gateway heard the frame, that is above its sensitivity, and lost it. */
    void heardAndLost(int gateway, RadioCause cause, double strengthDbm) {
        if (heardAndLost == reasons.length) {
            deafGateways = Arrays.copyOf(deafGateways, 2 * heardAndLost);
            reasons = Arrays.copyOf(reasons, 2 * heardAndLost);
        }
        deafGateways[heardAndLost] = gateway;
        reasons[heardAndLost++] = cause;
        lost(cause, strengthDbm);
    }

    void lost(RadioCause cause, double strengthDbm) {
        int further = cause.reach().compareTo(loss.reach());
        if (further > 0 || further == 0 && strengthDbm > lossStrengthDbm) {
            loss = cause;
            lossStrengthDbm = strengthDbm;
        }
    }

    /** How many gateways decoded the frame. */
    public int count() {
        return count;
    }

    /** Index of the i-th gateway that decoded it. */
    public int gateway(int i) {
        return gateways[i];
    }

    /** Received power there in dBm. */
    public double rssiDbm(int i) {
        return rssiDbm[i];
    }

    /** Signal to noise ratio there in dB. */
    public double snrDb(int i) {
        return snrDb[i];
    }

    /** How many gateways heard the frame, that is above their sensitivity, and lost it. */
    public int heardAndLost() {
        return heardAndLost;
    }

    /** Index of the i-th gateway that heard and lost it. */
    public int deafGateway(int i) {
        return deafGateways[i];
    }

    /** Why the i-th of them lost it. */
    public RadioCause reason(int i) {
        return reasons[i];
    }

    /** Where no gateway decoded it: the cause at the gateway where it came furthest, the stronger one of two. */
    public RadioCause loss() {
        return loss;
    }

    /** Received power at that gateway in dBm; minus infinity if it is out of reach of all. */
    public double lossStrengthDbm() {
        return lossStrengthDbm;
    }
}
