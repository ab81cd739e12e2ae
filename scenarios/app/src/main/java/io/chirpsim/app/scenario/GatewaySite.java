package io.chirpsim.app.scenario;

/**
 * One gateway.
 *
 * @param id its name or EUI, as written
 * @param at where it stands
 * @param heightM antenna above the ground, metres
 * @param model concentrator
 * @param sensitivity table of its sensitivity
 * @param antennaGainDb antenna gain over an isotropic one less cable loss, dB
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
        double antennaGainDb,
        double noiseFigureDb,
        ExternalInterference externalInterference,
        GatewayChannels channels,
        Availability availability,
        Backhaul backhaul) {}
