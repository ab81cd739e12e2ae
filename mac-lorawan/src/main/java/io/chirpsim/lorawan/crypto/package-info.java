/** AES-128, AES-CMAC and what LoRaWAN 1.0.x does with them. */
package io.chirpsim.lorawan.crypto;
