/** What {@code chirpsim run} does with a checked request: progress, run folder, manifest. */
package io.chirpsim.app.run;
