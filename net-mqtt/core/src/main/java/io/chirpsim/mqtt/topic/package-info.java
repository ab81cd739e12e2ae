/** Topics as a tree of levels: which filters match a name, which names match a filter. */
package io.chirpsim.mqtt.topic;
