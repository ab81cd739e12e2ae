package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Input that is wrong gets one line with place and remedy")
class BadInputTest {
    private static final String TIMES = "(us, ms, s, min, h, day, days, week, weeks, year, years)";
    private static final String GROUP_KEYS =
            "group, count, devEUI, mobility, place, redraw, height, indoor, profile, class, activation, dataRate, sensitivity,"
                    + " txPower, antennaGain, adr, adrBackOff, linkCheck, deviceTime, lorawan, confirmed, retransmission, nbTrans, traffic, queue, clock, dutyCycle, lbt, pingSlots";
    private static final String PROFILES = "those of 'chirpsim list profiles', or one of 'profiles:'";

    @TempDir
    private Path folder;

    private LoaderHarness harness;

    @BeforeEach
    void harness() {
        harness = new LoaderHarness(folder);
    }

    /** In the base scenario one text is replaced by another. */
    private record Case(String name, String from, String to, String... lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> slips() {
        return Stream.of(
                new Case(
                        "misspelt key",
                        "count: 5",
                        "cuont: 5",
                        "s.yaml:8:5: devices.parking.cuont: unknown key; did you mean 'count'? allowed: " + GROUP_KEYS),
                new Case(
                        "name too long for a file name",
                        "group: parking",
                        "group: " + "p".repeat(101),
                        "s.yaml:7:12: devices." + "p".repeat(101) + ".group: found '" + "p".repeat(101)
                                + "'; allowed: up to 100 letters, digits, '.', '_' and '-', the first a letter or digit"),
                new Case(
                        "misspelt required key",
                        "traffic:",
                        "trafic:",
                        "s.yaml:10:5: devices.parking.trafic: unknown key; did you mean 'traffic'? allowed: "
                                + GROUP_KEYS),
                new Case(
                        "missing key",
                        "duration: 1 h\n",
                        "",
                        "s.yaml:1:1: duration: missing; allowed: a time above zero with its unit, such as '10 min' "
                                + TIMES),
                new Case(
                        "missing count",
                        "    count: 5\n",
                        "",
                        "s.yaml:7:5: devices.parking.count: missing; allowed: a whole number from 1 on"),
                new Case(
                        "group without a place",
                        "    place: { at: { x: 10 m, y: 0 m } }\n",
                        "",
                        "s.yaml:7:5: devices.parking.place: missing; allowed: a section with the keys at, disc, polygon, file"),
                new Case(
                        "empty value",
                        "duration: 1 h",
                        "duration:",
                        "s.yaml:2:10: duration: found nothing; allowed: a time above zero with its unit, such as '10 min' "
                                + TIMES),
                new Case(
                        "missing unit",
                        "1 h",
                        "3600",
                        "s.yaml:2:11: duration: found '3600' has no unit; allowed: a time above zero with its unit, such as"
                                + " '10 min' " + TIMES),
                new Case(
                        "wrong unit",
                        "900 m",
                        "900 dB",
                        "s.yaml:3:55: site.radius: found 'dB' is a unit of ratio db, not of length; allowed: a length from 1 m"
                                + " to 1000 km, such as '900 m' (m, cm, km)"),
                new Case(
                        "negative count",
                        "count: 5",
                        "count: -5",
                        "s.yaml:8:12: devices.parking.count: found '-5'; allowed: a whole number from 1 to 10000000"),
                new Case(
                        "fraction of a device",
                        "count: 5",
                        "count: 5.5",
                        "s.yaml:8:12: devices.parking.count: found '5.5'; allowed: a whole number from 1 to 10000000"),
                new Case(
                        "negative time",
                        "20 min",
                        "-20 min",
                        "s.yaml:10:37: devices.parking.traffic.mean: found '-20 min'; allowed: a time above zero with its unit,"
                                + " such as '10 min' " + TIMES),
                new Case(
                        "payload too long for every data rate",
                        "12 B",
                        "243 B",
                        "s.yaml:10:54: devices.parking.traffic.payload: found 243 B; allowed: at most 242 B at any data rate in"
                                + " EU868"),
                new Case(
                        "payload too long for the data rate",
                        "payload: 12 B }",
                        "payload: 52 B }\n    dataRate: DR0",
                        "s.yaml:10:54: devices.parking.traffic.payload: found 52 B; allowed: at most 51 B at DR0 in EU868"),
                new Case(
                        "gateway outside the site",
                        "39.4806",
                        "39.5806",
                        "s.yaml:5:21: gateways.gw-1.at: lies 11 km from the site's origin; allowed: within site.radius, 900 m"),
                new Case(
                        "devices outside the site",
                        "x: 10 m",
                        "x: 901 m",
                        "s.yaml:9:18: devices.parking.place.at: lies 901 m from the site's origin; allowed: within site.radius,"
                                + " 900 m"),
                new Case(
                        "disc reaching outside the site",
                        "at: { x: 10 m, y: 0 m }",
                        "disc: { radius: 901 m }",
                        "s.yaml:9:20: devices.parking.place.disc: a disc of radius 901 m reaches outside the site; allowed:"
                                + " within site.radius, 900 m"),
                new Case(
                        "swapped latitude and longitude",
                        "lat: 39.4806, lon: -0.3436",
                        "lat: -0.3436, lon: 39.4806",
                        "s.yaml:5:21: gateways.gw-1.at: latitude and longitude look swapped: the place lies 5594 km from the"
                                + " site's origin, exchanged it would lie within the site's radius of 900 m"),
                new Case(
                        "impossible latitude",
                        "lat: 39.4806, lon: -0.3436",
                        "lat: 139.5, lon: 35.6",
                        "s.yaml:5:28: gateways.gw-1.at.lat: found '139.5'; allowed: a latitude from -90 to 90 degrees; beyond"
                                + " 90 it is probably swapped with the longitude"),
                new Case(
                        "coordinates without an origin",
                        "origin: { lat: 39.481, lon: -0.343 }, ",
                        "",
                        "s.yaml:5:21: gateways.gw-1.at: coordinates need site.origin: { lat: ..., lon: ... }"),
                new Case(
                        "half a position",
                        "{ lat: 39.4806, lon: -0.3436 }",
                        "{ lat: 39.4806, x: 3 m }",
                        "s.yaml:5:21: gateways.gw-1.at: found lat and x; allowed: either lat and lon, or x and y"),
                new Case(
                        "unknown region",
                        "duration: 1 h",
                        "duration: 1 h\nregion: EU686",
                        "s.yaml:3:9: region: unknown region 'EU686'; did you mean 'EU868'? allowed: EU868, US915, AS923-1,"
                                + " AS923-2, AS923-3, AS923-4, AU915, IN865, KR920, CN470, CN470-20A, CN470-20B, CN470-26A,"
                                + " CN470-26B, EU433, RU864"),
                new Case(
                        "duplicate device EUI",
                        "count: 5",
                        "devEUI: [00E4000000000012, 00e4000000000012]",
                        "s.yaml:8:32: devices.parking.devEUI: the DevEUI 00E4000000000012 is used twice, first at s.yaml:8:14;"
                                + " DevEUIs are unique"),
                new Case(
                        "not as many DevEUIs as devices",
                        "count: 5",
                        "count: 5\n    devEUI: 00E4000000000012",
                        "s.yaml:9:13: devices.parking.devEUI: found 1; allowed: as many as count, 5"),
                new Case(
                        "DevEUI of 15 digits",
                        "count: 5",
                        "devEUI: 0E4000000000012",
                        "s.yaml:8:13: devices.parking.devEUI: found '0E4000000000012'; allowed: 16 hexadecimal digits, such as"
                                + " 00E4000000000012"),
                new Case(
                        "duplicate gateway id",
                        "gateways:",
                        "gateways:\n  - { id: gw-1, at: { x: 0 m, y: 0 m } }",
                        "s.yaml:6:11: gateways.gw-1.id: 'gw-1' is used twice, first in line 5; names are unique"),
                new Case(
                        "duplicate key",
                        "count: 5",
                        "count: 5\n    count: 6",
                        "s.yaml:9:5: devices.parking.count: this key is here twice, first in line 8; keep one"),
                new Case(
                        "no gateway",
                        "  - { id: gw-1, at: { lat: 39.4806, lon: -0.3436 } }",
                        "  []",
                        "s.yaml:5:3: gateways: found an empty list; allowed: at least one gateway, unless a trace brings its"
                                + " own"),
                new Case(
                        "two places",
                        "place: { at",
                        "place: { disc: { radius: 5 m }, at",
                        "s.yaml:9:12: devices.parking.place: names more than one place; allowed: exactly one of at, disc,"
                                + " polygon, file"),
                new Case(
                        "warm-up as long as the run",
                        "duration: 1 h",
                        "duration: 1 h\nwarmUp: 60 min",
                        "s.yaml:3:9: warmUp: found 1 h; allowed: less than duration, 1 h"),
                new Case(
                        "missing trace",
                        "kind: poisson, mean: 20 min, payload: 12 B",
                        "kind: trace, file: no.ndjson, payloadEncoding: hex",
                        "s.yaml:10:35: devices.parking.traffic.file: there is no file 'no.ndjson' (looked for"
                                + " FOLDER/no.ndjson)"),
                new Case(
                        "wrong word",
                        "kind: poisson",
                        "kind: posson",
                        "s.yaml:10:22: devices.parking.traffic.kind: found 'posson'; did you mean 'poisson'? allowed:"
                                + " periodic, poisson, pauses, businessHours, bursts, threshold, trace"),
                new Case(
                        "truth value of YAML 1.1",
                        "count: 5",
                        "count: 5\n    confirmed: yes",
                        "s.yaml:9:16: devices.parking.confirmed: found 'yes'; did you mean 'true'? allowed: true, false"),
                new Case(
                        "data rate of another modulation",
                        "count: 5",
                        "count: 5\n    dataRate: DR6",
                        "s.yaml:9:15: devices.parking.dataRate: found 'DR6'; did you mean 'DR0'? allowed: DR0, DR1, DR2, DR3,"
                                + " DR4, DR5, DR7, DR8, DR9, DR10, DR11, DR12, DR13"),
                new Case(
                        "LR-FHSS without a grid",
                        "duration: 1 h",
                        "duration: 1 h\nradio: { lrFhss: { grids: 0 } }",
                        "s.yaml:3:27: radio.lrFhss.grids: found '0'; allowed: a whole number from 1 to 52"),
                new Case(
                        "capture that is no ratio",
                        "duration: 1 h",
                        "duration: 1 h\nradio: { lrFhss: { capture: never } }",
                        "s.yaml:3:29: radio.lrFhss.capture: found 'never' is not a number with a unit; allowed: decibels from -50 to"
                                + " 50, such as '3 dB' (dB)"),
                new Case(
                        "FSK sensitivity without a unit",
                        "duration: 1 h",
                        "duration: 1 h\nradio: { fsk: { sensitivity: -111 } }",
                        "s.yaml:3:30: radio.fsk.sensitivity: found '-111' has no unit; allowed: a power from -150 dBm to 0 dBm, such"
                                + " as '-111 dBm' (dBm)"),
                new Case(
                        "unknown profile",
                        "count: 5",
                        "count: 5\n    profile: parking-sensr",
                        "s.yaml:9:14: devices.parking.profile: unknown profile 'parking-sensr'; did you mean 'parking-sensor'?"
                                + " allowed: " + PROFILES),
                new Case(
                        "polygon without buildings",
                        "{ at: { x: 10 m, y: 0 m } }",
                        "{ polygon: park }",
                        "s.yaml:9:23: devices.parking.place.polygon: names a feature, but site.buildings names no GeoJSON"
                                + " file"),
                new Case(
                        "buildings that are missing",
                        "radius: 900 m }",
                        "radius: 900 m, buildings: b.geojson }",
                        "s.yaml:3:73: site.buildings: there is no file 'b.geojson' (looked for FOLDER/b.geojson)"),
                new Case(
                        "a request with every uplink number 0",
                        "count: 5",
                        "count: 5\n    linkCheck: every 0 uplinks",
                        "s.yaml:9:16: devices.parking.linkCheck: found 'every 0 uplinks'; allowed: never, or such as 'every 10 uplinks', at most every 10000"),
                new Case(
                        "ADR that is neither true nor false",
                        "count: 5",
                        "count: 5\n    adr: maybe",
                        "s.yaml:9:10: devices.parking.adr: found 'maybe'; allowed: true, false"),
                new Case(
                        "a strategy nobody has published",
                        "devices:",
                        "network: { adr: chirpstak }\ndevices:",
                        "s.yaml:6:17: network.adr: found 'chirpstak'; did you mean 'chirpstack'? allowed: none, the-things-stack, chirpstack, ns3"),
                new Case(
                        "a margin without unit",
                        "devices:",
                        "network: { adr: { margin: 10 } }\ndevices:",
                        "s.yaml:6:27: network.adr.margin: found '10' has no unit; allowed: decibels from -20 to 60, such as '3 dB' (dB)"),
                new Case(
                        "a history of no uplinks",
                        "devices:",
                        "network: { adr: { history: 0 } }\ndevices:",
                        "s.yaml:6:28: network.adr.history: found '0'; allowed: a whole number from 1 to 100"),
                new Case(
                        "a data rate that the region does not have",
                        "devices:",
                        "network: { adr: { maxDataRate: DR14 } }\ndevices:",
                        "s.yaml:6:32: network.adr.maxDataRate: found 'DR14'; did you mean 'DR1'? allowed: DR0, DR1, DR2, DR3, DR4, DR5, DR7, DR8, DR9, DR10, DR11, DR12, DR13"),
                new Case(
                        "a status without unit of time",
                        "devices:",
                        "network: { deviceStatus: { every: 1 } }\ndevices:",
                        "s.yaml:6:35: network.deviceStatus.every: found '1' has no unit; allowed: a time with its unit, such as '10 min' "
                                + TIMES),
                new Case(
                        "a duty cycle beyond DutyCycleReq",
                        "devices:",
                        "network: { deviceDutyCycle: 16 }\ndevices:",
                        "s.yaml:6:29: network.deviceDutyCycle: found '16'; allowed: a whole number from 0 to 15"),
                new Case(
                        "a class that is none",
                        "count: 5",
                        "count: 5\n    class: D",
                        "s.yaml:9:12: devices.parking.class: found 'D'; did you mean 'A'? allowed: A, B, C"),
                new Case(
                        "ping slots of class A",
                        "count: 5",
                        "count: 5\n    pingSlots: { every: 4 s }",
                        "s.yaml:9:16: devices.parking.pingSlots: only end-devices of class B have ping slots; these are of class A"),
                new Case(
                        "a ping slot every 5 s",
                        "count: 5",
                        "count: 5\n    class: B\n    pingSlots: { every: 5 s }",
                        "s.yaml:10:25: devices.parking.pingSlots.every: found '5 s'; allowed: 1 s, 2 s, 4 s, 8 s, 16 s, 32 s, 64 s, 128 s"),
                new Case(
                        "a queue for nobody",
                        "count: 5",
                        "count: 5\n    queue: { depth: 0, whenFull: replace-oldest }",
                        "s.yaml:9:21: devices.parking.queue.depth: found '0'; allowed: a whole number from 1 to 10000"),
                new Case(
                        "tag",
                        "count: 5",
                        "count: !!int 5",
                        "s.yaml:8:12: tags are not allowed, found 'tag:yaml.org,2002:int'; write the value alone"),
                new Case(
                        "second document",
                        "duration: 1 h",
                        "duration: 1 h\n---\na: b",
                        "s.yaml:3:1: a second document begins here; a scenario is one document"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void slip(Case slip) {
        assertEquals(List.of(slip.lines), harness.problems(LoaderHarness.BASE.replace(slip.from, slip.to)));
    }

    static Stream<Case> mqttSlips() {
        return Stream.of(
                new Case(
                        "wildcard inside a level",
                        "",
                        "subscribers: [{ id: s, filter: v3/a+/up }]",
                        "s.yaml:13:34: mqtt.subscribers.s.filter: found 'v3/a+/up'; allowed: a topic filter; + stands for one"
                                + " whole level, # only at the end for all further levels"),
                new Case(
                        "# before the end",
                        "",
                        "subscribers: [{ id: s, filter: \"v3/#/up\" }]",
                        "s.yaml:13:34: mqtt.subscribers.s.filter: found 'v3/#/up'; allowed: a topic filter; + stands for one"
                                + " whole level, # only at the end for all further levels"),
                new Case(
                        "wildcard in a topic name",
                        "",
                        "publishers: [{ id: p, topic: a/+, every: 1 h }]",
                        "s.yaml:13:32: mqtt.publishers.p.topic: found 'a/+'; allowed: a topic name without the wildcards + and"
                                + " #"),
                new Case(
                        "publisher that says not when",
                        "",
                        "publishers: [{ id: p, topic: a }]",
                        "s.yaml:13:16: mqtt.publishers.p: says not when; allowed: at, every or both, such as 'every: 6 h'"),
                new Case(
                        "publisher that says not what",
                        "",
                        "publishers: [{ id: p, every: 1 h }]",
                        "s.yaml:13:16: mqtt.publishers.p: says not what, or twice; allowed: topic and payload, or downlink"),
                new Case(
                        "downlink for nobody",
                        "",
                        "publishers: [{ id: p, every: 1 h, downlink: { device: parkin-1 } }]",
                        "s.yaml:13:57: mqtt.publishers.p.downlink.device: there is no end-device 'parkin-1'; did you mean"
                                + " 'parking-1'? allowed: parking-1"),
                new Case(
                        "half a byte",
                        "",
                        "publishers: [{ id: p, every: 1 h, downlink: { device: parking-1, payload: \"012\" } }]",
                        "s.yaml:13:77: mqtt.publishers.p.downlink.payload: found '012'; allowed: up to 242 bytes as pairs of"
                                + " hexadecimal digits"),
                new Case(
                        "expiry at The Things Stack",
                        "",
                        "publishers: [{ id: p, every: 1 h, downlink: { device: parking-1, expiresAfter: 1 h } }]",
                        "s.yaml:13:82: mqtt.publishers.p.downlink.expiresAfter: The Things Stack has no time after which a"
                                + " downlink is not sent; leave it out"),
                new Case(
                        "QoS 3",
                        "",
                        "subscribers: [{ id: s, filter: a, qos: 3 }]",
                        "s.yaml:13:42: mqtt.subscribers.s.qos: found '3'; allowed: a whole number from 0 to 2"),
                new Case(
                        "one client identifier for two clients",
                        "",
                        "{ subscribers: [{ id: c, filter: a }], publishers: [{ id: c, topic: a, at: 0 s }] }",
                        "s.yaml:13:23: mqtt.subscribers.c.id: 'c' is the id of a publisher as well; client identifiers are"
                                + " unique"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mqttSlips")
    void mqttSlip(Case slip) {
        String lines = slip.to.startsWith("{")
                ? slip.to.substring(2, slip.to.length() - 2).replace("], p", "]\n  p")
                : slip.to;
        String mqtt = "mqtt:\n  integration: { format: the-things-stack }\n  " + lines + "\n";
        assertEquals(List.of(slip.lines), harness.problems(LoaderHarness.BASE + mqtt));
    }

    static Stream<Case> requirementSlips() {
        String form =
                "; allowed: METRIC OP VALUE [for P % of devices] [in GROUP], such as 'delivery.ratio >= 95 % for 99 % of"
                        + " devices'";
        return Stream.of(
                new Case(
                        "bare number",
                        "",
                        "delivery.ratio >= 95",
                        "s.yaml:12:5: requirements[0]: found '95' has no unit; delivery.ratio is measured in %"),
                new Case(
                        "misspelt metric",
                        "",
                        "latncy.max < 3 s",
                        "s.yaml:12:5: requirements[0]: unknown metric 'latncy.max'; did you mean 'latency.max'? allowed:"
                                + " delivery.ratio, radio.pdr, latency.p50, latency.p95, latency.p99, latency.max,"
                                + " battery.life, downlink.ratio, downlink.latency.p50, downlink.latency.p95,"
                                + " downlink.latency.p99, downlink.latency.max, downlink.roundTrip.p50, downlink.roundTrip.p95, downlink.roundTrip.p99, downlink.roundTrip.max, age.mean, age.p50, age.p95, age.p99, age.peak, age.max"),
                new Case(
                        "unknown group",
                        "",
                        "latency.max < 3 s in parkng",
                        "s.yaml:12:5: requirements[0]: there is no group 'parkng'; did you mean 'parking'? allowed: parking"),
                new Case(
                        "no comparison",
                        "",
                        "latency.max 3 s",
                        "s.yaml:12:5: requirements[0]: found 'latency.max 3 s'" + form),
                new Case(
                        "share above 100 %",
                        "",
                        "latency.max < 3 s for 101 % of devices",
                        "s.yaml:12:5: requirements[0]: found '101 %' of devices; allowed: above 0 % up to 100 %"));
    }

    @ParameterizedTest(name = "requirement: {0}")
    @MethodSource("requirementSlips")
    void requirementSlip(Case slip) {
        String requirement = "requirements:\n  - \"" + slip.to + "\"\n";
        assertEquals(List.of(slip.lines), harness.problems(LoaderHarness.BASE + requirement));
    }

    static Stream<Case> hostile() {
        String laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(6) + "]\n")
                        .reduce("", String::concat);
        return Stream.of(
                new Case(
                        "empty file",
                        "",
                        "",
                        "s.yaml:1:1: the file is empty; a scenario needs at least name, duration, gateways and devices"),
                new Case(
                        "only a comment",
                        "",
                        "# later\n",
                        "s.yaml:2:1: the file is empty; a scenario needs at least name, duration, gateways and devices"),
                new Case("not YAML", "", "name: [a\nfoo: }", "s.yaml:2:4: not YAML: expected ',' or ']', but got :"),
                new Case(
                        "control character",
                        "",
                        "name: a\n  b\u0001c",
                        "s.yaml:2:4: not YAML: the character U+0001 is not allowed"),
                new Case("20,000 nested brackets", "", "[".repeat(20_000), "s.yaml:1:102: nested more than 100 deep"),
                new Case("20,000 nested braces", "", "{a: ".repeat(20_000), "s.yaml:1:402: nested more than 100 deep"),
                new Case("20,000 nested dashes", "", "- ".repeat(20_000), "s.yaml:1:203: nested more than 100 deep"),
                new Case(
                        "anchor that contains itself",
                        "",
                        "name: &x [*x]",
                        "s.yaml:1:11: the anchor '&x' contains itself"),
                new Case(
                        "alias without an anchor",
                        "",
                        "name: *x",
                        "s.yaml:1:7: there is no anchor '&x' before this alias"),
                new Case("billion laughs", "", laughs, "s.yaml:7:14: more than 200000 values with aliases written out"),
                new Case(
                        "51 aliases",
                        "",
                        "a: &a 1\nb: [" + "*a,".repeat(51) + "]",
                        "s.yaml:2:155: more than 50 aliases"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostile(Case text) {
        assertEquals(List.of(text.lines), harness.problems(text.to));
    }

    @Test
    @DisplayName("a list where a section belongs")
    void notASection() {
        assertEquals(
                List.of(
                        "s.yaml:1:1: found a list; allowed: a section with the keys name, question, compat, seed, start, duration,"
                                + " warmUp, drain, replications, fidelity, region, site, propagation, radio, profiles, mqtt,"
                                + " network, gateways, devices, requirements, events, multicast, campaign"),
                harness.problems("- a\n- b\n"));
    }

    @Test
    @DisplayName("profiles: radio, microcontroller, windows, battery and sun")
    void profiles() {
        String yaml = LoaderHarness.BASE
                + """
                profiles:
                  mine:
                    radio: sx1263
                    sensitivity: sx1276
                    txPower: 14 dBm
                    sleepCurrent: 2 uA
                    sensing: { current: 1 mA, time: 1 ms }
                    mcu: { awaken: 27 mA, wakeUp: { time: 5 ms } }
                    rxWindowSymbols: { rx1: [8, 8], rx2: [8, 8, 8, 8, 8, 0] }
                    battery: { capacity: 2400 mAh, usable: 80 %, voltage: 3.6 V, selfDischarge: 101 %, initial: 2 }
                    solar: { energy: 50 J, panel: 20 cm2 }
                  other:
                    radio: sx1276
                    sensitivity: sx1276
                    txPower: 14 dBm
                    sleepCurrent: 2 uA
                    sensing: { current: 1 mA, time: 1 ms }
                    battery: { capacity: 2400 mAh, usable: 80 %, voltage: 3.6 V }
                    solar: { panel: 20 cm2, irradiation: [2 kWh/m2/day] }
                """;
        assertEquals(
                List.of(
                        "s.yaml:13:12: profiles.mine.radio: found 'sx1263'; did you mean 'sx1261'? allowed: sx1272, sx1276,"
                                + " sx1261, sx1261-ldo, sx1262, sx1262-ldo, samr34, casals-2017, ns3, lorasim",
                        "s.yaml:18:12: profiles.mine.mcu.awaken: unknown key; did you mean 'awake'? allowed: awake, wakeUp,"
                                + " radioPreparation, radioOff, postProcessing, turnOff",
                        "s.yaml:18:35: profiles.mine.mcu.wakeUp.current: missing; allowed: a current from 0 A to 1 A, such as"
                                + " '2 uA' (A, mA, uA, nA)",
                        "s.yaml:19:29: profiles.mine.rxWindowSymbols.rx1: found 2 of 6 items; allowed: one each for SF7 to SF12",
                        "s.yaml:19:58: profiles.mine.rxWindowSymbols.rx2[5]: found '0'; allowed: a whole number from 1 to 1023",
                        "s.yaml:20:81: profiles.mine.battery.selfDischarge: found '101 %'; allowed: a share from 0 % to 100 %,"
                                + " such as '5 %' (%)",
                        "s.yaml:20:97: profiles.mine.battery.initial: found '2' has no unit; allowed: a share from 0 % to"
                                + " 100 %, such as '5 %' (%)",
                        "s.yaml:21:12: profiles.mine.solar: allowed: either 'energy' alone, or 'panel' with 'irradiation'",
                        "s.yaml:29:42: profiles.other.solar.irradiation: found 1 of 12 items; allowed: one each month, January"
                                + " first"),
                harness.problems(yaml));
    }

    @Test
    @DisplayName("what belongs to a panel is refused beside an energy per day")
    void panelWithoutPanel() {
        String yaml = LoaderHarness.BASE
                + """
                profiles:
                  mine:
                    radio: sx1276
                    sensitivity: sx1276
                    txPower: 14 dBm
                    sleepCurrent: 2 uA
                    sensing: { current: 5 mA, time: 100 ms }
                    battery: { capacity: 2400 mAh, usable: 80 %, voltage: 3.6 V }
                    solar: { energy: 50 J, efficiency: 20 % }
                """;
        List<String> problems = harness.problems(yaml);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(
                "profiles.mine.solar.efficiency: belongs to a panel; 'energy' is what arrives in the battery, leave it out",
                problems.get(0).replaceFirst("^s.yaml:[0-9]+:[0-9]+: ", ""));
    }

    @Test
    @DisplayName("all errors at once, in the order of the file, files it refers to after it, --set last")
    void allAtOnce() {
        harness.file(
                "s.csv",
                """
                devEUI,name,lat,lon,height,indoor,profile
                00E4000000000012,bin-1,39.4811,-0.3431,1.5,FALSE,waste-bin
                00E4000000000013,bin-2,-0.3431,39.4811,2,,waste-bn
                """);
        String yaml = LoaderHarness.BASE
                        .replace("duration: 1 h", "duration: 1 hour")
                        .replace("count: 5", "devEUI: 00E4000000000012")
                        .replace("12 B", "300 B")
                + """
                  - group: bins
                    place: { file: s.csv }
                    traffic: { kind: periodic, every: 1 h, payload: 10 B }
                """;
        assertEquals(
                List.of(
                        "s.yaml:2:11: duration: found unknown unit 'hour'; allowed: a time above zero with its unit, such as"
                                + " '10 min' " + TIMES,
                        "s.yaml:8:13: devices.parking.devEUI: the DevEUI 00E4000000000012 is used twice, first at s.csv:2:1;"
                                + " DevEUIs are unique",
                        "s.yaml:10:54: devices.parking.traffic.payload: found 300 B; allowed: at most 242 B at any data rate in"
                                + " EU868",
                        "s.csv:3:1: profile: unknown profile 'waste-bn'; did you mean 'waste-bin'? allowed: "
                                + PROFILES,
                        "s.csv:3:1: lat: latitude and longitude look swapped: the place lies 5594 km from the site's origin,"
                                + " exchanged it would lie within the site's radius of 900 m",
                        "--set gateways.gw-1.height: found '30' has no unit; allowed: a height from 0 m to 10 km, such as"
                                + " '15 m' (m, cm, km)"),
                harness.problems(yaml, "gateways.gw-1.height=30"));
    }

    @Test
    @DisplayName("a wrong cell of a sensor file is reported with its line and column")
    void wrongCells() {
        harness.file("s.csv", "devEUI,name,lat,lon\n0A4000000000012,bin-1,abc,-0.3431\n");
        String yaml = LoaderHarness.BASE.replace("{ at: { x: 10 m, y: 0 m } }", "{ file: s.csv }");
        assertEquals(
                List.of(
                        "s.csv:2:1: devEUI is '0A4000000000012', it must be 16 hexadecimal digits",
                        "s.csv:2:23: lat is 'abc', it must be degrees from -90 to 90"),
                harness.problems(yaml));
    }

    @Test
    @DisplayName("a count that differs from the sensor file's is refused")
    void countOfSensorFile() {
        harness.file("s.csv", "devEUI,name,lat,lon\n00E4000000000012,bin-1,39.4811,-0.3431\n");
        String yaml = LoaderHarness.BASE.replace("{ at: { x: 10 m, y: 0 m } }", "{ file: s.csv }");
        assertEquals(
                List.of("s.yaml:8:12: devices.parking.count: found 5, but the sensor file lists 1; leave it out"),
                harness.problems(yaml));
    }

    @Test
    @DisplayName("buildings whose coordinates are exchanged are refused")
    void swappedBuildings() {
        harness.file("b.geojson", geoJson("[39.481,-0.343],[39.482,-0.343],[39.482,-0.342],[39.481,-0.343]"));
        assertEquals(
                List.of(
                        "s.yaml:3:73: site.buildings: the coordinates of 'park' look swapped; GeoJSON writes [longitude,"
                                + " latitude]"),
                harness.problems(LoaderHarness.BASE.replace("900 m }", "900 m, buildings: b.geojson }")));
    }

    @Test
    @DisplayName("a polygon that the buildings lack is refused")
    void unknownPolygon() {
        harness.file("b.geojson", geoJson("[-0.343,39.481],[-0.343,39.482],[-0.342,39.482],[-0.343,39.481]"));
        String yaml = LoaderHarness.BASE
                .replace("900 m }", "900 m, buildings: b.geojson }")
                .replace("{ at: { x: 10 m, y: 0 m } }", "{ polygon: prak }");
        assertEquals(
                List.of(
                        "s.yaml:9:23: devices.parking.place.polygon: 'prak' is no feature of the site's buildings; did you mean"
                                + " 'park'? allowed: park"),
                harness.problems(yaml));
    }

    @Test
    @DisplayName("buildings that are no JSON are refused with the line")
    void brokenBuildings() {
        harness.file("b.geojson", "{\n\"type\": oops }");
        List<String> problems =
                harness.problems(LoaderHarness.BASE.replace("900 m }", "900 m, buildings: b.geojson }"));
        assertEquals(1, problems.size());
        String start =
                "s.yaml:3:73: site.buildings: 'FOLDER/b.geojson' is not JSON in line 2: Unrecognized token 'oops'";
        assertEquals(
                start,
                problems.get(0)
                        .substring(0, Math.min(start.length(), problems.get(0).length())));
    }

    @Test
    @DisplayName("buildings that are cut off are refused in words that mean something to their author")
    void cutOffBuildings() {
        harness.file("b.geojson", "{\"features\": [");
        List<String> problems =
                harness.problems(LoaderHarness.BASE.replace("900 m }", "900 m, buildings: b.geojson }"));
        assertEquals(
                List.of(
                        "s.yaml:3:73: site.buildings: 'FOLDER/b.geojson' is not JSON in line 1: Unexpected end-of-input: expected"
                                + " close marker for Array"),
                problems);
    }

    static String geoJson(String ring) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"park\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}]}";
    }
}
