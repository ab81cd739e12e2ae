package io.chirpsim.phy;

/**
 * A gateway as the radio sees it.
 *
 * @param model its chip
 * @param sensitivity lowest power it decodes, where reception is a threshold
 * @param noiseFigureDb noise figure
 * @param antennaGainDbi gain towards every device, for receiving; what it sends is given as EIRP
 * @param external other users of the band around it
 * @param channels what it listens to
 * @param availability when it is down
 */
public record GatewayRadio(
        GatewayModel model,
        Sensitivity sensitivity,
        double noiseFigureDb,
        double antennaGainDbi,
        ExternalInterference external,
        ChannelPlan channels,
        Availability availability) {

    /** One that listens everywhere, is never down and has the band for itself. */
    public GatewayRadio(GatewayModel model, Sensitivity sensitivity, double noiseFigureDb, double antennaGainDbi) {
        this(
                model,
                sensitivity,
                noiseFigureDb,
                antennaGainDbi,
                ExternalInterference.NONE,
                ChannelPlan.ALL,
                Availability.ALWAYS);
    }
}
