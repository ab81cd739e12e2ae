package io.chirpsim.lorawan.regulation;

/**
 * How well one rule was kept in one sub-band.
 *
 * @param rule which
 * @param subBand place of the sub-band in the region's list; -1 where the rule knows none
 * @param worst the largest value found, in the rule's unit
 * @param limit the largest one allowed; NaN where nothing is
 * @param ok whether everybody kept it
 * @param sender who had the largest value: a device's index, or the number of devices plus a gateway's index
 * @param breaking how many senders did not keep it
 */
public record Finding(RadioRule rule, int subBand, double worst, double limit, boolean ok, int sender, long breaking) {}
