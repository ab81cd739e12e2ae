/** Energy of a device: currents, states of the radio, battery. */
package io.chirpsim.lorawan.energy;
