/** Byte links in virtual time that behave as TCP shows itself to its users. */
package io.chirpsim.mqtt.link;
