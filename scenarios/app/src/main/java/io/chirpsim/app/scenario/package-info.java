/** What a scenario file says, as immutable records with every default filled in; times in microseconds, lengths in metres. */
package io.chirpsim.app.scenario;
