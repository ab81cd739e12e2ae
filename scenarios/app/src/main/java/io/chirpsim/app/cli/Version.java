package io.chirpsim.app.cli;

import java.util.Optional;
import picocli.CommandLine;

/** The version of this program. */
public final class Version implements CommandLine.IVersionProvider {

    /** As the jar says it; {@code development} when it runs from class files. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The commit it was built from, as the launcher says it; empty if it does not. */
    public static String commit() {
        return System.getProperty("chirpsim.commit", "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"chirpsim " + text()};
    }
}
