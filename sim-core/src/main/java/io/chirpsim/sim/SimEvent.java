package io.chirpsim.sim;

import umontreal.ssj.simevents.Event;

/**
 * An event of a {@link Kernel}: something that happens at one microsecond.
 *
 * <p>Events at the same microsecond happen in the order of their kind (lower first), then in the order in which they were scheduled. An
 * event can be scheduled again once it has happened or was cancelled, so steady state needs no new objects.
 */
public abstract class SimEvent extends Event {
    private static final double IDLE = -10.0;

    /** Neighbours in a bucket of {@link CalendarRing}; null while in none. */
    SimEvent previous;

    SimEvent next;

    /** Order of insertion, the last tie-break. */
    long sequence;

    /**
     * @param kernel the calendar this event belongs to
     * @param kind order among events of one microsecond, lower first; see {@link EventKind}
     */
    protected SimEvent(Kernel kernel, EventKind kind) {
        super(kernel);
        priority = kind.ordinal();
    }

    /** What happens; the kernel's clock shows the event's time. */
    public abstract void happen();

    @Override
    public final void actions() {
        happen();
    }

    /** Whether the event waits in the calendar, whatever its list. */
    public final boolean isScheduled() {
        return eventTime >= 0;
    }

    /** The time the event waits for, in microseconds; only while {@link #isScheduled()}. */
    public final long atUs() {
        return (long) eventTime;
    }

    /** Refused: SSJ would take a relative time, fractions of a microsecond and NaN. Use {@link Kernel#schedule}. */
    @Override
    public final void schedule(double delay) {
        throw closed();
    }

    /** Refused, as {@link #schedule(double)}. Use {@link Kernel#reschedule}. */
    @Override
    public final void reschedule(double delay) {
        throw closed();
    }

    /** Refused: kind and insertion give the order. */
    @Override
    public final void scheduleNext() {
        throw closed();
    }

    /** Refused: kind and insertion give the order. */
    @Override
    public final void scheduleBefore(Event other) {
        throw closed();
    }

    /** Refused: kind and insertion give the order. */
    @Override
    public final void scheduleAfter(Event other) {
        throw closed();
    }

    private static UnsupportedOperationException closed() {
        return new UnsupportedOperationException("events are scheduled by their Kernel, in whole microseconds");
    }

    void enter(long atUs, long order) {
        eventTime = atUs;
        sequence = order;
    }

    void leave() {
        eventTime = IDLE;
    }

    final boolean precedes(SimEvent other) {
        if (eventTime != other.eventTime) {
            return eventTime < other.eventTime;
        }
        if (priority != other.priority) {
            return priority < other.priority;
        }
        return sequence < other.sequence;
    }
}
