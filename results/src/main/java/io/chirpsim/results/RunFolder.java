package io.chirpsim.results;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The folder of a run: filled beside its final name, which it gets only when everything is in it. A run that fails leaves nothing; one that
 * is killed leaves a folder whose name begins with a dot and holds {@code .partial}.
 */
public final class RunFolder implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private boolean ended;

    /** What to do with a folder that is there and not empty. */
    public enum Existing {
        REFUSE,
        /** Keep it until the new one is complete. */
        OVERWRITE
    }

    private RunFolder(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /**
     * Makes the folder to be filled.
     *
     * @param folder where the run shall stand in the end
     * @throws FolderInUseException if there is something already and it must not be replaced
     * @throws IOException if it cannot be made
     */
    public static RunFolder create(Path folder, Existing existing) throws FolderInUseException, IOException {
        Path target = folder.toAbsolutePath().normalize();
        refuse(folder, target, existing);
        Path parent = Files.createDirectories(target.getParent());
        return new RunFolder(target, freshFolder(parent, "." + target.getFileName() + ".partial"));
    }

    private static void refuse(Path shown, Path target, Existing existing) throws FolderInUseException, IOException {
        if (target.getParent() == null) {
            throw new FolderInUseException(shown + " cannot be a run folder; name a folder in it");
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new FolderInUseException(shown + " is there and is not a folder; name another one");
        }
        if (existing == Existing.REFUSE && !isEmpty(target)) {
            throw new FolderInUseException(
                    shown + " is there and not empty; name another folder or say --overwrite to replace it");
        }
    }

    /** Where to write meanwhile. */
    public Path path() {
        return partial;
    }

    /** Where it stands when complete. */
    public Path target() {
        return target;
    }

    /**
     * Gives the folder its final name, in one step.
     *
     * @throws IOException if that cannot be done; an older folder stands as before
     */
    public synchronized void complete() throws IOException {
        if (!Files.isDirectory(target)) {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } else if (isEmpty(target)) {
            Files.delete(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            replace();
        }
        ended = true;
    }

    private void replace() throws IOException {
        Path old = freshFolder(target.getParent(), "." + target.getFileName() + ".replaced");
        Files.delete(old);
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(old);
    }

    /** Removes what was written, unless it is complete. */
    @Override
    public synchronized void close() throws IOException {
        if (!ended) {
            ended = true;
            delete(partial);
        }
    }

    /** A folder nobody else has, with the permissions the user's folders have; two runs at once get two. */
    private static Path freshFolder(Path parent, String name) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectory(parent.resolve(i == 1 ? name : name + "-" + i));
            } catch (FileAlreadyExistsException e) {
                if (i == 1000) {
                    throw e;
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
