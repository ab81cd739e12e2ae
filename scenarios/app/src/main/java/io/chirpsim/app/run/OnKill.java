package io.chirpsim.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Cleans up when the process is told to end (Ctrl-C, SIGTERM) before it is told that this is not needed. */
final class OnKill {
    private final Thread hook;

    /** What removes unfinished files. */
    interface Cleaning {
        void run() throws IOException;
    }

    OnKill(Cleaning cleaning) {
        hook = new Thread(() -> run(cleaning), "clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void run(Cleaning cleaning) {
        try {
            cleaning.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything has its final name, or is cleaned up elsewhere. */
    void notNeeded() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already and the hook runs
        }
    }
}
