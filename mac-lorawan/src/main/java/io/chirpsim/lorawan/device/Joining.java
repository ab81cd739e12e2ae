package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.region.DutyCycle;
import io.chirpsim.lorawan.region.SubBand;

/** How one device asks to join: data rates in turn, a counting DevNonce, the join duty cycle, a random back-off. */
final class Joining {
    private static final int MAX_DEV_NONCE = 0xFFFF;
    private static final long HOUR_US = DutyCycle.PERIOD_US;
    private static final long FIRST_END_US = HOUR_US;
    private static final long SECOND_END_US = 11 * HOUR_US;
    private static final long LATER_US = 24 * HOUR_US;
    private static final long BUDGET_US = 36_000_000;
    private static final long LATER_BUDGET_US = 8_700_000;
    private static final int ONE_PERCENT_PPM = SubBand.UNLIMITED_PPM / 100;

    private final long devEui;
    private final RootKeys roots;
    private int devNonce = -1;
    private long sinceUs = -1;

    /** Until then the airtime that is left has to suffice. */
    private long windowEndUs;

    private int leftUs;

    Joining(DeviceIdentity identity) {
        devEui = identity.devEui();
        roots = identity.roots();
    }

    RootKeys roots() {
        return roots;
    }

    /** DevNonce of the last join-request. */
    int devNonce() {
        return devNonce;
    }

    /** Whether join-requests are being sent. */
    boolean underWay() {
        return sinceUs >= 0;
    }

    void begin(long nowUs) {
        sinceUs = nowUs;
        windowEndUs = nowUs + FIRST_END_US;
        leftUs = (int) BUDGET_US;
    }

    void end() {
        sinceUs = -1;
    }

    /** The device has not stored its DevNonce and counts from 0 again. */
    void forgetDevNonce() {
        devNonce = -1;
    }

    /** Whether every DevNonce is used up. */
    boolean exhausted() {
        return devNonce == MAX_DEV_NONCE;
    }

    /** The next join-request. */
    JoinRequest nextRequest(DeviceGroup group) {
        devNonce++;
        return lastRequest(group);
    }

    /** The last join-request. */
    JoinRequest lastRequest(DeviceGroup group) {
        return new JoinRequest(group.config.join().joinEui(), devEui, devNonce);
    }

    /**
     * When a join-request may start at the earliest (LoRaWAN L2 1.0.4, 7): 36 s of airtime in the first hour, 36 s in the next ten, 8.7 s in every
     * later 24 hours. A frame lies in one of these times as a whole.
     */
    long earliestUs(long nowUs, long airtimeUs) {
        while (nowUs >= windowEndUs) {
            nextWindow();
        }
        return airtimeUs > leftUs || nowUs + airtimeUs > windowEndUs ? windowEndUs : nowUs;
    }

    private void nextWindow() {
        boolean second = windowEndUs - sinceUs < SECOND_END_US;
        leftUs = (int) (second ? BUDGET_US : LATER_BUDGET_US);
        windowEndUs = second ? sinceUs + SECOND_END_US : windowEndUs + LATER_US;
    }

    /** A join-request starts. */
    void started(long airtimeUs) {
        leftUs -= (int) airtimeUs;
    }

    /** From the start of one join-request to the next, so that those times are used evenly: 1 %, 0.1 %, then 0.01 %. */
    long gapUs(long nowUs, long airtimeUs) {
        int limitPpm = ONE_PERCENT_PPM;
        if (nowUs - sinceUs >= SECOND_END_US) {
            limitPpm /= 100;
        } else if (nowUs - sinceUs >= FIRST_END_US) {
            limitPpm /= 10;
        }
        return airtimeUs * SubBand.UNLIMITED_PPM / limitPpm;
    }

    /** Random delay of the next join-request. */
    long backOffUs(DeviceGroup group, long entity) {
        long maxUs = group.config.join().maxBackOffUs();
        return maxUs == 0 ? 0 : group.draws.joinBackOff().uniformUs(maxUs, entity, devNonce);
    }
}
