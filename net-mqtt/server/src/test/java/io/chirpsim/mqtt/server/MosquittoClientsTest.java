package io.chirpsim.mqtt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clients: the command line tools of mosquitto, where they are installed; stdbuf, for they hold back what they write to a pipe. */
@Tag("interop")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MosquittoClientsTest {
    private MqttTcpServer server;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(isInstalled(), "skipped: mosquitto_pub, mosquitto_sub or stdbuf are not installed");
        server = MqttTcpServer.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        if (server != null) {
            server.close();
        }
    }

    private static boolean isInstalled() {
        try {
            Process help = new ProcessBuilder("stdbuf", "-oL", "mosquitto_sub", "--help")
                    .redirectErrorStream(true)
                    .start();
            help.getInputStream().readAllBytes();
            return help.waitFor() != 127;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private Process run(String tool, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("stdbuf", "-oL", tool, "-h", "127.0.0.1", "-p", "" + server.port()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private void publish(String... arguments) throws IOException, InterruptedException {
        Process process = run("mosquitto_pub", arguments);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.exitValue());
    }

    /** A subscriber, once its SUBACK has come. */
    private BufferedReader subscribe(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-d");
        Process process = run("mosquitto_sub", all.toArray(String[]::new));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith("Subscribed")) {
            line = lines.readLine();
        }
        assertTrue(line != null, "subscribed");
        return lines;
    }

    /** The next line that is no trace of the protocol. */
    private static String message(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && (line.startsWith("Client ") || line.startsWith("Subscribed"))) {
            line = lines.readLine();
        }
        return line;
    }

    @ParameterizedTest(name = "{0}: published at QoS {1}, subscribed at QoS {2}")
    @DisplayName("all QoS both ways, MQTT 3.1 and 3.1.1")
    @CsvSource({
        "mqttv311,0,0",
        "mqttv311,0,1",
        "mqttv311,0,2",
        "mqttv311,1,0",
        "mqttv311,1,1",
        "mqttv311,1,2",
        "mqttv311,2,0",
        "mqttv311,2,1",
        "mqttv311,2,2",
        "mqttv31,0,0",
        "mqttv31,1,1",
        "mqttv31,2,2"
    })
    void allQos(String version, int published, int subscribed) throws IOException, InterruptedException {
        BufferedReader lines =
                subscribe("-V", version, "-t", "a/+", "-q", "" + subscribed, "-F", "%t %p %q", "-C", "2");
        publish("-V", version, "-t", "a/b", "-m", "21.5", "-q", "" + published);
        publish("-V", version, "-t", "a/c", "-m", "22", "-q", "" + published);
        int delivered = Math.min(published, subscribed);
        assertEquals("a/b 21.5 " + delivered, message(lines));
        assertEquals("a/c 22 " + delivered, message(lines));
    }

    @ParameterizedTest(name = "QoS {0}")
    @DisplayName("500 messages from one publisher arrive in order")
    @ValueSource(ints = {0, 1, 2})
    void many(int qos) throws IOException {
        BufferedReader lines = subscribe("-t", "a", "-q", "" + qos, "-C", "500");
        Process publisher = run("mosquitto_pub", "-t", "a", "-q", "" + qos, "-l");
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            input.append(i).append('\n');
        }
        publisher.getOutputStream().write(input.toString().getBytes(StandardCharsets.UTF_8));
        publisher.getOutputStream().close();
        for (int i = 0; i < 500; i++) {
            assertEquals("" + i, message(lines));
        }
    }

    @Test
    @DisplayName("a retained message is there for later subscribers until it is cleared")
    void retained() throws IOException, InterruptedException {
        publish("-t", "a", "-m", "kept", "-r", "-q", "1");
        assertEquals("kept 1", message(subscribe("-t", "#", "-F", "%p %r", "-C", "1")));
        publish("-t", "a", "-n", "-r");
        Process none = run("mosquitto_sub", "-t", "#", "-W", "1");
        assertEquals(
                "",
                new String(none.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("Timed out\\s*", ""));
    }

    @Test
    @DisplayName("the will of a killed client is published, that of one that says goodbye is not")
    void will() throws IOException, InterruptedException {
        BufferedReader lines = subscribe("-t", "status/#", "-F", "%t %p", "-C", "1");
        run("mosquitto_sub", "-t", "x", "--will-topic", "status/a", "--will-payload", "gone", "-E")
                .waitFor();
        subscribe("-t", "x", "--will-topic", "status/b", "--will-payload", "gone");
        started.get(started.size() - 1).destroyForcibly();
        assertEquals("status/b gone", message(lines));
    }

    @Test
    @DisplayName("a persistent session gets what it missed")
    void persistent() throws IOException, InterruptedException {
        run("mosquitto_sub", "-t", "a", "-q", "1", "-i", "p", "-c", "-E").waitFor();
        publish("-t", "a", "-m", "missed", "-q", "1");
        Process back = run("mosquitto_sub", "-t", "a", "-q", "1", "-i", "p", "-c", "-C", "1");
        assertEquals("missed\n", new String(back.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("$SYS is there")
    void sys() throws IOException {
        assertEquals("chirpsim version 0.1.0", message(subscribe("-t", "$SYS/broker/version", "-C", "1")));
    }

    @Test
    @DisplayName("MQTT 5 is refused with an unacceptable protocol version")
    void version5() throws IOException, InterruptedException {
        Process process = run("mosquitto_pub", "-V", "mqttv5", "-t", "a", "-m", "x");
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertTrue(process.exitValue() != 0);
    }
}
