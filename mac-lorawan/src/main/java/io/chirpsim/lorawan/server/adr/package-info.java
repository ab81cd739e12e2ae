/** Adaptive data rate on the network's side: what published network servers decide from the uplinks they have heard. */
package io.chirpsim.lorawan.server.adr;
