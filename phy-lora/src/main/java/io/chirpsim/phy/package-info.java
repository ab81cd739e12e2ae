/** The LoRa physical layer: airtime, path loss, interference, gateway reception. Knows waves, not frames. */
package io.chirpsim.phy;
