/** The one place that wires: a scenario's records become a simulation, replications become results. */
package io.chirpsim.app.wire;
