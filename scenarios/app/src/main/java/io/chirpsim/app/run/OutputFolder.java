package io.chirpsim.app.run;

import io.chirpsim.app.cli.RunRequest;
import io.chirpsim.results.FolderInUseException;
import io.chirpsim.results.RunFolder;
import io.chirpsim.sim.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a command's files go, and why they cannot. */
final class OutputFolder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private OutputFolder() {}

    /**
     * The folder asked for, or {@code runs/<name>-<UTC date and time>/}.
     *
     * @throws FolderInUseException if there is something already and it must not be replaced
     */
    static RunFolder open(Path workingDirectory, Optional<Path> out, Set<RunRequest.Option> options, String name)
            throws FolderInUseException, IOException {
        RunFolder.Existing existing = options.contains(RunRequest.Option.OVERWRITE)
                ? RunFolder.Existing.OVERWRITE
                : RunFolder.Existing.REFUSE;
        if (out.isPresent()) {
            return RunFolder.create(out.get(), existing);
        }
        Path runs = workingDirectory.resolve("runs").toAbsolutePath();
        String stamped = name + "-" + STAMP.format(WallClock.now());
        for (int i = 1; ; i++) {
            Path target = runs.resolve(i == 1 ? stamped : stamped + "-" + i);
            if (!Files.exists(target)) {
                return RunFolder.create(target, existing);
            }
        }
    }

    /** A folder as a person in the working directory calls it. */
    static Path shown(Path workingDirectory, Path folder) {
        Path here = workingDirectory.toAbsolutePath().normalize();
        return folder.startsWith(here) ? here.relativize(folder) : folder;
    }

    static String reason(Exception e) {
        Throwable root = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        if (root instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (root instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is a file where a folder is needed";
        }
        if (root instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return root.getClass() == IOException.class ? root.getMessage() : root.toString();
    }
}
