/** LoRaWAN frames: values, their bytes, and the seam between real bytes and sizes only. */
package io.chirpsim.lorawan.frame;
