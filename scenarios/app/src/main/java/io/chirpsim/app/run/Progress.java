package io.chirpsim.app.run;

import io.chirpsim.sim.WallClock;
import java.io.PrintStream;
import java.util.Locale;

/** Tells on standard error how far a run is: a bar on a terminal, a line now and then elsewhere. */
final class Progress {
    private static final int BAR = 30;
    private static final long BETWEEN_LINES_NS = 5_000_000_000L;

    private final PrintStream err;
    private final int most;
    private final boolean terminal;
    private long lastLineNs = WallClock.nanos();

    /**
     * @param most replications at most
     * @param terminal whether a bar can be drawn over
     */
    Progress(PrintStream err, int most, boolean terminal) {
        this.err = err;
        this.most = most;
        this.terminal = terminal;
    }

    void done(int replications) {
        if (terminal) {
            int full = BAR * replications / most;
            err.print(String.format(
                    Locale.ROOT,
                    "\r[%s%s] replication %d of at most %d",
                    "#".repeat(full),
                    ".".repeat(BAR - full),
                    replications,
                    most));
            err.flush();
        } else if (WallClock.nanos() - lastLineNs >= BETWEEN_LINES_NS) {
            lastLineNs = WallClock.nanos();
            err.println("chirpsim: replication " + replications + " of at most " + most);
        }
    }

    void end() {
        if (terminal) {
            err.print("\r" + " ".repeat(BAR + 50) + "\r");
            err.flush();
        }
    }
}
