/** The simulator against theory, published tables and other simulators. */
package io.chirpsim.validation;
