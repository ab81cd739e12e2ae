package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Finds profiles by name: the scenario's own, the built-in ones, or a file. */
final class Profiles {
    /** The built-in profiles, files of the folder profiles. */
    static final List<String> BUILT_IN = List.of(
            "adeunis-comfort",
            "adeunis-pulse",
            "adeunis-temp",
            "air-quality",
            "alarm-button",
            "bosch-tps110",
            "browan-tbdw100",
            "browan-tbhh100",
            "browan-tbhv110",
            "browan-tbms100",
            "casals-2017",
            "cayenne-node",
            "decentlab-mbx",
            "decentlab-sht35",
            "digital-matter-oyster",
            "dragino-lht65",
            "dragino-lse01",
            "elsys-ems-desk",
            "elsys-ems-door",
            "elsys-ers-co2",
            "energy-meter",
            "generic-sensor",
            "irrigation-valve",
            "milesight-am107",
            "milesight-em300-th",
            "milesight-em500-udl",
            "milesight-ws101",
            "milesight-ws301",
            "netvox-r718a",
            "parking-sensor",
            "room-sensor",
            "sensative-strips",
            "sensecap-s2101",
            "tektelic-room",
            "waste-bin");

    private static final String FOLDER = "/io/chirpsim/app/profiles/";
    private static final String SUFFIX = ".yaml";

    private Profiles() {}

    /** Names a profile; what it names is put among the scenario's profiles. */
    static Scalar<String> reference() {
        String allowed =
                "allowed: a profile by name ('chirpsim list profiles' shows them), one of 'profiles:', or a file.yaml";
        return new Scalar<>(
                allowed,
                (text, at) -> use(text, at.enclosing().get(ScenarioFormat.PROFILES), at),
                name -> name,
                node -> node.put("type", "string"));
    }

    /** Finds a profile and remembers that it is used; gives its name, null if it is one of the scenario's own and was reported as wrong. */
    static String use(String text, SortedMap<String, DeviceProfile> own, Cursor at) {
        if (at.reading().problems().stream().anyMatch(problem -> problem.path().startsWith("profiles." + text + "."))) {
            return null;
        }
        Optional<DeviceProfile> found = text.endsWith(SUFFIX) ? fromFile(text, at) : named(text, own, at);
        DeviceProfile profile = found.orElseThrow(() -> unknown(text, own));
        DeviceProfile other = at.reading().profiles().putIfAbsent(profile.name(), profile);
        if (other != null && !other.equals(profile)) {
            throw new Scalar.WrongValue(
                    "two different profiles have the name '" + profile.name() + "'; rename one file");
        }
        return profile.name();
    }

    /** All built-in profiles, in the order of their names. */
    static List<DeviceProfile> builtIn(RegionFacts regions) {
        Reading reading = new Reading(regions, new InputFile.InGallery(""), Path.of(""), new ArrayList<>());
        return BUILT_IN.stream().map(name -> builtIn(name, reading)).toList();
    }

    private static Scalar.WrongValue unknown(String text, SortedMap<String, DeviceProfile> own) {
        List<String> names = new ArrayList<>(BUILT_IN);
        Optional.ofNullable(own).ifPresent(profiles -> names.addAll(profiles.keySet()));
        String meant = DidYouMean.nearest(text, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse(";");
        return new Scalar.WrongValue("unknown profile '" + text + "'" + meant
                + " allowed: those of 'chirpsim list profiles', or one of 'profiles:'");
    }

    private static Optional<DeviceProfile> named(String name, SortedMap<String, DeviceProfile> own, Cursor at) {
        if (own != null && own.containsKey(name)) {
            return Optional.of(own.get(name));
        }
        if (!BUILT_IN.contains(name)) {
            return Optional.empty();
        }
        Reading reading = at.reading();
        return Optional.of(reading.builtInProfiles().computeIfAbsent(name, key -> builtIn(key, reading)));
    }

    private static DeviceProfile builtIn(String name, Reading reading) {
        try (InputStream in = Profiles.class.getResourceAsStream(FOLDER + name + SUFFIX)) {
            return parse("profiles/" + name + SUFFIX, TextFile.read(in), name, reading)
                    .orElseThrow(
                            () -> new IllegalStateException("built-in profile " + name + ": " + reading.problems()));
        } catch (IOException e) {
            throw new IllegalStateException("built-in profile " + name, e);
        }
    }

    private static Optional<DeviceProfile> fromFile(String text, Cursor at) {
        InputFile file = at.reading()
                .resolve(at.tree().mark(), text)
                .filter(InputFile::exists)
                .orElseThrow(() -> new Scalar.WrongValue("there is no file '" + text + "'"));
        String name = text.substring(text.lastIndexOf('/') + 1, text.length() - SUFFIX.length());
        try (InputStream in = file.open()) {
            return Optional.of(parse(file.label(), TextFile.read(in), name, at.reading())
                    .orElseThrow(() -> new Scalar.WrongValue("the profile in '" + text + "' is wrong")));
        } catch (IOException e) {
            throw new Scalar.WrongValue("cannot read '" + text + "': " + TextFile.reason(e));
        }
    }

    private static Optional<DeviceProfile> parse(String label, String text, String name, Reading reading) {
        return YamlText.read(label, text, reading.problems())
                .map(tree -> ProfileFormat.SECTION.read(new Cursor(reading, tree, name, null)));
    }
}
