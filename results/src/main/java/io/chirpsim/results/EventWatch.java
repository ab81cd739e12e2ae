package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What one event of one replication did to the messages.
 *
 * <p><b>Value before.</b> The share delivered of the messages made in the bins of {@link TimeBins} right before the event, as many bins as hold
 * {@value #BEFORE} messages, or all since the warm-up.
 *
 * <p><b>Recovery.</b> From the event's end to the beginning of the first bin from which on the next {@value #WINDOW} messages or more (whole bins; at
 * the end of the run at least {@value #LEAST}) are delivered with a share of at least the value before less {@value #BAND}. None within the run, or
 * nothing before: NaN.
 *
 * <p><b>Lost because of it.</b> Messages that were lost after the event began, for one of the causes it explains, and made before it was over,
 * recovered and everybody had joined again (to the end of that bin; of the run, if that never comes).
 */
public final class EventWatch {
    static final int BEFORE = 100;
    static final int WINDOW = 50;
    static final int LEAST = 10;
    static final double BAND = 0.05;

    private final EventInfo info;
    private final TimeBins bins;
    private final int group;
    private final long warmUpUs;
    private final Set<String> explains;
    private final int[] lost;
    private final int[] downlinksLost;
    private final List<Long> joinedUs = new ArrayList<>();
    private int joining;
    private long made;
    private long delivered;

    EventWatch(EventInfo info, TimeBins bins, int group, long warmUpUs) {
        this.info = info;
        this.bins = bins;
        this.group = group;
        this.warmUpUs = warmUpUs;
        this.explains = Set.copyOf(info.explains());
        this.lost = new int[bins.count];
        this.downlinksLost = new int[bins.count];
    }

    /** One more device has to join because of it. */
    public void joins() {
        joining++;
    }

    /** One of them has joined. */
    public void joined(long nowUs) {
        joinedUs.add(nowUs);
    }

    private boolean concerns(int ofGroup) {
        return group < 0 || group == ofGroup;
    }

    private boolean during(long us) {
        return us >= info.atUs() && us < info.untilUs();
    }

    void made(int ofGroup, long nowUs) {
        made += concerns(ofGroup) && during(nowUs) ? 1 : 0;
    }

    void delivered(int ofGroup, long createdUs) {
        delivered += concerns(ofGroup) && during(createdUs) ? 1 : 0;
    }

    void lost(Direction direction, int ofGroup, Cause cause, long createdUs, long nowUs) {
        if (nowUs >= info.atUs() && concerns(ofGroup) && explains.contains(cause.key())) {
            (direction == Direction.UPLINK ? lost : downlinksLost)[bins.bin(Math.max(createdUs, info.atUs()))]++;
        }
    }

    EventOutcome outcome() {
        int firstBefore = firstBefore();
        int end = bins.bin(info.atUs());
        double before = share(firstBefore, end);
        double recoveryUs = recoveryUs(before);
        boolean allJoined = joinedUs.size() >= joining;
        Collections.sort(joinedUs);
        double overUs = info.untilUs() + recoveryUs;
        if (joining > 0 && allJoined) {
            overUs = Math.max(overUs, joinedUs.get(joining - 1));
        }
        boolean over = !Double.isNaN(overUs) && allJoined;
        int last = over ? bins.bin((long) Math.ceil(overUs) - 1) : bins.count - 1;
        return new EventOutcome(
                made,
                explains.isEmpty() ? Double.NaN : sum(lost, last),
                explains.isEmpty() ? Double.NaN : sum(downlinksLost, last),
                before,
                Metric.share(delivered, made),
                recoveryUs / 1e6,
                firstBefore < end ? bins.mostUnderWay(firstBefore, end) : Double.NaN,
                bins.mostUnderWay(end, last + 1),
                joining,
                joinS(0.5),
                joinS(0.95),
                joinS(1));
    }

    private static double sum(int[] counts, int last) {
        double sum = 0;
        for (int bin = 0; bin <= last; bin++) {
            sum += counts[bin];
        }
        return sum;
    }

    /** First of the bins that tell the value before. */
    private int firstBefore() {
        int bin = bins.bin(info.atUs());
        int first = bins.bin(warmUpUs);
        long seen = 0;
        while (bin > first && seen < BEFORE) {
            seen += bins.made(group, --bin);
        }
        return bin;
    }

    private double share(int from, int until) {
        long all = 0;
        long arrived = 0;
        for (int bin = from; bin < until; bin++) {
            all += bins.made(group, bin);
            arrived += bins.delivered(group, bin);
        }
        return Metric.share(arrived, all);
    }

    private double recoveryUs(double before) {
        if (Double.isNaN(before)) {
            return Double.NaN;
        }
        int first = (int) ((info.untilUs() + bins.binUs - 1) / bins.binUs);
        for (int from = first; from < bins.count; from++) {
            int until = from;
            long all = 0;
            while (until < bins.count && all < WINDOW) {
                all += bins.made(group, until++);
            }
            if (all < LEAST) {
                return Double.NaN;
            }
            if (share(from, until) >= before - BAND) {
                return from == first ? 0 : from * bins.binUs - info.untilUs();
            }
        }
        return Double.NaN;
    }

    /** From the event to when this share of the devices had joined again; NaN if they never have. */
    private double joinS(double share) {
        int needed = (int) Math.ceil(share * joining);
        return joining == 0 || joinedUs.size() < needed ? Double.NaN : (joinedUs.get(needed - 1) - info.atUs()) / 1e6;
    }
}
