/** Broker and clients tied to the calendar by virtual links. */
package io.chirpsim.mqtt.node;
