/** Regional parameters as data files, and the duty cycle they ask for. */
package io.chirpsim.lorawan.region;
