/** What a gateway decides by itself. */
package io.chirpsim.lorawan.gateway;
