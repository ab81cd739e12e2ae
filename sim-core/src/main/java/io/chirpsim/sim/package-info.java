/** Simulated time: the calendar, its events and the list they wait in. The rest of the project sees SSJ only through this package. */
package io.chirpsim.sim;
