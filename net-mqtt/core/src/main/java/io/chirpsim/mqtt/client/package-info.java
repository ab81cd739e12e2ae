/** An MQTT client as a machine without input and output of its own. */
package io.chirpsim.mqtt.client;
