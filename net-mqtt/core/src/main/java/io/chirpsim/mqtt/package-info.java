/** What MQTT has in common with the rest of the simulator: causes of loss and purposes of draws. */
package io.chirpsim.mqtt;
