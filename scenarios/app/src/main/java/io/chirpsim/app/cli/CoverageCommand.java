package io.chirpsim.app.cli;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.wire.CoverageSurvey;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chirpsim coverage}. */
@Command(
        name = "coverage",
        description = "Draw a map of where a scenario's gateways hear a device, and at which data rate.",
        footer = {
            "",
            "Without --out the map goes to runs/coverage-<scenario>-<date and time>/ here.",
            "Exit codes: 0 fine, 2 the input is wrong, 3 an output could not be written."
        })
public final class CoverageCommand implements Callable<Integer> {
    private final ScenarioLoader loader;
    private final CoverageRequest.Runner runner;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments scenario;

    @Mixin
    private OutputArguments output;

    @Option(names = "--seed", paramLabel = "N", description = "Master seed, instead of the file's.")
    private Long seed;

    @Option(
            names = "--cell",
            paramLabel = "LENGTH",
            description = "Side of a cell, such as '25 m'. Default: a round number that gives about 10,000 cells.")
    private String cell;

    @Option(
            names = "--height",
            paramLabel = "LENGTH",
            description =
                    "Antenna of the device above the ground, such as '1.5 m'. Default: that of the largest group.")
    private String height;

    @Option(
            names = "--power",
            paramLabel = "POWER",
            description = "What the device sends, EIRP, such as '14 dBm'. Default: that of the largest group.")
    private String power;

    @Option(names = "--indoor", description = "The device stands in a building: with the scenario's indoor loss.")
    private boolean indoor;

    @Option(
            names = "--gateway",
            paramLabel = "ID",
            description = "Only this gateway. May be given several times. Default: all.")
    private List<String> gateways = new ArrayList<>();

    @Option(names = "--quiet", description = "No progress and no table.")
    private boolean quiet;

    @Option(names = "--json", description = "Print coverage.json instead of the table.")
    private boolean json;

    /**
     * @param loader reads the scenario
     * @param runner draws the map
     * @param workingDirectory what file names are relative to
     */
    public CoverageCommand(ScenarioLoader loader, CoverageRequest.Runner runner, Path workingDirectory) {
        this.loader = loader;
        this.runner = runner;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        Optional<Path> folder = output.folder(workingDirectory, workingDirectory.resolve(scenario.fileOrName()));
        CoverageSurvey.Settings settings = new CoverageSurvey.Settings(
                quantity("--cell", cell, Dimension.LENGTH, 0.1, 1e5, "a length from 0.1 m to 100 km, such as '25 m'"),
                quantity("--height", height, Dimension.LENGTH, 0, 1e4, "a height from 0 m to 10 km, such as '1.5 m'"),
                quantity("--power", power, Dimension.POWER, -50, 60, "-50 dBm to 60 dBm, such as '14 dBm'"),
                indoor,
                List.copyOf(gateways));
        List<String> sets = new ArrayList<>(scenario.sets());
        Optional.ofNullable(seed).ifPresent(number -> sets.add("seed=" + number));
        return runner.run(new CoverageRequest(
                loader.load(scenario.fileOrName(), sets), settings, folder, output.options(quiet, json)));
    }

    private Optional<Double> quantity(
            String option, String text, Dimension dimension, double least, double most, String allowed) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            double value = Quantity.parse(text, dimension);
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        } catch (Quantity.QuantityException e) {
            throw wrong(option + ": found " + e.getMessage() + "; allowed: " + allowed);
        }
        throw wrong(option + ": found '" + text + "'; allowed: " + allowed);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
