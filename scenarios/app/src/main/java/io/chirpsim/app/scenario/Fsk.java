package io.chirpsim.app.scenario;

/**
 * How FSK is received.
 *
 * @param sensitivityDbm lowest power that is decoded, at gateways and devices
 * @param sirDb signal to interference ratio that a frame needs
 */
public record Fsk(double sensitivityDbm, double sirDb) {}
