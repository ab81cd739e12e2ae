package io.chirpsim.app.cli;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.CoverageSurvey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code chirpsim coverage} was asked for, checked.
 *
 * @param scenario the scenario with every option applied
 * @param settings cells and the device in them
 * @param out the folder to fill, absolute; empty: {@code runs/coverage-<scenario>-<UTC date and time>/} in the current directory
 * @param options what was switched on
 */
public record CoverageRequest(
        Scenario scenario, CoverageSurvey.Settings settings, Optional<Path> out, Set<RunRequest.Option> options) {

    public CoverageRequest {
        options = Set.copyOf(options);
    }

    /** Who draws the map. */
    public interface Runner {
        /**
         * Draws it and writes its folder.
         *
         * @return {@link ExitCode#OK}
         * @throws io.chirpsim.app.load.BadScenarioException if a file or gateway turns out wrong
         * @throws OutputFailedException if a result cannot be written
         */
        int run(CoverageRequest request);
    }
}
