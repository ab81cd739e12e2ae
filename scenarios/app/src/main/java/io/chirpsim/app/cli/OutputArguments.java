package io.chirpsim.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The folder that a command fills. */
final class OutputArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to fill; refused if it is not empty.")
    private String out;

    @Option(names = "--overwrite", description = "Replace what is in the folder of --out.")
    private boolean overwrite;

    /** How the folder is filled and what is printed meanwhile. */
    Set<RunRequest.Option> options(boolean quiet, boolean json) {
        Set<RunRequest.Option> options = EnumSet.noneOf(RunRequest.Option.class);
        if (overwrite) {
            options.add(RunRequest.Option.OVERWRITE);
        }
        if (quiet) {
            options.add(RunRequest.Option.QUIET);
        }
        if (json) {
            options.add(RunRequest.Option.JSON);
        }
        return options;
    }

    /** The folder asked for, absolute; refused if filling it would harm. */
    Optional<Path> folder(Path workingDirectory, Path scenarioFile) {
        if (out == null) {
            if (overwrite) {
                throw wrong("--overwrite needs --out DIR: without it every run gets a folder of its own");
            }
            return Optional.empty();
        }
        Path path = path(workingDirectory);
        if (workingDirectory.toAbsolutePath().normalize().startsWith(path)) {
            throw wrong("--out: '" + out + "' holds the current directory and would be replaced; name a folder in it");
        }
        if (overwrite && Files.isRegularFile(scenarioFile) && scenarioFile.startsWith(path)) {
            throw wrong("--out: '" + out + "' holds the scenario file and would be replaced; name another folder");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw wrong("--out: '" + out + "' is a file; allowed: a folder");
        }
        if (!overwrite && Files.isDirectory(path) && !isEmpty(path)) {
            throw wrong("--out: the folder '" + out + "' is not empty; name another one, or say --overwrite");
        }
        return Optional.of(path);
    }

    private Path path(Path workingDirectory) {
        try {
            return workingDirectory.resolve(out).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong("--out: '" + out + "' is no file name");
        }
    }

    private boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new OutputFailedException("--out: cannot look into '" + out + "': " + e.getMessage(), e);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
