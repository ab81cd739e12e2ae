/** The command line: results on standard output, everything else on standard error, one exit code for each way to end. */
package io.chirpsim.app.cli;
