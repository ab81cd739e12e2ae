package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.app.scenario.Propagation.FrameFading;
import io.chirpsim.app.scenario.Propagation.Shadowing;
import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("propagation")
class PropagationFormatTest {
    @TempDir
    private Path folder;

    private static String yaml(String propagation) {
        return LoaderHarness.BASE + "propagation: { " + propagation + " }\n";
    }

    private Propagation load(String propagation) {
        return new LoaderHarness(folder).load(yaml(propagation)).propagation();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: oulu, shadowing: { sigma: 7.8 dB, correlation: 50 m }, indoorLoss: tr45820",
                "model: uma, shadowing: { sigma: { clear: 3.5 dB, blocked: 7 dB }, sites: 0.3 }, indoorLoss: o2i-low",
                "shadowing: { correlation: 0 m }, indoorLoss: o2i-high",
                "shadowing: {}, fading: none",
                "fading: { model: rayleigh, speed: 1.4 m/s }",
                "fading: { model: { rice: { k: -3.5 dB } }, coherence: 104 ms }, temporal: { sigma: 1.2 dB }",
                "fading: { model: { nakagami: { m: 0.5 } } }"
            })
    @DisplayName("loads from what is written back, and keeps to the schema both times")
    void roundTrip(String propagation) throws IOException {
        LoaderHarness harness = new LoaderHarness(folder);
        Scenario scenario = harness.load(yaml(propagation));
        String written = ScenarioWriter.write(scenario);
        assertEquals(scenario, harness.load(written));
        assertEquals(List.of(), GalleryTest.schemaErrors(yaml(propagation)));
        assertEquals(List.of(), GalleryTest.schemaErrors(written));
    }

    @ParameterizedTest
    @CsvSource({
        "oulu, 7.8, 7.8",
        "lorasim, 3.57, 3.57",
        "callebaut-urban, 11.25, 11.25",
        "callebaut-forest, 6.87, 6.87",
        "uma-los, 4, 4",
        "uma-nlos, 6, 6",
        "umi-los, 4, 4",
        "umi-nlos, 7.82, 7.82",
        "uma, 4, 6",
        "umi, 4, 7.82",
        "magrin, 0, 0",
        "free-space, 0, 0",
        "itu-p1238, 0, 0"
    })
    @DisplayName("shadows as published with the model, over 50 m, half of it the device's surroundings")
    void published(String model, double clearDb, double blockedDb) {
        Shadowing expected = new Shadowing(clearDb, blockedDb, 50, 0.5);
        assertEquals(expected, load("model: " + model).shadowing());
        assertEquals(expected, load("model: " + model + ", shadowing: {}").shadowing());
    }

    @Test
    @DisplayName("not said at all is that of the default model")
    void defaults() {
        assertEquals(
                PropagationFormat.DEFAULT,
                new LoaderHarness(folder).load(LoaderHarness.BASE).propagation());
        assertEquals(PropagationFormat.DEFAULT, load("model: oulu"));
    }

    @Test
    @DisplayName("takes shadowing of independent links where the correlation is 0 m")
    void independent() {
        assertEquals(
                new Shadowing(7, 7, 0, 0),
                load("shadowing: { sigma: 7 dB, correlation: 0 m }").shadowing());
        assertEquals(
                new Shadowing(7, 7, 0, 0.5),
                load("shadowing: { sigma: 7 dB, correlation: 0 m, sites: 0.5 }").shadowing());
    }

    @Test
    @DisplayName("fades by a distribution with a speed, a coherence time, or to the end of the frame")
    void fading() {
        assertEquals(
                new FrameFading(new Propagation.Rayleigh(), Optional.of(1.4), Optional.empty()),
                load("fading: { model: rayleigh, speed: 1.4 m/s }").fading());
        assertEquals(
                new FrameFading(new Propagation.Rice(6), Optional.empty(), Optional.of(100_000L)),
                load("fading: { model: { rice: { k: 6 dB } }, coherence: 100 ms }")
                        .fading());
        assertEquals(
                new FrameFading(new Propagation.Nakagami(2), Optional.empty(), Optional.empty()),
                load("fading: { model: { nakagami: { m: 2 } } }").fading());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shadowing: { sigma: -1 dB } | propagation.shadowing.sigma: found '-1 dB'; allowed: decibels from 0 to 30,"
                        + " such as '3 dB' (dB)",
                "shadowing: { correlation: -5 m } | propagation.shadowing.correlation: found '-5 m'; allowed: a length from"
                        + " 0 m to 100 km, such as '50 m' (m, cm, km)",
                "shadowing: { sites: 1.5 } | propagation.shadowing.sites: found '1.5'; allowed: a number from 0 to 1",
                "model: oulu, shadowing: { sigma: { clear: 4 dB, blocked: 6 dB } } | propagation.shadowing.sigma: this model"
                        + " does not tell links in sight from others; allowed: one number, or model uma or umi",
                "fading: rayleigh | propagation.fading: found 'rayleigh'; allowed: none, { model: rayleigh }, { model: { rice: { k: 6 dB } } }, { model: { nakagami: { m: 2 } } }",
                "fading: { model: raleigh } | propagation.fading.model: found 'raleigh'; did you mean 'rayleigh'? allowed:"
                        + " rayleigh, { rice: { k: 6 dB } }, { nakagami: { m: 2 } }",
                "fading: { model: {} } | propagation.fading.model: names no model; allowed: exactly one of rice, nakagami",
                "fading: { model: { nakagami: { m: 0.4 } } } | propagation.fading.model.nakagami.m: found '0.4'; allowed: a"
                        + " number from 0.5 to 100",
                "fading: { model: rayleigh, speed: 1 m/s, coherence: 1 s } | propagation.fading.coherence: speed says how"
                        + " long a gain lasts; leave one of them out",
                "fading: { speed: 1 m/s } | propagation.fading.model: missing; allowed: rayleigh, or a section with the keys"
                        + " rice, nakagami",
                "indoorLoss: o2i-lo | propagation.indoorLoss: found 'o2i-lo'; did you mean 'o2i-low'? allowed: none, tr45820,"
                        + " o2i-low, o2i-high, { fixed: 15 dB }"
            })
    @DisplayName("says what is wrong with it")
    void wrong(String propagation, String problem) {
        List<String> problems = new LoaderHarness(folder).problems(yaml(propagation));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }
}
