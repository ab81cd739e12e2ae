/** Ties devices, gateways and network server to the calendar, the air and the journey of messages. */
package io.chirpsim.lorawan.network;
