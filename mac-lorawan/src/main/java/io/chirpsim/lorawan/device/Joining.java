package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.region.DutyCycle;
import io.chirpsim.lorawan.region.SubBand;

/** How one device asks to join: data rates in turn, a counting DevNonce, the join duty cycle, a random back-off. */
final class Joining {
    private static final int MAX_DEV_NONCE = 0xFFFF;
    private static final long HOUR_US = DutyCycle.PERIOD_US;
    private static final int ONE_PERCENT_PPM = SubBand.UNLIMITED_PPM / 100;

    private final long devEui;
    private final RootKeys roots;
    private int devNonce = -1;
    private long sinceUs = -1;

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

    /** Join duty cycle (LoRaWAN L2 1.0.4, 7): 1 % in the first hour, 0.1 % in the next ten, then 0.01 %. */
    long gapUs(long nowUs, long airtimeUs) {
        int limitPpm = ONE_PERCENT_PPM;
        if (nowUs - sinceUs >= 11 * HOUR_US) {
            limitPpm /= 100;
        } else if (nowUs - sinceUs >= HOUR_US) {
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
