package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.City;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("propagation.model")
class PathLossFormatTest {
    @TempDir
    private Path folder;

    private static String yaml(String model) {
        return LoaderHarness.BASE + "propagation: { model: " + model + " }\n";
    }

    private Propagation.PathLoss load(String model) {
        return new LoaderHarness(folder).load(yaml(model)).propagation().pathLoss();
    }

    static Stream<String> models() {
        return Stream.concat(
                Stream.of(PathLossModel.values()).map(PathLossModel::word),
                Stream.of(
                        "walfisch-ikegami-nlos",
                        "itu-p1238",
                        "{ walfisch-ikegami-nlos: { roof: 12.5 m, angle: 30 deg, city: metropolitan } }",
                        "{ itu-p1238: { coefficient: 28.5, floors: 2 } }",
                        "multi-wall",
                        "{ multi-wall: { walls: { light: 2, heavy: 1 }, floors: 1, loss: { light: 3 dB, constant: 1 dB }, b: 0.5 } }",
                        "{ exponent: 2.7, reference: { loss: 40 dB } }"));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("loads from what is written back, and keeps to the schema both times")
    void roundTrip(String model) throws IOException {
        LoaderHarness harness = new LoaderHarness(folder);
        Scenario scenario = harness.load(yaml(model));
        String written = ScenarioWriter.write(scenario);
        assertEquals(scenario, harness.load(written));
        assertEquals(List.of(), GalleryTest.schemaErrors(yaml(model)));
        assertEquals(List.of(), GalleryTest.schemaErrors(written));
    }

    @Test
    @DisplayName("has documented defaults where a model has parameters")
    void parameters() {
        assertEquals(Defaults.WALFISCH_IKEGAMI_NLOS, load("walfisch-ikegami-nlos"));
        assertEquals(Defaults.ITU_P1238, load("{ itu-p1238: {} }"));
        assertEquals(
                new Propagation.WalfischIkegamiNlos(12.5, 20, 40, 30, City.METROPOLITAN),
                load("{ walfisch-ikegami-nlos: { roof: 12.5 m, angle: 30 deg, city: metropolitan } }"));
        assertEquals(Defaults.MULTI_WALL, load("multi-wall"));
        assertEquals(
                new Propagation.MultiWall(
                        new Propagation.Walls(2, 1), 1, new Propagation.WallLosses(3, 6.9, 18.3, 0), 0.46),
                load("{ multi-wall: { walls: { light: 2, heavy: 1 }, floors: 1, loss: { light: 3 dB } } }"));
        assertEquals(new Propagation.ItuP1238(28.5, 2), load("{ itu-p1238: { coefficient: 28.5, floors: 2 } }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ exponent: 2, itu-p1238: {} } | propagation.model: names more than one model; allowed: exactly one of"
                        + " exponent with reference, walfisch-ikegami-nlos, itu-p1238, multi-wall",
                "{} | propagation.model: names no model; allowed: exactly one of exponent with reference,"
                        + " walfisch-ikegami-nlos, itu-p1238, multi-wall",
                "{ exponent: 2 } | propagation.model.reference: missing; allowed: a section with the keys distance, loss",
                "{ reference: { loss: 3 dB } } | propagation.model.exponent: missing; allowed: a number from 0.1 to 10;"
                        + " free space has 2",
                "{ itu-p1238: { floors: 4 } } | propagation.model.itu-p1238.floors: found '4'; allowed: a whole number"
                        + " from 0 to 3",
                "{ walfisch-ikegami-nlos: { angle: 91 deg } } | propagation.model.walfisch-ikegami-nlos.angle: found"
                        + " '91 deg'; allowed: an angle from 0 deg to 90 deg, such as '90 deg' (deg)"
            })
    @DisplayName("says what is wrong with it")
    void wrong(String model, String problem) {
        List<String> problems = new LoaderHarness(folder).problems(yaml(model));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }

    @Test
    @DisplayName("that is misspelt is told what was meant")
    void misspelt() {
        String problem = new LoaderHarness(folder).problems(yaml("hata-ruban")).toString();
        assertEquals(true, problem.contains("did you mean 'hata-urban'?"), problem);
    }
}
