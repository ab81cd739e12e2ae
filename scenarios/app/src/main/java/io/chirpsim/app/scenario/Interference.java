package io.chirpsim.app.scenario;

import java.util.List;

/** The signal-to-interference ratios that frames need. */
public sealed interface Interference {
    /** A published matrix. */
    record Named(InterferenceMatrix matrix) implements Interference {}

    /** A published matrix with another ratio against the same spreading factor, in dB. */
    record Captured(InterferenceMatrix base, double captureDb) implements Interference {}

    /** Six rows (wanted SF7 to SF12) of six ratios in dB (interfering SF7 to SF12). */
    record Own(List<List<Double>> rowsDb) implements Interference {}
}
