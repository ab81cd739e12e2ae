/** The network server and the join server: machines that are told the time. */
package io.chirpsim.lorawan.server;
