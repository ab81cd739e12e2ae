/** {@code chirpsim bench}: speed and memory, as ratios in one run. */
package io.chirpsim.app.bench;
