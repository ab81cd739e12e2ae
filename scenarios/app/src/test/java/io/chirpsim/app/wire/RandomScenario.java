package io.chirpsim.app.wire;

import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws a small scenario: everything that a file may say and that bears on the rules in {@link AirRules}, all of it lawful. */
final class RandomScenario {
    private static final LorawanRegionFacts FACTS = new LorawanRegionFacts();
    private static final List<String> WITH_CODEC = List.of(
            "dragino-lht65", "elsys-ers-co2", "decentlab-sht35", "browan-tbhh100", "adeunis-pulse", "milesight-ws301");
    private static final String[][] FIELDS = {
        {"dragino-lht65", "Hum_SHT"},
        {"elsys-ers-co2", "humidity"},
        {"browan-tbhh100", "temperature"},
        {"adeunis-pulse", "counter"}
    };
    private static final int MOST_PAYLOAD = 45;

    private final Random random;
    private final String regionName;
    private final Region region;
    private final StringBuilder text = new StringBuilder();
    private final List<Group> groups = new ArrayList<>();
    private int gateways;
    private int minutes;
    private boolean mqtt;
    private boolean restless;

    private record Group(String name, int count, String activation, String deviceClass) {}

    private RandomScenario(long seed) {
        this.random = new Random(seed);
        this.regionName = one(Region.names().toArray(String[]::new));
        this.region = Region.named(regionName);
    }

    /** The scenario of a seed. */
    static String yaml(long seed) {
        RandomScenario scenario = new RandomScenario(seed);
        scenario.write(seed);
        return scenario.text.toString();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private RandomScenario add(Object... parts) {
        for (Object part : parts) {
            text.append(part);
        }
        return this;
    }

    private void write(long seed) {
        minutes = Integer.parseInt(one("4", "6", "10", "10", "20"));
        add("name: random\nquestion: Do the rules hold?\nregion: ", regionName, "\nseed: ", seed, "\n");
        add("start: 2026-03-02T", one("08:59:13", "00:00:00", "23:57:40"), "Z\n");
        add("duration: ", minutes, " min\nwarmUp: ", one("0 s", "0 s", "1 min"), "\n");
        add("drain: ", one("0 s", "20 s", "2 min"), "\nsite: { radius: 6 km }\n");
        add("propagation: { model: ", one("oulu", "magrin", "lorasim"), ", shadowing: { sigma: ");
        add(one("0 dB", "7 dB", "7 dB, correlation: 0 m"), " }, fading: ");
        add(one("none", "none", "{ model: rayleigh, speed: 1.4 m/s }"), " }\n");
        radio();
        gateways();
        devices();
        network();
        mqtt = chance(75);
        if (mqtt) {
            mqtt();
        }
        if (chance(40)) {
            events();
        }
    }

    private void radio() {
        add("radio: { interference: ", one("goursaud", "croce"));
        if (chance(25)) {
            add(", lbt: ", one("region", "none", "{ threshold: -90 dBm, sense: 5 ms, maxAirtime: 0 s, pause: 50 ms }"));
        }
        add(" }\n");
    }

    private void gateways() {
        gateways = between(1, 2);
        add("gateways:\n");
        for (int i = 0; i < gateways; i++) {
            add("  - { id: gw-", i, ", at: { x: ", between(-1500, 1500), " m, y: ", between(-1500, 1500), " m }");
            add(", model: ", one("sx1301", "sx1302"), ", antennaGain: ", one("0 dB", "5 dB"));
            if (chance(10)) {
                restless = true;
                add(", availability: { downtimes: [{ from: 1 min, to: ", between(61, 200), " s }] }");
            }
            add(" }\n");
        }
    }

    private void devices() {
        add("devices:\n");
        String usual = BeaconPlan.of(region).isPresent() ? one("A", "A", "A", "B", "C") : one("A", "A", "C");
        for (int i = between(1, 3); i > 0; i--) {
            device("g" + groups.size(), groups.isEmpty() ? usual : one("A", usual));
        }
        List<String> members = groups.stream()
                .filter(group ->
                        !group.deviceClass().equals("A") && group.deviceClass().equals(usual))
                .map(Group::name)
                .toList();
        if (!members.isEmpty() && chance(70)) {
            multicast(usual, members);
        }
    }

    private void device(String name, String deviceClass) {
        int count = between(1, 4);
        String activation = one("OTAA", "OTAA", "ABP");
        groups.add(new Group(name, count, activation, deviceClass));
        add("  - { group: ", name, ", count: ", count, ", class: ", deviceClass, ", activation: ", activation);
        if (chance(12)) {
            add(", mobility: { waypoints: [{ x: -2 km, y: 0 m }, { x: 1 km, y: 500 m }, { x: 2 km, y: 0 m }], speed: ");
            add(between(5, 60), " km/h, loop: ", one("true", "false"), ", spacing: ", one("0 s", "1 min"), " }");
        } else {
            add(", place: { disc: { radius: ", one("500 m", "2 km", "5 km"), " } }");
        }
        if (deviceClass.equals("B")) {
            add(", pingSlots: { every: ", one("1 s", "4 s", "16 s", "128 s"), " }");
        }
        add(", confirmed: ", one("true", "false", "false"));
        add(", retransmission: ", one("lorawan-1.0.4", "lorawan-1.0.4", "lorawan-1.0.2", "ns3"));
        add(", nbTrans: ", between(1, 4), ", dutyCycle: ", one("offTime", "hourWindow", "tokenBucket", "none"));
        add(", queue: { depth: ", between(1, 4), ", whenFull: ", one("replace-oldest", "drop-new"), " }");
        add(", clock: { drift: ", one("0 ppm", "40 ppm"), ", jitter: 1 ms }, indoor: ", one("true", "false"));
        traffic();
        add(" }\n");
    }

    private void traffic() {
        if (chance(25)) {
            codecs();
            return;
        }
        List<Integer> rates = FACTS.uplinkDataRates(regionName);
        String dataRate = "lowestThatReaches";
        int most = MOST_PAYLOAD;
        if (chance(60)) {
            int index = rates.get(random.nextInt(rates.size()));
            dataRate = "DR" + index;
            most = Math.min(most, FACTS.maxPayloadBytes(regionName, index));
        }
        String end = ", payload: " + between(1, Math.max(1, most)) + " B }";
        add(", dataRate: ", dataRate, ", traffic: { kind: ");
        switch (random.nextInt(5)) {
            case 0 -> add("periodic, every: ", between(8, 90), " s, jitter: 5 s", end);
            case 1 -> add("poisson, mean: ", between(8, 90), " s", end);
            case 2 -> add("pauses, mean: ", between(8, 60), " s", end);
            case 3 -> add("businessHours, inside: 15 s, outside: 40 s, rhythm: ", one("poisson", "periodic"), end);
            default -> add("bursts, mean: 2 min, messages: { min: 1, max: 5 }, gap: { min: 1 s, max: 9 s }", end);
        }
    }

    /** Payloads of a codec; the data rate is chosen by reach, since not every one carries them. */
    private void codecs() {
        if (chance(50)) {
            String profile = one(WITH_CODEC.toArray(String[]::new));
            add(", profile: ", profile, ", traffic: { kind: periodic, every: ", between(10, 90), " s }");
        } else {
            String[] of = FIELDS[random.nextInt(FIELDS.length)];
            add(", profile: ", of[0], ", traffic: { kind: threshold, field: ", of[1]);
            add(", sample: 20 s, delta: 1, heartbeat: ", one("0 s", "1 min"), " }");
        }
    }

    private void multicast(String deviceClass, List<String> members) {
        add("multicast:\n  - { id: all, members: ", members, ", class: ", deviceClass);
        if (deviceClass.equals("B")) {
            add(", pingSlots: { every: ", one("2 s", "32 s"), " }");
        }
        if (chance(60)) {
            add(", send: { every: ", between(10, 90), " s, first: 1 min, payload: ", between(1, 8), " B }");
        }
        add(" }\n");
        if (chance(50)) {
            add("campaign: { multicast: all, image: ", between(20, 100), " B, fragment: ", between(4, 8));
            add(" B, redundancy: 30 %, start: 2 min, interval: ", between(1, 5), " s, rounds: ", between(0, 2), " }\n");
        }
    }

    private void network() {
        add("network: { dedupWindow: ", one("0 s", "200 ms"), ", rx1Delay: ", one("1 s", "1 s", "5 s", "15 s"));
        add(", rx1DrOffset: ", random.nextInt(region.maxRx1DrOffset() + 1));
        add(", gatewayDutyCycle: ", one("offTime", "hourWindow", "tokenBucket", "none"));
        add(", downlink: { maxQueued: ", one("1", "16"), ", windows: ", one("both", "both", "rx1", "rx2"), " }");
        if (regionName.equals("US915") && chance(50)) {
            add(", channels: ", one("'0-7, 64'", "'8-15, 65'", "'0-15, 64-65'"));
        } else if (regionName.equals("EU868") && chance(20)) {
            add(", channels: [868.1 MHz, 868.3 MHz, 868.5 MHz, 867.1 MHz]");
        }
        add(", backhaul: { latency: ", one("0 ms", "40 ms", "700 ms"), ", jitter: ", one("0 ms", "30 ms"));
        add(", loss: ", one("0 %", "5 %"), " } }\n");
    }

    private void mqtt() {
        boolean chirpStack = chance(50);
        add("mqtt:\n  broker: { maxInflight: ", one("1", "20"), ", maxQueued: ", one("1", "1000"), " }\n");
        add("  integration: { format: ", chirpStack ? "chirpstack" : "the-things-stack", ", applicationId: a, qos: ");
        add(random.nextInt(3), ", link: ", link(), chirpStack && chance(30) ? ", gatewayTopics: true" : "", " }\n");
        add("  publishers:\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
            add("    - { id: p", i, ", ", chirpStack || chance(50) ? downlink(chirpStack) : command());
            add(", every: ", between(15, 90), " s, qos: ", random.nextInt(3), ", link: ", link(), " }\n");
        }
        add("  subscribers:\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
            add("    - { id: s", i, chance(50) ? ", filter: \"#\"" : "", ", qos: ", random.nextInt(3));
            add(", cleanSession: ", one("true", "false"), ", link: ", link(), " }\n");
        }
    }

    private String someDevice() {
        Group group = groups.get(random.nextInt(groups.size()));
        return group.name() + "-" + between(1, group.count());
    }

    private String downlink(boolean expires) {
        return "downlink: { device: " + someDevice() + ", fPort: " + between(1, 223) + ", payload: \""
                + one("", "01", "0102030405060708", "AA".repeat(45)) + "\", confirmed: " + one("true", "false")
                + ", priority: " + one("lowest", "normal", "highest")
                + (expires && chance(40) ? ", expiresAfter: 30 s" : "") + " }";
    }

    private String command() {
        String downlink = "{\"f_port\":2,\"frm_payload\":\"" + one("AQ==", "", "AAAA".repeat(15)) + "\",\"confirmed\":"
                + one("true", "false") + "}";
        String payload = one(
                "{}",
                "no JSON",
                "{\"downlinks\":[" + downlink + "]}",
                "{\"downlinks\":[" + downlink + "," + downlink + "]}");
        return "topic: \"v3/a@tenant/devices/" + someDevice() + "/down/" + one("push", "push", "replace")
                + "\", payload: '" + payload + "', retain: " + one("true", "false", "false");
    }

    private String link() {
        return "{ latency: " + one("1 ms", "200 ms") + ", jitter: " + one("0 ms", "50 ms") + ", loss: "
                + one("0 %", "5 %", "60 %") + one("", ", bandwidth: 2 kbit/s") + " }";
    }

    private void events() {
        add("events:\n");
        for (int atS = between(20, 90); atS < minutes * 60; atS += between(60, 150)) {
            add("  - { at: ", atS, " s, ", event(between(1, 55)), " }\n");
        }
    }

    /** None lasts until the next begins. */
    private String event(int forS) {
        String gateway = "gw-" + random.nextInt(gateways);
        if (groups.isEmpty()) {
            return "backhaul: " + gateway + ", down: " + forS + " s";
        }
        Group group = groups.get(random.nextInt(groups.size()));
        boolean joins = group.activation().equals("OTAA");
        return switch (random.nextInt(11)) {
            case 0 -> "backhaul: " + one("all", gateway) + ", down: " + forS + " s";
            case 1 -> "networkServer: restart, down: " + forS + " s";
            case 2 -> mqtt
                    ? "broker: restart, down: " + forS + " s, keepSessions: " + one("true", "false")
                    : "rejoin: all";
            case 3 -> jammer(forS);
            case 4 -> "group: " + group.name() + ", move: { disc: { radius: 2 km } }";
            case 5 -> "group: " + group.name() + ", powerCycle: within " + forS + " s";
            case 6 -> joins
                    ? "group: " + group.name() + ", reset: " + one("losesDevNonce", "keepsDevNonce")
                    : "rejoin: all";
            case 7 -> "rejoin: " + (joins ? one("all", group.name()) : "{ gateway: " + gateway + " }");
            case 8 -> chance(50) && groups.remove(group)
                    ? "group: " + group.name() + ", switchOn: " + one("all", "1") + ", within: 20 s"
                    : "backhaul: all, down: " + forS + " s";
            default -> restless
                    ? "networkServer: restart, down: 3 s"
                    : "gateway: " + gateway + ", down: " + forS + " s";
        };
    }

    private String jammer(int forS) {
        ChannelSet channels = region.networkChannels();
        long hz = region.channelsHz()[channels.next(0)];
        return "jammer: { channel: " + hz + " Hz, bandwidth: 500 kHz, power: 14 dBm, at: { x: 0 m, y: 0 m }, share: "
                + between(10, 100) + " %, burst: 20 ms }, for: " + forS + " s";
    }
}
