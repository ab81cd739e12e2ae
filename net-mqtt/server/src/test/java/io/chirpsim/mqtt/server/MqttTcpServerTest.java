package io.chirpsim.mqtt.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.broker.BrokerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MqttTcpServerTest {
    private MqttTcpServer server;

    @BeforeEach
    void start() throws IOException {
        server = MqttTcpServer.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A plain socket that speaks hex. */
    private record Wire(Socket socket) implements AutoCloseable {
        static Wire open(int port) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            return new Wire(socket);
        }

        static Wire connect(int port, String idHex) throws IOException {
            return open(port).send("100D 0004 4D515454 04 02 003C 0001" + idHex).expect("20020000");
        }

        Wire send(String hex) throws IOException {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
            return this;
        }

        Wire expect(String hex) throws IOException {
            String wanted = hex.replace(" ", "");
            byte[] got = socket.getInputStream().readNBytes(wanted.length() / 2);
            assertEquals(wanted, HexFormat.of().withUpperCase().formatHex(got));
            return this;
        }

        void expectEnd() throws IOException {
            assertEquals(-1, socket.getInputStream().read());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    @DisplayName("[MQTT311-7.0.0-2] [MQTT311-7.1.1-1] a client connects, subscribes, publishes and goes over TCP")
    void roundTrip() throws IOException {
        try (Wire client = Wire.connect(server.port(), "70")) {
            client.send("8206 0001 0001 61 02").expect("9003 0001 02");
            client.send("3406 0001 61 0007 78").expect("3406 0001 61 0001 78").expect("5002 0007");
            client.send("6202 0007 C000").expect("7002 0007 D000");
            client.send("5002 0001").expect("6202 0001").send("7002 0001");
            client.send("E000").expectEnd();
        }
    }

    @Test
    @DisplayName("packets in pieces and many packets in one piece are the same stream")
    void pieces() throws IOException {
        try (Wire client = Wire.open(server.port())) {
            for (String piece : "10 0D 00 04 4D 51 54 54 04 02 00 3C 00 01 70 C0".split(" ")) {
                client.send(piece);
            }
            client.expect("20020000").send("00 C000 C000 C000").expect("D000 D000 D000 D000");
        }
    }

    @Test
    @DisplayName("junk closes that connection only, and what was refused is told first")
    void junk() throws IOException {
        try (Wire fine = Wire.connect(server.port(), "70");
                Wire junk = Wire.connect(server.port(), "71");
                Wire http = Wire.open(server.port());
                Wire five = Wire.open(server.port())) {
            junk.send("FFFFFFFFFFFF").expectEnd();
            http.send("474554202F20485454502F312E310D0A0D0A").expectEnd();
            five.send("100E 0004 4D515454 05 02 003C 00 0001 70")
                    .expect("20020001")
                    .expectEnd();
            fine.send("C000").expect("D000");
        }
    }

    @Test
    @DisplayName("a will is published when the socket just ends")
    void will() throws IOException {
        try (Wire watcher = Wire.connect(server.port(), "77")) {
            watcher.send("8206 0001 0001 74 00").expect("9003 0001 00");
            try (Wire client = Wire.open(server.port())) {
                client.send("1013 0004 4D515454 04 06 003C 0001 70 0001 74 0001 6D")
                        .expect("20020000");
            }
            watcher.expect("3004 0001 74 6D");
        }
    }

    @Test
    @DisplayName("keep-alive and connect timeout run on the wall clock")
    void keepAlive() throws IOException {
        try (Wire client = Wire.open(server.port())) {
            client.send("100D 0004 4D515454 04 02 0001 0001 70")
                    .expect("20020000")
                    .expectEnd();
        }
    }

    @Test
    @DisplayName("20,000 messages at QoS 0 arrive in order")
    void burst() throws IOException {
        try (Wire subscriber = Wire.connect(server.port(), "73");
                Wire publisher = Wire.connect(server.port(), "70")) {
            subscriber.send("8206 0001 0001 61 00").expect("9003 0001 00");
            StringBuilder packets = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                packets.append(String.format(Locale.ROOT, "3007000161%08X", i));
            }
            publisher.send(packets.toString());
            subscriber.expect(packets.toString());
        }
    }

    @Test
    @DisplayName("a client that takes nothing is cut off, the others go on")
    void slowConsumer() throws IOException {
        BrokerConfig broker = BrokerConfig.DEFAULT;
        ServerConfig config = new ServerConfig("127.0.0.1", 0, broker, 1 << 16, 1 << 20);
        try (MqttTcpServer small = MqttTcpServer.start(config);
                Wire slow = Wire.connect(small.port(), "73");
                Wire publisher = Wire.connect(small.port(), "70")) {
            slow.send("8206 0001 0001 61 00").expect("9003 0001 00");
            String packet = "30 83F403 0001 61" + "78".repeat(64_000);
            for (int i = 0; i < 400; i++) {
                publisher.send(packet);
            }
            publisher.send("C000").expect("D000");
            slow.socket().setSoTimeout(10_000);
            assertThrows(IOException.class, () -> readToEnd(slow));
            publisher.send("C000").expect("D000");
        }
    }

    private static void readToEnd(Wire wire) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = 0; read >= 0; read = wire.socket().getInputStream().read(buffer)) {
            total += read;
        }
        assertTrue(total < 400L * 64_000, "cut off before the end: " + total);
        throw new IOException("ended after " + total + " bytes");
    }

    @Test
    @DisplayName("a taken port is one line that names it")
    void portTaken() {
        BindFailedException e =
                assertThrows(BindFailedException.class, () -> MqttTcpServer.start("127.0.0.1", server.port()));
        assertEquals("cannot listen on 127.0.0.1:" + server.port() + ": Address already in use", e.getMessage());
        BindFailedException unknown =
                assertThrows(BindFailedException.class, () -> MqttTcpServer.start("no.such.host.invalid", 0));
        assertFalse(unknown.getMessage().contains("\n"));
    }

    @Test
    @DisplayName("closing the server ends its connections and frees the port")
    void closes() throws IOException {
        int port = server.port();
        try (Wire client = Wire.connect(port, "70")) {
            server.close();
            client.expectEnd();
        }
        server = MqttTcpServer.start("127.0.0.1", port);
        Wire.connect(port, "70").close();
    }
}
