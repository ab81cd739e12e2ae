package io.chirpsim.results;

import java.util.function.ObjDoubleConsumer;

/**
 * What one event of one replication did, see {@link EventWatch}; NaN where there is nothing to tell.
 *
 * @param made uplink messages made while it lasted
 * @param lost uplink messages lost because of it
 * @param downlinksLost downlink messages lost because of it
 * @param before share delivered before it
 * @param during share delivered of those made while it lasted
 * @param recoveryS seconds from its end until that is back
 * @param backlogBefore most uplink messages under way at once before it
 * @param backlogMost most of them from its beginning until it was over
 * @param joining devices that had to join because of it
 * @param join50S seconds from its beginning until half of them had
 * @param join95S until 95 % had
 * @param join100S until all had
 */
record EventOutcome(
        double made,
        double lost,
        double downlinksLost,
        double before,
        double during,
        double recoveryS,
        double backlogBefore,
        double backlogMost,
        double joining,
        double join50S,
        double join95S,
        double join100S) {
    /** Begins the names of an event's figures. */
    static String prefix(int event) {
        return "events." + event + ".";
    }

    void forEach(int event, ObjDoubleConsumer<String> out) {
        String prefix = prefix(event);
        out.accept(prefix + "made", made);
        out.accept(prefix + "lost", lost);
        out.accept(prefix + "downlinksLost", downlinksLost);
        out.accept(prefix + "before", before);
        out.accept(prefix + "during", during);
        out.accept(prefix + "recoveryS", recoveryS);
        out.accept(prefix + "backlogBefore", backlogBefore);
        out.accept(prefix + "backlogMost", backlogMost);
        out.accept(prefix + "joining", joining);
        out.accept(prefix + "join50S", join50S);
        out.accept(prefix + "join95S", join95S);
        out.accept(prefix + "join100S", join100S);
    }
}
