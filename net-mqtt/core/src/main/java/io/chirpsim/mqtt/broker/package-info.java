/** The MQTT broker as a machine without input and output of its own: it is told the time and the bytes, and tells what to send. */
package io.chirpsim.mqtt.broker;
