/** Application messages to and from MQTT as network servers publish them, uplink logs, and lists of sensors. */
package io.chirpsim.bridge;
