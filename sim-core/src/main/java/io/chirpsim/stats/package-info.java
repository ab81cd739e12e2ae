/** Statistics of samples: means with intervals, quantiles. */
package io.chirpsim.stats;
