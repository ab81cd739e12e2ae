package io.chirpsim.results;

import io.chirpsim.stats.ConfidenceInterval;

/**
 * What became of a requirement.
 *
 * @param requirement what was asked
 * @param verdict the answer
 * @param value the metric, or the share of devices that satisfy it where it is asked of a share of devices; NaN if there was nothing to
 *     judge; ends NaN with one replication
 */
public record RequirementResult(Requirement requirement, Verdict verdict, ConfidenceInterval value) {}
