package io.chirpsim.validation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.cli.Cli;
import io.chirpsim.app.cli.CommandProvider;
import io.chirpsim.app.cli.ExitCode;
import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.app.load.ScenarioLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("chirpsim validate")
class ValidateTest {
    private static final Effort REDUCED = new Effort(1, 0.04);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private static List<Check> checks() {
        return ValidateProvider.checks(new ScenarioLoader(new LorawanRegionFacts(), Path.of("")));
    }

    @ParameterizedTest
    @MethodSource("checks")
    @DisplayName("passes with a part of the replications and a wider tolerance")
    void passes(Check check) throws InterruptedException {
        List<Row> rows = check.rows(REDUCED);
        assertFalse(rows.isEmpty());
        assertAll(rows.stream().map(row -> () -> assertTrue(row.ok(), row::toString)));
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> assertTrue(ids.add(row.id()), row.id()));
    }

    /** Values of Erlang's formula from a program of its own. */
    @ParameterizedTest(name = "B({0}, {1}) = {2}")
    @CsvSource({
        "8, 1, 0.000009",
        "8, 2, 0.000859",
        "8, 3, 0.00813",
        "8, 4, 0.03042",
        "8, 5, 0.07005",
        "8, 6, 0.12188",
        "8, 8, 0.23557",
        "8, 10, 0.33832",
        "8, 16, 0.54520",
        "16, 8, 0.00453",
        "16, 12, 0.06041",
        "16, 16, 0.17531"
    })
    void erlang(int servers, double erlang, double blocked) {
        assertEquals(blocked, ErlangCheck.erlangB(servers, erlang), 0.000006);
    }

    /** By a program of its own. */
    @ParameterizedTest(name = "{0} senders: {1}, {2}, {3}; mean {4}")
    @CsvSource({"0.5, .8642, .7253, .6352, .7011", "1, .7468, .5260, .4035, .4976", "2, .5577, .2767, .1628, .2620"})
    @DisplayName("Rayleigh capture at 0.25, 0.5 and 1 of the radius")
    void capture(double senders, double near, double middle, double far, double mean) {
        assertEquals(near, CaptureCheck.captured(0.25, senders), 0.000051);
        assertEquals(middle, CaptureCheck.captured(0.5, senders), 0.000051);
        assertEquals(far, CaptureCheck.captured(1, senders), 0.000051);
        assertEquals(mean, CaptureCheck.discMean(senders), 0.000051);
    }

    /** By a program of its own that has 300,000 km/s for the speed of light. */
    @ParameterizedTest(name = "{0} dBm")
    @CsvSource({"19, .9196 .7611 .6644 .6405 .6328 .6564", "14, .7672 .4218 .2745 .2444 .2352 .2641"})
    @DisplayName("Georgiou and Raza's H1 at 2 to 12 km")
    void outage(double powerDbm, String expected) {
        List<Double> computed = IntStream.range(0, 6)
                .mapToObj(annulus -> StrictMath.exp(-StrictMath.pow(10, -OutageCheck.marginDb(powerDbm, annulus) / 10)
                        * StrictMath.pow(299_792_458 / 3e8, 2.7)))
                .toList();
        String[] cells = expected.split(" ");
        for (int i = 0; i < cells.length; i++) {
            assertEquals(Double.parseDouble(cells[i]), computed.get(i), 0.000051);
        }
    }

    @Test
    @DisplayName("fails a value off by more than the tolerance, an interval that sticks out, and one too wide to tell")
    void rules() {
        Row.Claim claim = new Row.Claim("test", "a test", "nobody", 1, 0.1);
        assertTrue(Row.exact(claim, 1.1, 0.9).ok());
        assertFalse(Row.exact(claim, 1, 1.11).ok());
        assertEquals(1.11, Row.exact(claim, 1, 1.11, 0.95).value());
        assertFalse(Row.exact(claim, 1, Double.NaN).ok());
        assertFalse(Row.exact(claim, 1, Double.NaN, 1).ok());
        assertFalse(Row.exact(claim, Double.POSITIVE_INFINITY).ok());
        assertTrue(Row.estimated(claim, narrow(1.06, 0.02)).ok());
        assertFalse(Row.estimated(claim, narrow(1.09, 0.02)).ok());
        assertFalse(Row.estimated(claim, narrow(1, 0.06)).ok());
    }

    /** Values around a mean whose 99.9 % interval has about this half-width: t of 99 degrees of freedom is 3.39. */
    private static double[] narrow(double mean, double halfWidth) {
        double[] values = new double[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = mean + (i % 2 == 0 ? 1 : -1) * halfWidth * 10 / 3.39;
        }
        return values;
    }

    private static Row row(String id, double reference) {
        return Row.exact(new Row.Claim(id, "a <test>", "nobody", reference, 0.5), 1);
    }

    private int run(List<Check> checks, String... options) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of("validate"));
        arguments.addAll(List.of(options));
        return new Cli(out, out, Cli.Faults.WITH_STACK_TRACE, List.of(new ValidateCommand(checks, folder, out)))
                .run(arguments.toArray(String[]::new));
    }

    @Test
    @DisplayName("ends with 0 if every check passes and with 1 if a reference is wrong")
    void exitCodes() {
        assertEquals(ExitCode.OK, run(List.of(effort -> List.of(row("right", 1)))));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("1 of 1 checks pass (seed 1)"));
        Check wrong = effort -> List.of(row("right", 1), row("wrong", 2));
        assertEquals(ExitCode.NOT_MET, run(List.of(wrong)));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("FAILS  wrong"));
    }

    @Test
    @DisplayName("--quiet prints only what fails")
    void quiet() {
        assertEquals(ExitCode.NOT_MET, run(List.of(effort -> List.of(row("right", 1), row("wrong", 2))), "--quiet"));
        assertEquals(1, printed.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    @DisplayName("--seed and --full reach the checks")
    void effort() {
        List<Effort> seen = new ArrayList<>();
        Check check = effort -> {
            seen.add(effort);
            return List.of();
        };
        run(List.of(check));
        run(List.of(check), "--seed", "5", "--full");
        assertEquals(List.of(new Effort(1, 1), new Effort(5, 10)), seen);
    }

    @Test
    @DisplayName("--out writes the page and the numbers")
    void files() throws IOException {
        assertEquals(ExitCode.NOT_MET, run(List.of(effort -> List.of(row("wrong", 2))), "--out", "out"));
        JsonNode check = new ObjectMapper()
                .readTree(folder.resolve("out/validation.json").toFile())
                .path("checks")
                .get(0);
        List<String> keys = new ArrayList<>();
        check.fieldNames().forEachRemaining(keys::add);
        assertEquals(List.of("id", "what", "source", "reference", "tolerance", "value", "low", "high", "ok"), keys);
        assertEquals("wrong", check.path("id").asText());
        assertEquals(2, check.path("reference").asDouble());
        assertFalse(check.path("ok").asBoolean(true));
        String page = Files.readString(folder.resolve("out/validation.html"));
        assertTrue(page.contains("a &lt;test&gt;"));
        assertTrue(page.contains("1 of 1 checks fail."));
        assertFalse(page.contains("<script") || page.contains("http://") || page.contains("https://"));
    }

    @Test
    @DisplayName("--out leaves nothing if a check breaks, and refuses a folder that is not empty before it begins")
    void completeOrNotAtAll() throws IOException {
        Check broken = effort -> {
            throw new IllegalStateException("broken");
        };
        assertEquals(ExitCode.FAULT, run(List.of(broken), "--out", "out"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("notes.txt"), "kept");
        assertEquals(ExitCode.BAD_INPUT, run(List.of(broken), "--out", "mine"));
        assertTrue(Files.exists(folder.resolve("mine/notes.txt")));
    }

    @Test
    @DisplayName("is found by the program")
    void provided() {
        assertTrue(ServiceLoader.load(CommandProvider.class).stream()
                .anyMatch(provider -> provider.type() == ValidateProvider.class));
    }
}
