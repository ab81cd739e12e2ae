/** MAC commands of LoRaWAN: values, their bytes, and nothing about what they do. */
package io.chirpsim.lorawan.command;
