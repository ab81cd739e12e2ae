package io.chirpsim.bridge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of a sensor file. */
enum SensorColumn {
    DEV_EUI("devEUI", true, "eui", "deveui64", "deviceeui", "hardwareserial"),
    NAME("name", false),
    LAT("lat", true, "latitude", "y"),
    LON("lon", true, "longitude", "lng", "long", "x"),
    HEIGHT("height", false),
    INDOOR("indoor", false),
    PROFILE("profile", false);

    private final String title;
    private final boolean required;
    private final List<String> otherNames;

    SensorColumn(String title, boolean required, String... otherNames) {
        this.title = title;
        this.required = required;
        this.otherNames = List.of(otherNames);
    }

    String title() {
        return title;
    }

    boolean isRequired() {
        return required;
    }

    static Optional<SensorColumn> of(String title) {
        return Arrays.stream(values())
                .filter(column -> fold(column.title).equals(fold(title)))
                .findFirst();
    }

    static String titles() {
        return Arrays.stream(values()).map(SensorColumn::title).collect(Collectors.joining(", "));
    }

    /** Whether somebody who wrote that title may have meant this column. */
    boolean isMeantBy(String found) {
        String folded = fold(found);
        return isNear(folded, fold(title)) || otherNames.stream().anyMatch(name -> isNear(folded, name));
    }

    private static boolean isNear(String found, String name) {
        return distance(found, name) <= name.length() / 3;
    }

    private static String fold(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    }

    /** Least number of letters to insert, drop or change (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
