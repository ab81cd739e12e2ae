package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFormatTest {
    private static final String ALL =
            """
            events:
              - { at: 1 min, gateway: gw-1, down: 5 min }
              - { at: 10 min, gateway: gw-1, goes: down }
              - { at: 12 min, gateway: gw-1, goes: up }
              - { at: 12 min, backhaul: all, down: 2 min }
              - { at: 14 min, backhaul: gw-1, down: 2 min }
              - { at: 20 min, networkServer: restart, down: 2 min }
              - { at: 25 min, broker: restart, down: 30 s, keepSessions: true }
              - { at: 30 min, jammer: { channel: 868.1 MHz, power: 20 dBm, at: { x: 0 m, y: 0 m } }, for: 15 min }
              - { at: 30 min, jammer: { channel: 868.3 MHz, atGateways: -90 dBm, share: 30 %, burst: 10 ms }, for: 15 min }
              - { at: 31 min, group: parking, switchOn: 2 }
              - { at: 32 min, group: parking, move: { disc: { radius: 100 m } } }
              - { at: 33 min, group: parking, powerCycle: within 10 s }
              - { at: 34 min, group: parking, reset: losesDevNonce }
              - { at: 35 min, rejoin: all, within: 10 s }
              - { at: 36 min, rejoin: parking }
              - { at: 37 min, rejoin: { gateway: gw-1 } }
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t }
            """;

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    @Test
    @DisplayName("every kind of event is read, written and read again as the same")
    void roundTrip() {
        Scenario scenario = harness.load(LoaderHarness.BASE + ALL);
        assertEquals(16, scenario.events().size());
        Scenario again = harness.load(ScenarioWriter.write(scenario));
        assertEquals(scenario.events(), again.events());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ at: 1 min, gateway: gw-2, down: 5 min }"
                        + "|s.yaml:12:31: events[0].gateway: there is no gateway 'gw-2'; did you mean 'gw-1'? allowed: gw-1",
                "{ at: 1 min, group: parkin, powerCycle: within 1 s }"
                        + "|s.yaml:12:29: events[0].group: there is no group 'parkin'; did you mean 'parking'? allowed: parking",
                "{ at: 1 min, rejoin: bikes }"
                        + "|s.yaml:12:30: events[0].rejoin: there is no group 'bikes'; allowed: parking",
                "{ at: 2 h, gateway: gw-1, down: 5 min }"
                        + "|s.yaml:12:15: events[0].at: found 2 h; allowed: before the end of the run, 1 h",
                "{ at: 1 min, gateway: gw-1, goes: up }"
                        + "|s.yaml:12:43: events[0].goes: gw-1 did not go down before; allowed: up after goes: down of the same gateway",
                "{ at: 1 min, gateway: gw-1 }"
                        + "|s.yaml:12:9: events[0]: allowed: either down: 30 min, or goes: down and later goes: up",
                "{ at: 1 min, gatway: gw-1, down: 5 min }"
                        + "|s.yaml:12:9: events[0]: does not say what happens; did you mean 'gateway'? allowed: a section with one of the keys gateway, backhaul, networkServer, broker, jammer, switchOn, move, powerCycle, reset, rejoin",
                "{ at: 1 min, backhaul: all }"
                        + "|s.yaml:12:9: events[0].down: missing; allowed: a time above zero with its unit, such as '10 min' (us, ms, s, min, h, day, days, week, weeks, year, years)",
                "{ at: 1 min, broker: restart, down: 5 s }"
                        + "|s.yaml:12:30: events[0].broker: there is no broker; add a section mqtt, or leave the event out",
                "{ at: 1 min, networkServer: restrat, down: 5 s }"
                        + "|s.yaml:12:37: events[0].networkServer: found 'restrat'; did you mean 'restart'? allowed: restart",
                "{ at: 1 min, group: parking, powerCycle: 10 s }"
                        + "|s.yaml:12:50: events[0].powerCycle: found '10 s'; allowed: within a time, such as 'within 10 s'",
                "{ at: 1 min, group: parking, switchOn: 6 }"
                        + "|s.yaml:12:48: events[0].switchOn: found 6; the group has 5",
                "{ at: 1 min, group: parking, move: { at: { x: 2 km, y: 0 m } } }"
                        + "|s.yaml:12:50: events[0].move.at: lies 2000 m from the site's origin; allowed: within site.radius, 900 m",
                "{ at: 1 min, jammer: { channel: 868.1 MHz, power: 20 dBm }, for: 1 min }"
                        + "|s.yaml:12:30: events[0].jammer: allowed: either power and at, or atGateways"
            })
    @DisplayName("a wrong event gets one line with place and remedy")
    void wrong(String event, String line) {
        assertEquals(List.of(line), harness.problems(LoaderHarness.BASE + "events:\n      - " + event + "\n"));
    }

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ at: 2 min, backhaul: gw-1, down: 5 min }|{ at: 1 min, gateway: gw-1, down: 5 s }"
                        + "|at: found 1 min after 2 min; allowed: events in the order of time",
                "{ at: 1 min, gateway: gw-1, down: 5 min }|{ at: 5 min, gateway: gw-1, down: 5 min }"
                        + "|at: gw-1 is down already until 6 min; allowed: outages of one thing that do not overlap",
                "{ at: 1 min, gateway: gw-1, goes: down }|{ at: 5 min, gateway: gw-1, down: 5 min }"
                        + "|at: gw-1 is down already; allowed: outages of one thing that do not overlap",
                "{ at: 1 min, backhaul: gw-1, down: 5 min }|{ at: 5 min, backhaul: all, down: 5 min }"
                        + "|at: a backhaul is down already until 6 min; allowed: outages of one thing that do not overlap",
                "{ at: 1 min, backhaul: all, down: 5 min }|{ at: 5 min, backhaul: gw-1, down: 5 min }"
                        + "|at: the backhaul of gw-1 is down already until 6 min; allowed: outages of one thing that do not overlap",
                "{ at: 1 min, networkServer: restart, down: 5 min }|{ at: 5 min, networkServer: restart, down: 5 s }"
                        + "|at: the network server is down already until 6 min; allowed: outages of one thing that do not overlap",
                "{ at: 1 min, gateway: gw-1, down: 5 min }|{ at: 5 min, gateway: gw-1, goes: up }"
                        + "|goes: gw-1 did not go down before; allowed: up after goes: down of the same gateway",
                "{ at: 1 min, group: parking, switchOn: 3 }|{ at: 5 min, group: parking, switchOn: 3 }"
                        + "|switchOn: found 3; the group has 5, of which 3 are switched on before"
            })
    @DisplayName("events that contradict each other get one line at the later one")
    void contradictions(String first, String second, String rest) {
        List<String> problems =
                harness.problems(LoaderHarness.BASE + "events:\n      - " + first + "\n      - " + second + "\n");
        assertEquals(1, problems.size(), problems::toString);
        assertEquals("events[1]." + rest, problems.get(0).replaceFirst("s.yaml:13:[0-9]+: ", ""));
    }

    @Test
    @DisplayName("devices that never join cannot join again, and a gateway's own downtimes count as well")
    void others() {
        String abp = LoaderHarness.BASE.replace("count: 5", "count: 5\n    activation: ABP");
        assertEquals(
                List.of("s.yaml:13:30: events[0].rejoin: the devices of parking have their session by personalisation"
                        + " (ABP) and never join; allowed: a group with activation OTAA"),
                harness.problems(abp + "events:\n      - { at: 1 min, rejoin: parking }\n"));
        String down = LoaderHarness.BASE.replace(
                "lon: -0.3436 }", "lon: -0.3436 }, availability: { downtimes: [{ from: 5 min, to: 9 min }] }");
        assertEquals(
                List.of("s.yaml:12:15: events[0].at: overlaps what gw-1's availability says;"
                        + " allowed: outages of one thing that do not overlap"),
                harness.problems(down + "events:\n      - { at: 1 min, gateway: gw-1, down: 5 min }\n"));
    }
}
