package io.chirpsim.sim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;

/** The machine's clocks, for progress, manifests, benchmarks and sockets only; nothing inside a run reads them. */
@ReadsWallClock
public final class WallClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WallClock() {}

    /** Nanoseconds of a monotonic clock with an arbitrary origin. */
    public static long nanos() {
        return System.nanoTime();
    }

    /** Microseconds of a monotonic clock with an arbitrary origin. */
    public static long micros() {
        return System.nanoTime() / 1000;
    }

    /** Date and time in UTC. */
    public static Instant now() {
        return Instant.now();
    }

    /** CPU time of the calling thread in nanoseconds; 0 where the machine does not tell. */
    public static long threadCpuNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    /** CPU time of the whole process in nanoseconds; 0 where the machine does not tell. */
    public static long processCpuNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os) {
            return Math.max(0, os.getProcessCpuTime());
        }
        return 0;
    }
}
