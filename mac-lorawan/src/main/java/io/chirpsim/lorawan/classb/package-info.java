/** Class B: beacons, GPS time and ping slots (LoRaWAN L2 1.0.4, sections 9 to 14). */
package io.chirpsim.lorawan.classb;
