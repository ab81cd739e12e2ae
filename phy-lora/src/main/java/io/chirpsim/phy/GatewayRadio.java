package io.chirpsim.phy;

/**
 * A gateway as the radio sees it.
 *
 * @param model its chip
 * @param sensitivity lowest power it decodes
 * @param noiseFigureDb noise figure, for the reported SNR
 * @param antennaGainDbi gain in the main direction less cable loss, for receiving; what it sends is given as EIRP
 */
public record GatewayRadio(GatewayModel model, Sensitivity sensitivity, double noiseFigureDb, double antennaGainDbi) {}
