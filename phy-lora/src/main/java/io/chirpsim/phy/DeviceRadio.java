package io.chirpsim.phy;

/**
 * An end-device's receiver.
 *
 * @param sensitivity lowest power it decodes
 * @param noiseFigureDb noise figure, for the reported SNR
 */
public record DeviceRadio(Sensitivity sensitivity, double noiseFigureDb) {}
