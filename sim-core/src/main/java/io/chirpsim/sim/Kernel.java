package io.chirpsim.sim;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * The calendar that owns time: SSJ's simulator with time in whole microseconds, absolute scheduling and a loop that stops at a time.
 *
 * <p>SSJ keeps time in a {@code double}; whole microseconds in it are exact up to 2^53, 285 years.
 */
public final class Kernel extends Simulator {
    /** Latest time that stays exact, in microseconds. */
    public static final long MAX_US = 1L << 53;

    private long nowUs;
    private long scheduled;
    private long executed;

    /** A calendar at time 0 on a {@link CalendarRing}. */
    public Kernel() {
        this(new CalendarRing());
    }

    /**
     * A calendar at time 0 on the given list.
     *
     * @param list any SSJ event list; the project's own is {@link CalendarRing}
     */
    public Kernel(EventList list) {
        super(list);
    }

    /** Simulated time since the start, in microseconds. */
    public long nowUs() {
        return nowUs;
    }

    /**
     * Puts an event into the calendar.
     *
     * @param event of this calendar, not scheduled at present
     * @param atUs when it happens, in microseconds, now or later
     * @throws IllegalArgumentException if the time is past or beyond {@link #MAX_US}, or the event is another calendar's
     * @throws IllegalStateException if the event waits already
     */
    public void schedule(SimEvent event, long atUs) {
        if (atUs < nowUs || atUs > MAX_US) {
            throw new IllegalArgumentException("event at " + atUs + " us, now " + nowUs + " us: " + event);
        }
        requireOwn(event);
        if (event.isScheduled()) {
            throw new IllegalStateException("scheduled already for " + event.atUs() + " us: " + event);
        }
        event.enter(atUs, scheduled++);
        eventList.add(event);
    }

    /** Moves an event that may or may not wait to another time. */
    public void reschedule(SimEvent event, long atUs) {
        cancel(event);
        schedule(event, atUs);
    }

    /**
     * Takes an event out of the calendar.
     *
     * @return whether it was waiting
     */
    public boolean cancel(SimEvent event) {
        if (!event.isScheduled()) {
            return false;
        }
        requireOwn(event);
        eventList.remove(event);
        event.leave();
        return true;
    }

    private void requireOwn(SimEvent event) {
        if (event.simulator() != this) {
            throw new IllegalArgumentException("event of another calendar: " + event);
        }
    }

    /** Time of the next event in microseconds, or {@link Long#MAX_VALUE} if none waits. */
    public long nextUs() {
        Event first = eventList.getFirst();
        return first == null ? Long.MAX_VALUE : (long) first.time();
    }

    /** How many events have happened. */
    public long executed() {
        return executed;
    }

    /**
     * Lets every event up to and including the given time happen, then sets the clock to it.
     *
     * @param untilUs in microseconds, now or later, not beyond {@link #MAX_US}
     */
    public void runThrough(long untilUs) {
        if (untilUs < nowUs || untilUs > MAX_US) {
            throw new IllegalArgumentException("cannot run from " + nowUs + " us to " + untilUs + " us");
        }
        while (nextUs() <= untilUs) {
            step();
        }
        nowUs = untilUs;
        currentTime = untilUs;
    }

    /** Lets the next so many events happen, or all there are. */
    public void step(long events) {
        for (long i = 0; i < events && !eventList.isEmpty(); i++) {
            step();
        }
    }

    /** Refused: SSJ's loop would leave this calendar's clock behind. Use {@link #runThrough}. */
    @Override
    public void start() {
        throw new UnsupportedOperationException("a Kernel runs by runThrough");
    }

    /** Refused: a calendar is used once. */
    @Override
    public void init() {
        throw new UnsupportedOperationException("a Kernel cannot begin again: make a new one");
    }

    private void step() {
        SimEvent event = (SimEvent) eventList.removeFirst();
        nowUs = (long) event.time();
        currentTime = nowUs;
        event.leave();
        executed++;
        event.happen();
    }
}
