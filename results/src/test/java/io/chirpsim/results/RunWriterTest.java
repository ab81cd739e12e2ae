package io.chirpsim.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Labels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWriterTest {
    @TempDir
    Path temp;

    @Test
    @DisplayName("a run folder holds summary, scenario, tables, plots, report and a manifest with the hash of each")
    void everything() throws Exception {
        RunWriter.write(temp, SyntheticCampus.run(2), SyntheticCampus.context("campus", "Enough?"));
        JsonNode manifest = Json.parse(Files.readString(temp.resolve("manifest.json")));
        List<String> files = List.of(
                "devices.csv",
                "gateways.csv",
                "plots/delivery.png",
                "plots/delivery.svg",
                "plots/energy.png",
                "plots/latency.svg",
                "plots/losses.png",
                "report.html",
                "scenario.resolved.yaml",
                "summary.json");
        for (String file : files) {
            assertEquals(
                    RunWriter.sha256(temp.resolve(file)),
                    manifest.get("outputsSha256").path(file).asText(),
                    file);
        }
        assertEquals(2.5, manifest.at("/performance/wallS").asDouble());
        assertEquals(123_456, manifest.at("/performance/events").asInt());
        assertTrue(manifest.at("/performance/bytesPerDevice").isNull());
        assertEquals(1 + 420, Files.readAllLines(temp.resolve("devices.csv")).size());
        assertEquals(1 + 3, Files.readAllLines(temp.resolve("gateways.csv")).size());
    }

    @Test
    @DisplayName("the same run gives the same bytes in every file")
    void deterministic() throws Exception {
        Path one = Files.createDirectory(temp.resolve("one"));
        Path two = Files.createDirectory(temp.resolve("two"));
        RunWriter.write(one, SyntheticCampus.run(2), SyntheticCampus.context("campus", ""));
        RunWriter.write(two, SyntheticCampus.run(2), SyntheticCampus.context("campus", ""));
        assertArrayEquals(
                Files.readAllBytes(one.resolve("manifest.json")), Files.readAllBytes(two.resolve("manifest.json")));
    }

    @Test
    @DisplayName("what was not recorded is not drawn, and a run without messages still has a report")
    void nothingToDraw() throws Exception {
        RunResult silent = new RunResult(List.of());
        silent.add(Fixture.recorder("a").finish(Fixture.DURATION));
        RunWriter.write(temp, silent, SyntheticCampus.context("silent", ""));
        assertFalse(Files.exists(temp.resolve("plots")));
        String report = Files.readString(temp.resolve("report.html"));
        assertTrue(report.contains("No message was lost."));
        assertFalse(report.contains("id=\"energy-chart\"") || report.contains("id=\"latency-chart\""));
        assertFalse(bodyOf(report).contains("NaN"));
    }

    @Test
    @DisplayName("words of a scenario are text in the report, whatever they are, and fill no slot of the page")
    void hostileWords() throws Exception {
        String evil = "</script><script>alert(1)</script> {{data}} & \"x\" 'y' $1";
        RunResult result = new RunResult(List.of());
        result.add(Fixture.recorder(evil, evil + 2).finish(Fixture.DURATION));
        String report = new ReportHtml(result, SyntheticCampus.context(evil, evil)).text();
        assertFalse(report.contains("<script>alert"), "escaped");
        assertTrue(report.contains("&lt;script&gt;alert(1)"));
        assertTrue(report.contains("{{data}} &amp; &quot;x&quot;"));
        String data = report.substring(report.indexOf("id=\"data\">") + 10);
        data = data.substring(0, data.indexOf("</script>"));
        assertEquals(evil, Json.parse(data).at("/groups/0/0").asText());
        assertEquals(4, report.split("<script", -1).length, "three scripts of our own");
    }

    @Test
    @DisplayName("the report loads nothing from anywhere")
    void selfContained() {
        String report = new ReportHtml(SyntheticCampus.run(1), SyntheticCampus.context("campus", "")).text();
        String ours = report.replace(ReportHtml.resource("echarts/echarts.min.js"), "");
        assertTrue(ours.length() < 500_000, "size " + ours.length());
        assertFalse(ours.contains("http://") || ours.contains("https://") || ours.contains("src="), "no address");
        assertTrue(report.contains("default-src 'none'"));
    }

    @Test
    @DisplayName("ECharts is the file whose hash is written beside it")
    void echarts() throws Exception {
        String expected = ReportHtml.resource("echarts/echarts.min.js.sha256").split(" ")[0];
        Path copy = temp.resolve("echarts.min.js");
        Files.writeString(copy, ReportHtml.resource("echarts/echarts.min.js"));
        assertEquals(expected, RunWriter.sha256(copy));
        assertTrue(Files.size(copy) > 1_000_000);
    }

    @Test
    @DisplayName("cells that begin like a formula are escaped, commas and quotes quoted")
    void csv() throws Exception {
        RunResult result = new RunResult(List.of());
        Population population = new Population(
                List.of(new DeviceInfo("00e4", "=cmd|' /C calc'!A0", "a,\"b\"", Double.NaN, -0.34, -3, 2, 1, true)),
                List.of());
        result.add(new Recorder(Fixture.config(population, new Labels(), List.of(), MessageSink.NONE)).finish(1));
        Path file = temp.resolve("devices.csv");
        new Tables(result).devices(file);
        String row = Files.readAllLines(file).get(1);
        assertTrue(
                row.startsWith("00e4,'=cmd|' /C calc'!A0,\"a,\"\"b\"\"\",,-0.34,-3,2,1,true,1,0,0,0,0,,0,0,0.000000,"),
                row);
    }

    @Test
    @DisplayName("devices that are placed anew keep places and counts of the first replication together")
    void redrawn() {
        RunResult result = new RunResult(List.of());
        for (int i = 0; i < 2; i++) {
            DeviceInfo device = new DeviceInfo("a", "a", "g", Double.NaN, Double.NaN, i, 0, 1, false);
            Recorder recorder = new Recorder(Fixture.config(
                    new Population(List.of(device), List.of()), new Labels(), List.of(), MessageSink.NONE));
            recorder.created(Direction.UPLINK, 0, Fixture.WARM_UP);
            result.add(recorder.finish(Fixture.DURATION));
        }
        assertEquals(1, result.devices().generated[0]);
        assertEquals(1, result.deviceReplications());
        assertEquals(2, result.generated(Direction.UPLINK));
    }

    @Test
    @DisplayName("the terminal text keeps to 100 columns and says verdicts, causes and where the files are")
    void console() {
        ReportContext context = SyntheticCampus.context("campus", "Do three gateways serve the campus? ".repeat(6));
        for (int replications : new int[] {1, 3}) {
            String text = ConsoleSummary.render(
                    SyntheticCampus.run(replications), context, Optional.of(Path.of("runs/campus")));
            text.lines().forEach(line -> assertTrue(line.length() <= 100, line));
            assertEquals(replications > 1, text.contains("+-"));
            assertTrue(text.contains("another frame on the same data rate"), text);
            assertTrue(text.contains("report.html"), text);
            assertTrue(text.contains("delivery.ratio >= 95 %"), text);
        }
    }

    @Test
    @DisplayName("summary.json of a run without coordinates and with measured shares")
    void measured() throws Exception {
        TreeMap<String, Double> shares = new TreeMap<>();
        shares.put("gw-library", 0.5);
        byte[] bytes = SummaryJson.bytes(SyntheticCampus.run(1), "replay", 1, 60, shares);
        JsonNode root = Json.parse(new String(bytes, StandardCharsets.UTF_8));
        assertEquals(0.5, root.at("/gateways/gw-library/measuredShare").asDouble());
        assertTrue(root.at("/gateways/gw-sports/measuredShare").isMissingNode());
    }

    private static String bodyOf(String report) {
        return report.substring(report.indexOf("<main>"), report.indexOf("<script>"));
    }
}
