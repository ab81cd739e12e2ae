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
 * @param externalInterference other users of the band around it
 * @param channels what it listens to
 * @param availability when it is down
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
        ExternalInterference externalInterference,
        GatewayChannels channels,
        Availability availability,
        Backhaul backhaul) {}
