package io.chirpsim.phy;

/**
 * What one receiver hears with.
 *
 * @param sensitivity table of a receiver judged by its data sheet
 * @param noiseFigureDb of one judged by its noise
 * @param external other users of the band
 * @param entity stable number, for draws
 */
record Ear(Sensitivity sensitivity, double noiseFigureDb, ExternalInterference external, long entity) {}
