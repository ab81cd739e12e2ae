package io.chirpsim.app.scenario;

/** When an end-device sends what. */
public sealed interface Traffic {
    /**
     * At regular times: the first uniform in [0, firstWithin), then every period, each shifted by its jitter.
     *
     * @param everyUs the period
     * @param firstWithinUs where the first falls
     * @param jitterUs each is delayed uniformly by up to so much, which does not add up
     * @param payloadBytes length of FRMPayload
     * @param fPort LoRaWAN port, 1 to 223
     */
    record Periodic(long everyUs, long firstWithinUs, long jitterUs, int payloadBytes, int fPort) implements Traffic {}

    /**
     * A Poisson process.
     *
     * @param meanUs mean time between two messages
     * @param payloadBytes length of FRMPayload
     * @param fPort LoRaWAN port, 1 to 223
     */
    record Poisson(long meanUs, int payloadBytes, int fPort) implements Traffic {}

    /**
     * A pause of exponential length after the end of the frame before, the first from time 0 on: LoRaSim. The end is that of a frame that
     * goes out at once.
     *
     * @param meanUs mean pause
     * @param payloadBytes length of FRMPayload
     * @param fPort LoRaWAN port, 1 to 223
     */
    record Pauses(long meanUs, int payloadBytes, int fPort) implements Traffic {}

    /**
     * Recorded uplinks, sent again at their recorded times and data rates.
     *
     * @param file ChirpStack uplink log, one JSON object per line, plain or gzip
     * @param encoding how its payloads are written
     */
    record Trace(InputFile file, PayloadEncoding encoding) implements Traffic {}
}
