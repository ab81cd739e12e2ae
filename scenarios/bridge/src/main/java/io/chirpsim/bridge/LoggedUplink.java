package io.chirpsim.bridge;

import java.util.List;

/**
 * One uplink of a log.
 *
 * @param devEui the end-device
 * @param timeUs when it was received, in microseconds since 1970
 * @param fCnt uplink counter
 * @param fPort 1 to 255
 * @param payload application payload
 * @param dataRate its data rate
 * @param frequencyHz carrier frequency
 * @param receptions one per copy, in the order of the log; a gateway with two antennas may occur twice
 */
public record LoggedUplink(
        long devEui,
        long timeUs,
        long fCnt,
        int fPort,
        byte[] payload,
        LoggedDataRate dataRate,
        long frequencyHz,
        List<LoggedReception> receptions) {}
