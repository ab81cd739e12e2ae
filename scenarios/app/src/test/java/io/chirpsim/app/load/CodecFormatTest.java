package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codecs, values and kinds of traffic as one writes them, and what is said of those that cannot be. */
class CodecFormatTest {
    private static final String HEAD =
            """
            name: codecs
            duration: 1 h
            site: { radius: 900 m }
            gateways: [{ id: gw-1, at: { x: 0 m, y: 0 m } }]
            profiles:
              mine:
                radio: sx1276
                sensitivity: sx1276
                txPower: 14 dBm
                sleepCurrent: 1 uA
                sensing: { current: 1 mA, time: 1 ms }
                battery: { capacity: 1000 mAh, usable: 80 %, voltage: 3.6 V }
            """;
    private static final String TAIL =
            """
            devices:
              - { group: g, count: 1, place: { at: { x: 1 m, y: 0 m } }, profile: mine, traffic: TRAFFIC }
            """;
    private static final String PERIODIC = "{ kind: periodic, every: 10 min }";

    @TempDir
    Path folder;

    private static String yaml(String codec, String values, String traffic) {
        return HEAD + "    codec: " + codec + "\n    values: " + values + "\n" + TAIL.replace("TRAFFIC", traffic);
    }

    private String problem(String yaml) {
        List<String> problems = new LoaderHarness(folder).problems(yaml);
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ name: a, type: u12 } | found 'u12'; did you mean 'u16'? allowed: u8, i8, u16, i16, u24, i24, u32, i32, f32, bool",
                "{ name: a, type: u8, scale: 0 } | found '0'; allowed: a number that is not 0 or a fraction of up to 12 digits, such as 0.01 or 175/65535",
                "{ name: a, type: u8, absent: 256 } | 256 does not fit into u8; allowed: 0 to 255",
                "{ name: a, type: u8, words: { 0: off, 1: off } } | two numbers have the same word; words are unique",
                "{ type: u8 } | a number without a name; allowed: 'name', 'only', or 'skip' for bytes without a meaning",
                "{ bits: u8, fields: [{ name: a, width: 9 }] } | the bits add up to 9; allowed: 8, those of u8, with fields without a name for unused ones",
                "{ bits: u8, fields: [{ name: a, width: 2, as: bool }, { width: 6 }] } | a bool of 2 bits; allowed: 1",
                "`{ name: a, type: u8 }, { name: a, type: u8 }` | the field 'a' is here twice; names are unique",
                "`{ name: a, type: u16 }, { name: b, type: u8, at: 1 }` | byte 1 is inside the piece before, which ends at byte 1; allowed: from 2 on, or bits of one number",
                "{ when: { field: b, bit: 1 }, fields: [{ name: a, type: u8 }] } | the condition names 'b'; allowed: a field that comes before",
                "`{ repeat: rest, name: r, fields: [{ name: a, type: u8 }] }, { repeat: rest, name: s, fields: [{ name: b, type: u8 }] }` | this takes all bytes there are; allowed behind it: pieces of fixed length",
                "{ repeat: 200, name: r, fields: [{ name: a, type: u16 }] } | this is 400 B long; allowed: at most 242 B",
                "`{ records: [{ tag: \"01\", fields: [{ name: a, type: u8 }] }, { tag: \"01\", fields: [{ name: b, type: u8 }] }] }` | the tag 01 is here twice; tags are unique",
                "`{ records: [{ tag: \"01\", fields: [{ name: a, type: u8 }] }, { tag: \"0102\", fields: [{ name: b, type: u8 }] }] }` | found tags of different lengths; allowed: all of 1, of 2 or of 3 bytes",
                "{ skip: some } | found 'some'; allowed: a whole number from 1 to 242, or rest",
                "{ nam: a } | found a section without a key that says its kind; allowed: a section with one of the keys type, bits, hex, skip, when, repeat, records"
            })
    @DisplayName("impossible layouts: one line with place and remedy")
    void layouts(String fields, String expected) {
        String yaml = yaml(
                "{ kind: layout, uplinks: [{ fields: [" + fields + "] }] }",
                "{ a: { kind: constant, value: 1 }, b: { kind: constant, value: 1 } }",
                PERIODIC);
        String problem = problem(yaml);
        assertTrue(problem.startsWith("s.yaml:13:") && problem.endsWith(": " + expected), problem);
    }

    @Test
    @DisplayName("values that do not belong to the codec, or are missing")
    void values() {
        String codec = "{ kind: layout, uplinks: [{ fields: [{ name: temperature, type: i16 }] }] }";
        assertEquals(
                "s.yaml:14:27: profiles.mine.values.temperatur: the codec has no field 'temperatur'; did you mean 'temperature'? allowed: temperature",
                problem(yaml(codec, "{ temperatur: { kind: constant, value: 1 } }", PERIODIC)));
        assertTrue(problem(yaml(codec, "{}", PERIODIC))
                .endsWith("there are no values for temperature; add them, or say in the codec what to 'send'"));
        assertTrue(problem(yaml(codec, "{ temperature: { kind: constant, value: warm } }", PERIODIC))
                .endsWith("'temperature' is 'warm'; allowed: a number"));
        assertTrue(problem(yaml(codec, "{ temperature: { kind: walk, step: 1, min: 3, max: 2 } }", PERIODIC))
                .endsWith("found 3; allowed: below 'max', 2"));
        assertTrue(problem(yaml("{ kind: cayenne-lpp, fields: [heat_1] }", "{}", PERIODIC))
                .contains("found 'heat_1'; allowed: a type and a channel, such as temperature_1"));
    }

    @Test
    @DisplayName("traffic: payload without a codec, fields that cannot be looked at, hours the wrong way round")
    void traffic() {
        String codec = "{ kind: layout, uplinks: [{ fields: [{ name: t, type: i16 }] }] }";
        String values = "{ t: { kind: walk, step: 1, min: 0, max: 9 } }";
        assertTrue(
                new LoaderHarness(folder)
                        .problems(LoaderHarness.BASE.replace(", payload: 12 B", ""))
                        .get(0)
                        .endsWith(
                                "payload: missing, and the profile 'generic-sensor' has no codec to make it; allowed: whole bytes, such as '12 B'"));
        assertTrue(problem(yaml(codec, values, "{ kind: threshold, field: s, sample: 1 min, delta: 1 }"))
                .endsWith("traffic.field: found 's'; did you mean 't'? allowed: t"));
        assertTrue(problem(yaml(codec, values, "{ kind: threshold, field: t, sample: 1 min }"))
                .endsWith("found neither 'level' nor 'delta'; allowed: at least one of them"));
        assertTrue(
                problem(yaml(codec, values, "{ kind: businessHours, inside: 1 min, hours: { from: 18 h, to: 8 h } }"))
                        .endsWith("hours.from: found 18 h; allowed: before 'to', 8 h"));
        assertTrue(problem(yaml(codec, values, "{ kind: bursts, mean: 1 h, messages: { min: 5, max: 2 }, gap: 5 s }"))
                .endsWith("messages.min: found 5; allowed: up to 'max', 2"));
    }

    @Test
    @DisplayName("what is written out reads back to the same, every piece and every kind of traffic included")
    void writtenAndReadAgain() {
        String codec =
                """
                { kind: layout, uplinks: [{ fPort: [3, 4], endian: little, fields: [
                    { type: u8, only: 0x10 }, { name: f, type: u16, endian: big, send: 3 }, { hex: 2, name: id },
                    { bits: u8, fields: [{ name: s, width: 3, as: signed, scale: 0.5, offset: -1 }, { width: 5 }] },
                    { name: w, type: u8, at: 8, words: { 0: no, 1: yes }, absent: 255, unit: "%" },
                    { when: { field: f, is: [1, 3] }, fields: [{ name: g, type: f32, send: 0 }] },
                    { repeat: 2, name: r, fields: [{ name: h, type: i8, scale: 175/65535 }] },
                    { records: [{ tag: "0A01", fields: [{ name: k, type: u24 }] }] }, { skip: 1 }] }],
                  downlinks: [{ length: 1, fields: [{ name: c, type: u8 }] }] }""";
        String values =
                """
                { s: { kind: walk, step: 1, min: -2, max: 0 }, g: { kind: daily, mean: 1, noise: 0.2 },
                  h: { kind: counter, perHour: 3, hours: { days: [sat, sun] } },
                  k: { kind: occupancy, inside: 5 % } }""";
        String threshold =
                "{ kind: threshold, field: k, sample: 1 min, level: 0.5, heartbeat: 6 h, payload: 9 B, fPort: 7 }";
        for (String traffic : List.of(
                PERIODIC,
                threshold,
                "{ kind: bursts, mean: 1 h, messages: { min: 2, max: 3 }, gap: 5 s }",
                "{ kind: businessHours, inside: 5 min, rhythm: periodic, hours: { to: 17 h } }")) {
            Scenario first = new LoaderHarness(folder).load(yaml(codec, values, traffic));
            Scenario again = new LoaderHarness(folder).load(ScenarioWriter.write(first));
            assertEquals(first.profiles(), again.profiles());
            assertEquals(first.devices(), again.devices());
        }
        Traffic.Threshold read = (Traffic.Threshold) new LoaderHarness(folder)
                .load(yaml(codec, values, threshold))
                .devices()
                .get(0)
                .traffic();
        assertEquals(
                new Traffic.Threshold(
                        "k", 60_000_000, OptionalDouble.of(0.5), OptionalDouble.empty(), 21_600_000_000L, 9, 7),
                read);
    }
}
