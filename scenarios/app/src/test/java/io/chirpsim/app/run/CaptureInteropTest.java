package io.chirpsim.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of a run read by programs that are not ours: Debian's tshark and npm's lora-packet. */
@Tag("interop")
class CaptureInteropTest {
    private static final String GOOD_MIC = "1";
    private static final int LORATAP_BYTES = 15;
    private static final int FRAME_WITHOUT_PORT_BYTES = 12;
    private static final long PATIENCE_S = 300;

    @TempDir
    static Path folder;

    private static Path capture;

    @BeforeAll
    static void run() throws Exception {
        capture = folder.resolve("air.pcap");
        String[] arguments = {
            "run",
            "smart-campus",
            "--replications",
            "1",
            "--set",
            "duration=3 h",
            "--quiet",
            "--pcap",
            capture.toString(),
            "--out",
            folder.resolve("run").toString()
        };
        Process java =
                command(List.of("java", "-cp", System.getProperty("java.class.path"), Main.class.getName()), arguments);
        assertTrue(java.waitFor() <= 1, "a short run may miss a requirement, no more");
    }

    private static Process command(List<String> program, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(program);
        all.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    private static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    @Test
    @DisplayName("tshark decodes every frame as LoRaWAN and finds the MIC of every data frame with a port good")
    void tshark() throws Exception {
        Path settings = Files.createDirectories(folder.resolve(".config/wireshark"));
        StringBuilder keys = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("air.pcap.keys.csv"))) {
            String[] row = line.split(",", -1);
            if (!row[0].equals("devEUI")) {
                keys.append(
                        "\"%s\",\"%s\",\"%s\",\"0000000000000000\"%n".formatted(littleEndian(row[1]), row[2], row[3]));
            }
        }
        Files.writeString(settings.resolve("encryption_keys_lorawan"), keys);
        String fields = output(command(
                List.of("tshark"),
                "-r",
                capture.toString(),
                "-T",
                "fields",
                "-e",
                "lorawan.mhdr.mtype",
                "-e",
                "lorawan.fhdr.fctrl.foptslen",
                "-e",
                "lorawan.mic.status",
                "-e",
                "frame.len"));
        Map<String, Integer> dataFrames = new TreeMap<>();
        for (String line : fields.lines().toList()) {
            String[] columns = line.split("\t", -1);
            int mType = Integer.parseInt(columns[0]);
            if (mType >= 2 && mType <= 5 && hasPort(columns)) {
                dataFrames.merge(columns[2], 1, Integer::sum);
            }
        }
        assertEquals(List.of(GOOD_MIC), List.copyOf(dataFrames.keySet()), dataFrames::toString);
        assertTrue(dataFrames.get(GOOD_MIC) > 1000, dataFrames::toString);
    }

    /** Up to 4.0 at least, Wireshark reads a port where a frame without one has its MIC. */
    private static boolean hasPort(String[] columns) {
        return Integer.parseInt(columns[3]) > LORATAP_BYTES + FRAME_WITHOUT_PORT_BYTES + Integer.parseInt(columns[1]);
    }

    /** Wireshark wants the address as it is on the air. */
    private static String littleEndian(String address) {
        return address.substring(6) + address.substring(4, 6) + address.substring(2, 4) + address.substring(0, 2);
    }

    @Test
    @DisplayName("lora-packet finds the MIC of every join-request and data frame good")
    void loraPacket() throws Exception {
        Path modules = Files.createDirectories(folder.resolve("npm"));
        output(command(
                List.of("npm", "install"),
                "--silent",
                "--no-audit",
                "--no-fund",
                "--prefix",
                modules.toString(),
                "lora-packet@0.9.3"));
        Path script = modules.resolve("verify-frames.js");
        try (InputStream in =
                CaptureInteropTest.class.getResourceAsStream("/io/chirpsim/app/interop/verify-frames.js")) {
            Files.copy(in, script);
        }
        JsonNode counts =
                new ObjectMapper().readTree(output(command(List.of("node"), script.toString(), capture.toString())));
        assertEquals(0, counts.get("wrong").asInt(), counts::toString);
        assertTrue(counts.get("data").asInt() > 1000, counts::toString);
        assertTrue(
                counts.get("joinRequests").asInt() > counts.get("joinAccepts").asInt() / 2, counts::toString);
    }
}
