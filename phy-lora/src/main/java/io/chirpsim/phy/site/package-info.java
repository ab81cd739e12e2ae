/** What stands between two antennas: buildings and terrain, and the loss that they add to a path-loss model. */
package io.chirpsim.phy.site;
