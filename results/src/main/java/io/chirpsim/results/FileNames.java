package io.chirpsim.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that any file system takes. */
final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    /**
     * Parts of file names: letters, digits, {@code .}, {@code -} and {@code _} stay, all else becomes {@code _}; where two would be the same, small and
     * capital letters alike, the later one has a number.
     */
    static List<String> of(List<String> ids) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            String safe = id.replaceAll("[^A-Za-z0-9._-]", "_");
            String base = safe.substring(0, Math.min(LONGEST, safe.length()));
            String name = base;
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = base + "-" + n;
            }
            names.add(name);
        }
        return names;
    }
}
