/** The broker core on TCP. */
package io.chirpsim.mqtt.server;
