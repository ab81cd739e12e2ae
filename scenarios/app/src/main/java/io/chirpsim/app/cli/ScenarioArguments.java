package io.chirpsim.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A scenario on the command line. */
final class ScenarioArguments {
    @Parameters(
            index = "0",
            paramLabel = "FILE|NAME",
            description = "A scenario file, or the name of a scenario that comes with chirpsim (see chirpsim list).")
    private String fileOrName;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Change a value of the file; named things by their name: --set devices.parking.count=400 "
                    + "--set duration=\"3 h\". May be given several times.")
    private List<String> sets = new ArrayList<>();

    String fileOrName() {
        return fileOrName;
    }

    List<String> sets() {
        return sets;
    }
}
