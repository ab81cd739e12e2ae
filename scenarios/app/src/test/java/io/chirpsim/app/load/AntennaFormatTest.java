package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Antenna;
import io.chirpsim.app.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Antennas")
class AntennaFormatTest {
    @TempDir
    private Path folder;

    private static String gateway(String keys) {
        return LoaderHarness.BASE.replace("lon: -0.3436 } }", "lon: -0.3436 }, " + keys + " }");
    }

    private static String group(String keys) {
        return LoaderHarness.BASE.replace("count: 5", "count: 5\n    " + keys.replace(", ", "\n    "));
    }

    private Antenna load(String keys) {
        return new LoaderHarness(folder).load(gateway(keys)).gateways().get(0).antenna();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "antennaGain: 3 dB",
                "antenna: -2.15 dBi, cableLoss: 1.5 dB",
                "antenna: { gain: 6 dBi, horizontal: { -90 deg: -12 dB, 0 deg: 0 dB, 33.5 deg: -3 dB }, azimuth: 240 deg }",
                "antenna: { gain: 8 dBi, vertical: { 0 deg: 0 dB, 10 deg: -6 dB }, downtilt: 3 deg }"
            })
    @DisplayName("load from what is written back, and keep to the schema both times")
    void roundTrip(String keys) throws IOException {
        LoaderHarness harness = new LoaderHarness(folder);
        Scenario scenario = harness.load(gateway(keys));
        String written = ScenarioWriter.write(scenario);
        assertEquals(scenario, harness.load(written));
        assertEquals(List.of(), GalleryTest.schemaErrors(gateway(keys)));
        assertEquals(List.of(), GalleryTest.schemaErrors(written));
    }

    @Test
    @DisplayName("are a gain, or a gain with a pattern")
    void gains() {
        assertEquals(Antenna.round(0), load("height: 20 m"));
        assertEquals(Antenna.round(3), load("antennaGain: 3 dB"));
        assertEquals(Antenna.round(3), load("antennaGain: 3 dBi"));
        assertEquals(Antenna.round(3), load("antenna: 3 dBi"));
        assertEquals(Antenna.round(3), load("antenna: { gain: 3 dBi }"));
        assertEquals(
                new Antenna(8, new TreeMap<>(Map.of(0.0, 0.0, 60.0, -10.0)), new TreeMap<>(), 120, 3),
                load(
                        "antenna: { gain: 8 dBi, horizontal: { 60 deg: -10 dB, 0 deg: 0 dB }, azimuth: 120 deg, downtilt: 3 deg }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "antenna: 3 dBi, antennaGain: 3 dB | antennaGain: antenna says the gain; leave one of them out",
                "antenna: 31 dBi | antenna: found '31 dBi'; allowed: a gain from -20 dBi to 30 dBi, such as '3 dBi' (dBi)",
                "antenna: { gain: 3 dBi, horizontal: { 30: -1 dB } } | antenna.horizontal.30: found '30' has no unit;"
                        + " allowed: an angle from -180 deg to 180 deg (deg)",
                "antenna: { gain: 3 dBi, horizontal: { 190 deg: -1 dB } } | antenna.horizontal.190 deg: found '190 deg';"
                        + " allowed: an angle from -180 deg to 180 deg (deg)",
                "antenna: { gain: 3 dBi, vertical: { 0 deg: 1 dB } } | antenna.vertical.0 deg: found '1 dB'; allowed:"
                        + " decibels from -100 to 0, such as '-3 dB' (dB)",
                "antenna: { gain: 3 dBi, vertical: { 0 deg: -1 dB } } | antenna.vertical: the largest gain here is not"
                        + " 0 dB; it is that of the main direction, which gain says",
                "antenna: { gain: 3 dBi, azimuth: 361 deg } | antenna.azimuth: found '361 deg'; allowed: an angle from"
                        + " 0 deg (north) over 90 deg (east) to 360 deg (deg)",
                "cableLoss: -1 dB | cableLoss: found '-1 dB'; allowed: decibels from 0 to 30, such as '3 dB' (dB)",
                "height: -1 m | height: found '-1 m'; allowed: a height from 0 m to 10 km, such as '15 m' (m, cm, km)"
            })
    @DisplayName("of gateways say what is wrong with them")
    void wrong(String keys, String problem) {
        List<String> problems = new LoaderHarness(folder).problems(gateway(keys));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("gateways.gw-1." + problem, problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }

    /** EU868: 16 dBm EIRP at most (RP002); 25 mW e.r.p. of EN 300 220-2 are 16.1 dBm EIRP. */
    @ParameterizedTest
    @CsvSource({"txPower: 16 dBm", "'txPower: 14 dBm, antennaGain: 2 dBi'", "'txPower: 20 dBm, antennaGain: -4 dBi'"})
    @DisplayName("of end-devices may bring them to the region's EIRP")
    void allowed(String keys) {
        new LoaderHarness(folder).load(group(keys));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "txPower: 16.1 dBm | txPower: found 16.1 dBm into an antenna of 0 dBi, 16.1 dBm EIRP; allowed in EU868:"
                        + " 16 dBm EIRP, here txPower up to 16 dBm",
                "antennaGain: 3 dBi | txPower: found 14 dBm into an antenna of 3 dBi, 17 dBm EIRP; allowed in EU868:"
                        + " 16 dBm EIRP, here txPower up to 13 dBm",
                "height: -0.5 m | height: found '-0.5 m'; allowed: a height from 0 m to 10 km, such as '1.2 m' (m, cm, km)"
            })
    @DisplayName("of end-devices may not bring them above it")
    void tooStrong(String keys, String problem) {
        List<String> problems = new LoaderHarness(folder).problems(group(keys));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("devices.parking." + problem, problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }
}
