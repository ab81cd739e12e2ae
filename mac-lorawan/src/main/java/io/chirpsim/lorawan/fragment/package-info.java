/** Fragmented data block transport (LoRa Alliance TS004-1.0.0): fragments, their forward error correction and the commands around them. */
package io.chirpsim.lorawan.fragment;
