/** LoRaWAN: frames, cryptography, regions, end-devices, network server. */
package io.chirpsim.lorawan;
