/** The class A end-device: a machine that is told the time. */
package io.chirpsim.lorawan.device;
