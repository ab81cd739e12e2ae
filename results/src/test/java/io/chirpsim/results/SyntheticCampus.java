package io.chirpsim.results;

import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Labels;
import io.chirpsim.flow.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A campus with numbers like those of a real run, made up. */
final class SyntheticCampus {
    static final List<Requirement> REQUIREMENTS = List.of(
            Requirement.parse("delivery.ratio >= 95 %"),
            Requirement.parse("delivery.ratio >= 90 % for 95 % of devices"),
            Requirement.parse("latency.p95 <= 3 s"),
            Requirement.parse("battery.life >= 5 years for 95 % of devices in parking"));
    private static final String[] GROUPS = {
        "parking", "air quality", "energy meters", "room sensors", "waste bins", "irrigation valves", "alarms"
    };
    private static final int[] SIZES = {180, 24, 60, 90, 40, 18, 8};
    private static final double[] LAT = {39.4806, 39.4826, 39.4789};
    private static final double[] LON = {-0.3436, -0.3388, -0.3475};

    private SyntheticCampus() {}

    static Population population(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DeviceInfo> devices = new ArrayList<>();
        for (int group = 0; group < GROUPS.length; group++) {
            for (int i = 0; i < SIZES[group]; i++) {
                double xM = random.nextDouble(-650, 650);
                double yM = random.nextDouble(-420, 420);
                double lat = 39.481 + yM / 111_320;
                double lon = -0.343 + xM / 111_320 / Math.cos(Math.toRadians(39.481));
                String id = String.format(Locale.ROOT, "70b3d57ed%07x", devices.size());
                String name = GROUPS[group] + " " + (i + 1);
                devices.add(new DeviceInfo(id, name, GROUPS[group], lat, lon, xM, yM, 1.5, group == 3));
            }
        }
        List<GatewayInfo> gateways = new ArrayList<>();
        String[] names = {"gw-library", "gw-engineering", "gw-sports"};
        for (int i = 0; i < 3; i++) {
            double xM = (LON[i] + 0.343) * 111_320 * Math.cos(Math.toRadians(39.481));
            gateways.add(new GatewayInfo(names[i], LAT[i], LON[i], xM, (LAT[i] - 39.481) * 111_320, 24));
        }
        return new Population(devices, gateways);
    }

    static RunResult run(int replications) {
        RunResult result = new RunResult(REQUIREMENTS);
        for (int i = 0; i < replications; i++) {
            result.add(replication(i));
        }
        return result;
    }

    private static ReplicationResult replication(int number) {
        SplittableRandom random = new SplittableRandom(100 + number);
        Population population = population(7);
        Labels labels = new Labels();
        for (String rate : List.of("sf12", "sf11", "sf10", "sf9", "sf8", "sf7", "mqtt.published", "mqtt.delivered")) {
            labels.register(rate);
        }
        Recorder recorder = new Recorder(new RecorderConfig(
                population,
                Fixture.CAUSES,
                labels,
                List.of("transmit", "receive windows", "sensing", "sleep"),
                0,
                86_400 * Fixture.SECOND,
                REQUIREMENTS,
                MessageSink.NONE));
        for (int device = 0; device < population.devices().size(); device++) {
            device(recorder, random, population, device);
        }
        for (int gateway = 0; gateway < 3; gateway++) {
            recorder.gateway(
                    gateway,
                    new GatewayTotals(
                            14_000 - 3000L * gateway,
                            300,
                            52_000_000,
                            Map.of("noDemodulator", 12L, "coSfInterference", 400L)));
        }
        return recorder.finish(86_460 * Fixture.SECOND);
    }

    private static void device(Recorder recorder, SplittableRandom random, Population population, int device) {
        DeviceInfo info = population.devices().get(device);
        double nearest = population.gateways().stream()
                .mapToDouble(g -> Math.hypot(g.xM() - info.xM(), g.yM() - info.yM()))
                .min()
                .orElseThrow();
        double fromSf7 = nearest / 90 + random.nextDouble(-1, 1) + (info.indoor() ? 1.5 : 0);
        int label = (int) Math.max(0, Math.min(5, 5 - fromSf7 / 1.4));
        double loss = Math.min(0.6, 0.004 + Math.exp((nearest - 640) / 90) + (5 - label) * 0.006);
        for (int i = 0; i < 48; i++) {
            message(recorder, random, device, label, loss, random.nextLong(86_400 * Fixture.SECOND));
        }
        if (info.group().equals("irrigation valves")) {
            for (int i = 0; i < 4; i++) {
                long id = recorder.created(Direction.DOWNLINK, device, i * 21_600 * Fixture.SECOND);
                if (random.nextDouble() < 0.08) {
                    recorder.lost(id, TestCause.NOT_DECODED, -130, i * 21_600 * Fixture.SECOND);
                } else {
                    recorder.delivered(id, i * 21_600 * Fixture.SECOND + random.nextLong(1800 * Fixture.SECOND));
                }
            }
        }
        double transmit = 48 * 0.13 * 0.05 * Math.pow(1.8, 5 - label) * random.nextDouble(0.95, 1.05);
        double[] joules = {transmit, 1.1, 2.4 + 0.2 * info.group().length(), 0.9};
        double sum = joules[0] + joules[1] + joules[2] + joules[3];
        boolean battery = !info.group().equals("energy meters");
        recorder.deviceEnergy(device, joules, battery ? 28_000 / sum / 365.25 : Double.POSITIVE_INFINITY);
    }

    private static void message(
            Recorder recorder, SplittableRandom random, int device, int label, double loss, long tUs) {
        long id = recorder.created(Direction.UPLINK, device, tUs);
        boolean arrives = random.nextDouble() >= loss;
        long startUs = tUs + (random.nextInt(12) == 0 ? random.nextLong(4 * Fixture.SECOND) : random.nextLong(20_000));
        long airtimeUs = 61_696L << (5 - label);
        recorder.transmitted(device, label, arrives, startUs, airtimeUs);
        long t = startUs;
        recorder.reached(id, Stage.SOURCE, t);
        if (!arrives) {
            TestCause[] causes = {
                TestCause.CO_SF, TestCause.CO_SF, TestCause.NO_COVERAGE, TestCause.NOT_DECODED, TestCause.INTER_SF
            };
            recorder.lost(id, causes[random.nextInt(causes.length)], -120, t + airtimeUs);
            return;
        }
        recorder.reached(id, Stage.ACCESS, t += airtimeUs);
        recorder.reached(id, Stage.BACKHAUL, t += 30_000 + (long) (8000 * -Math.log(random.nextDouble())));
        recorder.reached(id, Stage.SERVER, t += 200_000);
        recorder.count(6, 1, t);
        recorder.reached(id, Stage.BROKER, t += 1500 + random.nextLong(900));
        recorder.reached(id, Stage.LINK, t += 15_000 + random.nextLong(9000));
        recorder.count(7, 1, t);
        recorder.delivered(id, t);
        recorder.released(id, t);
    }

    static ReportContext context(String scenario, String question) {
        return new ReportContext(
                scenario,
                question,
                2022,
                86_400,
                "name: smart-campus\nseed: 2022\nduration: 1 day\nregion: EU868\ngateways:\n  - id: gw-library\n",
                Optional.of(buildings()),
                manifest());
    }

    static Manifest manifest() {
        return new Manifest(
                "0.1.0",
                "0123abcd",
                2022,
                "2026-03-02T00:00:00Z",
                "17",
                "Linux",
                List.of("run", "smart-campus"),
                new TreeMap<>(Map.of("smart-campus.yaml", "00")),
                new Manifest.Performance(2.5, 3.1, 4.2, 123_456, 300, Double.NaN),
                new TreeMap<>());
    }

    private static String buildings() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            double lat = 39.481 + random.nextDouble(-0.0034, 0.0034);
            double lon = -0.343 + random.nextDouble(-0.0068, 0.0068);
            double h = random.nextDouble(0.0002, 0.0005);
            double w = random.nextDouble(0.0004, 0.0011);
            features.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"type\":\"Feature\",\"properties\":{\"name\":\"%d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}",
                            i,
                            lon,
                            lat,
                            lon + w,
                            lat,
                            lon + w,
                            lat + h,
                            lon,
                            lat + h,
                            lon,
                            lat));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }
}
