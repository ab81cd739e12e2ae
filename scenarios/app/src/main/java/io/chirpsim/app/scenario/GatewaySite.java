package io.chirpsim.app.scenario;

/**
 * One gateway.
 *
 * @param id its name or EUI, as written
 * @param at where it stands
 * @param heightM antenna above the ground, metres
 * @param model concentrator
 * @param sensitivity table of its sensitivity
 * @param antenna its antenna
 * @param cableLossDb loss between antenna and gateway, dB
 * @param noiseFigureDb noise figure, dB
 * @param backhaul its way to the network server
 */
public record GatewaySite(
        String id,
        Position at,
        double heightM,
        GatewayModel model,
        GatewaySensitivity sensitivity,
        Antenna antenna,
        double cableLossDb,
        double noiseFigureDb,
        Backhaul backhaul) {}
