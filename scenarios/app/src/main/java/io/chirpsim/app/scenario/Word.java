package io.chirpsim.app.scenario;

/** A choice that a scenario file writes as one word. */
public interface Word {
    /** How it is written in the file. */
    String word();
}
