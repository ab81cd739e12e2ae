package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gallery's {@code adr-convergence} under each algorithm. The test computes the link budget of every device from its place, and with it step
 * by step what the algorithm as published makes of a link that never changes. Devices that lost an uplink on the way may be a step behind.
 */
final class AdrConvergenceTest {
    private static final Path SCENARIO = Path.of("src/main/resources/io/chirpsim/app/gallery/adr-convergence.yaml");
    private static final double NOISE_DBM = -174 + 50.9691001 + 6;

    @TempDir
    private Path folder;

    /** How a device sends after each uplink, by an algorithm written down a second time. */
    private interface Algorithm {
        /** @param heard signal to noise ratios since the last change, in dB */
        int[] next(int dataRate, int txPower, List<Double> heard);
    }

    private static double max(List<Double> heard) {
        return heard.subList(Math.max(0, heard.size() - 20), heard.size()).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    private static double spare(int dataRate, double snrDb, double margin) {
        return snrDb - (-20 + 2.5 * dataRate) - margin;
    }

    private static int[] chirpStack(int dataRate, int txPower, List<Double> heard) {
        int steps = (int) (spare(dataRate, max(heard), 10) / 3);
        int[] next = {dataRate, txPower};
        for (; steps > 0; steps--) {
            next[next[0] < 5 ? 0 : 1] += next[0] < 5 || next[1] < 7 ? 1 : 0;
        }
        if (heard.size() >= 20) {
            next[1] = Math.max(0, next[1] + Math.min(0, steps));
        }
        return next;
    }

    private static int[] theThingsStack(int dataRate, int txPower, List<Double> heard) {
        double spare = spare(dataRate, max(heard), heard.size() < 20 ? 17.5 : 15);
        int[] next = {dataRate, txPower};
        while (next[0] < 5 && spare >= 2.5) {
            next = new int[] {next[0] + 1, 0};
            spare -= 2.5;
        }
        for (int index = 7; index > 0; index--) {
            if (2.0 * (index - next[1]) <= spare) {
                return new int[] {next[0], index};
            }
        }
        return next;
    }

    private static int[] ns3(int dataRate, int txPower, List<Double> heard) {
        if (heard.size() < 4) {
            return new int[] {dataRate, txPower};
        }
        double sum = 0;
        for (double snrDb : heard.subList(heard.size() - 4, heard.size())) {
            sum += snrDb;
        }
        int steps = (int) Math.floor(spare(dataRate, sum / 4, 0) / 3);
        int dbm = Math.min(14, 16 - 2 * txPower);
        int rate = dataRate;
        for (; steps > 0 && rate < 5; steps--) {
            rate++;
        }
        int before = dbm;
        for (; steps > 0 && dbm > 2; steps--) {
            dbm -= 2;
        }
        for (; steps < 0 && dbm < 14; steps++) {
            dbm += 2;
        }
        return new int[] {rate, dbm == before ? txPower : (16 - dbm) / 2};
    }

    private static Algorithm algorithm(String name) {
        return switch (name) {
            case "chirpstack" -> AdrConvergenceTest::chirpStack;
            case "the-things-stack" -> AdrConvergenceTest::theThingsStack;
            default -> AdrConvergenceTest::ns3;
        };
    }

    /** Data rate and TXPower after so many uplinks; gateways report steps of 0.25 dB. A device made for 14 dBm sends no more with index 0, which means 16 dBm. */
    private static int[] predicted(String name, double lossDb, int uplinks) {
        int[] now = {0, 0};
        List<Double> heard = new ArrayList<>();
        for (int i = 0; i < uplinks; i++) {
            heard.add(Math.rint(4 * (Math.min(14, 16 - 2 * now[1]) - lossDb - NOISE_DBM)) / 4);
            int[] next = algorithm(name).next(now[0], now[1], heard);
            if (!name.equals("ns3") && (next[0] != now[0] || next[1] != now[1])) {
                heard.clear();
            }
            now = next;
        }
        return now;
    }

    private static double lossDb(PlacedDevice device) {
        double x = device.position().xM();
        double y = device.position().yM();
        double z = 15 - 1.2;
        return 7.7 + 37.6 * StrictMath.log10(StrictMath.sqrt(x * x + y * y + z * z));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirpstack", "the-things-stack", "ns3"})
    @DisplayName("frozen links end with the data rate and power that the algorithm predicts from the link budget")
    void converges(String name) {
        String[] sets = {
            "network.adr=" + name,
            "network.downlink.windows=rx2",
            "network.gatewayDutyCycle=none",
            "devices.meters.dutyCycle=none",
            "duration=15 h"
        };
        Scenario scenario = TestScenarios.load("adr-convergence", sets);
        List<PlacedDevice> devices =
                Population.of(scenario, TestScenarios.recordings(scenario), new Streams(scenario.seed(), 0));
        Audit audit = audit(sets);
        Map<String, Long> expected = new TreeMap<>();
        int compared = 0;
        for (int i = 0; i < devices.size(); i++) {
            int device = i;
            List<Audit.Frame> frames =
                    audit.uplinks.stream().filter(f -> f.device() == device).toList();
            if (frames.stream().allMatch(f -> !f.decodedBy().isEmpty())) {
                compared++;
                int[] last = predicted(name, lossDb(devices.get(i)), frames.size() - 1);
                Audit.Frame frame = frames.get(frames.size() - 1);
                LoraModulation modulation = (LoraModulation) frame.transmission().modulation;
                assertEquals(12 - last[0], modulation.spreadingFactor(), "device " + i);
                assertEquals(Math.min(14, 16 - 2 * last[1]), frame.transmission().eirpDbm, 1e-9, "device " + i);
            }
            int[] end = predicted(name, lossDb(devices.get(i)), frames.size());
            expected.merge("adr.devices.sf" + (12 - end[0]), 1L, Long::sum);
            expected.merge("adr.devices.txPower" + end[1], 1L, Long::sum);
        }
        int behind = devices.size() - compared;
        assertTrue(behind <= devices.size() / 3, behind + " devices lost an uplink");
        expected.forEach((key, n) -> assertEquals(n, audit.result.count(key), behind, key + " of " + expected));
        assertTrue(expected.size() >= 6, "a histogram worth the name: " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirpstack", "the-things-stack", "ns3"})
    @DisplayName("ADR is the same with bytes and sizes")
    void fidelities(String name) {
        Audit bytes = audit("network.adr=" + name, "fidelity=bytes", "duration=6 h");
        Audit sizes = audit("network.adr=" + name, "fidelity=sizes", "duration=6 h");
        assertEquals(airs(bytes), airs(sizes));
        assertTrue(bytes.downlinks.size() >= 10);
    }

    private Audit audit(String... sets) {
        try {
            return Audit.of(folder, Files.readString(SCENARIO), sets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> airs(Audit audit) {
        List<String> frames = new ArrayList<>();
        audit.uplinks.forEach(f -> frames.add(
                "up " + f.device() + " " + f.startUs() + " " + f.airtimeUs() + " " + f.transmission().eirpDbm));
        audit.downlinks.forEach(f -> frames.add("down " + f.device() + " " + f.startUs() + " " + f.airtimeUs()));
        return frames;
    }
}
