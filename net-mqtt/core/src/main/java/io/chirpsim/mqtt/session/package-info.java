/** What broker and client both keep of a session: messages under way and packet identifiers. */
package io.chirpsim.mqtt.session;
