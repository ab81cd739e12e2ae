/** The journey of an application message: what every layer shares without knowing the others. */
package io.chirpsim.flow;
