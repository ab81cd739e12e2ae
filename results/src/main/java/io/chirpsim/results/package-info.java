/** What a run leaves behind: recorders, summaries, tables, plots, report. Knows layers only by their integers and descriptions. */
package io.chirpsim.results;
