/** The program: scenario files to a wired simulation to the command line. */
package io.chirpsim.app;
