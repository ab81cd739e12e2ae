/** Units: decibels, and numbers with their unit as people write them. */
package io.chirpsim.units;
