package io.chirpsim.lorawan.regulation;

import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Dwell;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.region.SubBand;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Transmission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * Whether the frames on the air kept the rules of the region: seen from outside, with bookkeeping of its own, so that a fault of the code that
 * keeps them shows. Senders are the devices by index, then the gateways by index.
 *
 * <p>The Things Network's fair use policy: per device 30 s of uplink airtime and 10 downlinks in 24 hours, acknowledgements among them
 * (thethingsnetwork.org, "Fair Use Policy explained"); here a day is one of UTC.
 */
public final class AirAudit {
    private static final double FAIR_AIRTIME_US = 30e6;
    private static final int FAIR_DOWNLINKS = 10;
    private static final double SECOND_US = 1e6;
    private static final double ROUNDING_DB = 1e-9;

    private final Region region;
    private final int devices;
    private final IntFunction<DutyCycleRule> rules;
    private final IntToLongFunction entities;
    private final SlidingHours hours;
    private final DailyUse days;
    private final SubBand[] subBands;

    /** By sub-band; the first place is for frames in none. */
    private final Peaks[] powers;

    private final SortedMap<Integer, Integer> talkedOver = new TreeMap<>();
    private final SortedMap<RadioRule, Peaks> others = new TreeMap<>();

    /**
     * An audit that has heard nothing yet.
     *
     * @param rules how a sender keeps the duty cycle
     * @param entities number of a sender that does not depend on the order of devices or gateways; of equal ones the smallest is named
     * @param sinceMidnightUs time of day in UTC at time 0
     */
    public AirAudit(
            Region region,
            int devices,
            int gateways,
            IntFunction<DutyCycleRule> rules,
            IntToLongFunction entities,
            long sinceMidnightUs) {
        this.region = region;
        this.subBands = region.subBands().toArray(SubBand[]::new);
        this.powers = new Peaks[1 + subBands.length];
        this.devices = devices;
        this.rules = rules;
        this.entities = entities;
        this.hours = new SlidingHours(devices + gateways);
        this.days = new DailyUse(devices, sinceMidnightUs);
    }

    /** A frame goes on the air now. */
    public void began(Transmission t) {
        int sender = t.downlink() ? devices + t.sender : t.sender;
        int band = subBand(t.frequencyHz, t.eirpDbm);
        power(t, sender, band);
        if (band >= 0) {
            dutyCycle(t, sender, band);
        }
        dwell(t, sender);
        if (!t.downlink()) {
            days.uplink(t.sender, t.startUs(), t.endUs() - t.startUs());
        }
    }

    /** A frame for a device has gone on the air. */
    public void downlinkTo(int device, Transmission t) {
        days.downlink(device, t.startUs());
    }

    /**
     * A frame begins whose sender had to listen first.
     *
     * @param busy whether it could have heard that it must wait
     */
    public void listened(Transmission t, boolean busy) {
        int sender = t.downlink() ? devices + t.sender : t.sender;
        int frames = busy ? talkedOver.merge(sender, 1, Integer::sum) : 0;
        peaks(RadioRule.LISTEN_BEFORE_TALK).add(sender, frames, 0, busy);
    }

    private Peaks peaks(RadioRule rule) {
        return others.computeIfAbsent(rule, fresh -> new Peaks(entities));
    }

    /** The sub-band with the largest duty cycle of those that admit the power, else the one that admits the most; -1 for none. */
    private int subBand(long frequencyHz, double eirpDbm) {
        int best = -1;
        for (int i = 0; i < subBands.length; i++) {
            SubBand band = subBands[i];
            if (frequencyHz >= band.fromHz() && frequencyHz < band.toHz() && (best < 0 || better(i, best, eirpDbm))) {
                best = i;
            }
        }
        return best;
    }

    private boolean better(int one, int than, double eirpDbm) {
        boolean admits = admits(one, eirpDbm);
        if (admits != admits(than, eirpDbm)) {
            return admits;
        }
        SubBand band = subBands[one];
        SubBand other = subBands[than];
        return admits ? band.dutyCyclePpm() > other.dutyCyclePpm() : band.maxErpDbm() > other.maxErpDbm();
    }

    private boolean admits(int band, double eirpDbm) {
        return eirpDbm <= limitDbm(band) + ROUNDING_DB;
    }

    private double limitDbm(int band) {
        return subBands[band].maxErpDbm() + Region.EIRP_OVER_ERP_DB;
    }

    private void power(Transmission t, int sender, int band) {
        boolean breaks = band < 0 || !admits(band, t.eirpDbm);
        double limit = band < 0 ? Double.NaN : limitDbm(band);
        if (powers[1 + band] == null) {
            powers[1 + band] = new Peaks(entities);
        }
        powers[1 + band].add(sender, t.eirpDbm, limit, breaks);
    }

    private void dutyCycle(Transmission t, int sender, int band) {
        int limitPpm = subBands[band].dutyCyclePpm();
        if (limitPpm < SubBand.UNLIMITED_PPM) {
            long airtimeUs = t.endUs() - t.startUs();
            long budgetUs = SlidingHours.HOUR_US / SubBand.UNLIMITED_PPM * limitPpm;
            boolean oneMore = rules.apply(sender) == DutyCycleRule.OFF_TIME;
            hours.add(sender, band, t.startUs(), airtimeUs, oneMore ? budgetUs + airtimeUs : budgetUs);
        }
    }

    private void dwell(Transmission t, int sender) {
        long limitUs =
                t.downlink() ? region.dwell().downlinkUs() : region.dwell().uplinkUs();
        if (limitUs > 0) {
            long us = t.modulation instanceof LrFhssModulation
                    ? Dwell.onOneChannelUs(t.modulation, t.phyPayloadBytes)
                    : t.endUs() - t.startUs();
            peaks(t.downlink() ? RadioRule.DOWNLINK_DWELL : RadioRule.UPLINK_DWELL)
                    .add(sender, us / SECOND_US, limitUs / SECOND_US, us > limitUs);
        }
    }

    /** What was found: by rule, then by sub-band. Rules that no frame came under are left out. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        SortedMap<Integer, Peaks> shares = new TreeMap<>();
        hours.forEach((sender, band, worstUs, broken) -> {
            double limit = (double) subBands[band].dutyCyclePpm() / SubBand.UNLIMITED_PPM;
            double share = (double) worstUs / SlidingHours.HOUR_US;
            shares.computeIfAbsent(band, fresh -> new Peaks(entities)).add(sender, share, limit, broken);
        });
        shares.forEach((band, peaks) -> findings.add(peaks.finding(RadioRule.DUTY_CYCLE, band)));
        for (int place = 0; place < powers.length; place++) {
            if (powers[place] != null) {
                findings.add(powers[place].finding(RadioRule.EIRP, place - 1));
            }
        }
        others.forEach((rule, peaks) -> findings.add(peaks.finding(rule, -1)));
        if (devices > 0) {
            fairUse(findings);
        }
        return findings;
    }

    private void fairUse(List<Finding> findings) {
        Peaks airtimes = new Peaks(entities);
        Peaks downlinks = new Peaks(entities);
        for (int device = 0; device < devices; device++) {
            long us = days.worstUs(device);
            airtimes.add(device, us / SECOND_US, FAIR_AIRTIME_US / SECOND_US, us > FAIR_AIRTIME_US);
            int frames = days.worstDownlinks(device);
            downlinks.add(device, frames, FAIR_DOWNLINKS, frames > FAIR_DOWNLINKS);
        }
        findings.add(airtimes.finding(RadioRule.FAIR_USE_AIRTIME, -1));
        findings.add(downlinks.finding(RadioRule.FAIR_USE_DOWNLINKS, -1));
    }
}
