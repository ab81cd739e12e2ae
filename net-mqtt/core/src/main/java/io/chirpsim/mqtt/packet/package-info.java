/** MQTT control packets as values, and the strict codec between them and bytes. MQTT 3.1 and 3.1.1. */
package io.chirpsim.mqtt.packet;
