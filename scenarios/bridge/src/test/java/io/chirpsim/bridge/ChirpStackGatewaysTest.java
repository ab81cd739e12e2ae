package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ChirpStackGatewaysTest {
    private static final String START = "eu868/gateway/aa555a0000000101/";
    private static final byte[] FRAME = HexFormat.of().parseHex("80a6fe818006010138873b7304");

    private final ChirpStackGateways gateways = new ChirpStackGateways(
            "EU868",
            Instant.parse("2026-01-01T00:00:00Z"),
            List.of(Campus.DEV1, Campus.VALVE),
            List.of(Campus.GW1, Campus.GW2),
            new Streams(2022, 0));

    private static ReceivedFrame frame(Object content) {
        return new ReceivedFrame(content, 13, LoraModulation.uplink(7, 125_000), 867_300_000L, 1_392_000, 5);
    }

    private static void assertSaid(String topic, String document, Publication said) {
        assertEquals(START + topic, said.topic());
        assertEquals(
                document,
                new String(said.payload(), StandardCharsets.UTF_8)
                        .replaceAll("\"(uplinkId|downlinkId)\":[0-9]{1,10},", "\"$1\":0,"));
    }

    @Test
    @DisplayName("event/up")
    void up() {
        assertSaid(
                "event/up",
                "{\"phyPayload\":\"gKb+gYAGAQE4hztzBA==\",\"txInfo\":{\"frequency\":867300000,\"modulation\":{\"lora\":"
                        + "{\"bandwidth\":125000,\"spreadingFactor\":7,\"codeRate\":\"CR_4_5\"}}},\"rxInfo\":{"
                        + "\"gatewayId\":\"aa555a0000000101\",\"uplinkId\":0,\"gwTime\":\"2026-01-01T00:00:01.392Z\",\"rssi\":-52,"
                        + "\"snr\":13.75,\"channel\":4,\"context\":\"ABU9gA==\",\"crcStatus\":\"CRC_OK\"}}",
                gateways.up(0, frame(FRAME), -52.1, 13.8, 4));
    }

    @Test
    @DisplayName("command/down and event/ack share the downlink id, which the application's txack has, too")
    void down() throws IOException {
        DownlinkOrder order = Campus.order(0, new byte[] {0x60, 1});
        Publication command = gateways.command(order);
        Publication ack = gateways.ack(order, TxStatus.OK);
        assertSaid(
                "command/down",
                "{\"downlinkId\":0,\"items\":[{\"phyPayload\":\"YAE=\",\"txInfo\":{\"frequency\":868100000,\"power\":16,"
                        + "\"modulation\":{\"lora\":{\"bandwidth\":125000,\"spreadingFactor\":12,\"codeRate\":\"CR_4_5\","
                        + "\"polarizationInversion\":true}},\"timing\":{\"delay\":{\"delay\":\"1s\"}},"
                        + "\"context\":\"ABU9gA==\"}}],\"gatewayId\":\"aa555a0000000101\"}",
                command);
        assertSaid(
                "event/ack",
                "{\"gatewayId\":\"aa555a0000000101\",\"downlinkId\":0,\"items\":[{\"status\":\"OK\"}]}",
                ack);
        assertSaid(
                "event/ack",
                "{\"gatewayId\":\"aa555a0000000101\",\"downlinkId\":0,\"items\":[{\"status\":\"COLLISION_PACKET\"}]}",
                gateways.ack(order, TxStatus.COLLISION_PACKET));
        ObjectMapper json = new ObjectMapper();
        assertEquals(
                json.readTree(command.payload()).path("downlinkId"),
                json.readTree(ack.payload()).path("downlinkId"));
    }

    @Test
    @DisplayName("a downlink that answers no uplink is sent immediately")
    void immediately() throws IOException {
        DownlinkOrder order = Campus.order(0, new byte[] {0x60});
        DownlinkOrder classC =
                new DownlinkOrder(0, 1, 5, order.dataRate(), order.frequencyHz(), 16, order.content(), 1, 0, -1);
        assertEquals(
                "{\"immediately\":{}}",
                new ObjectMapper()
                        .readTree(gateways.command(classC).payload())
                        .at("/items/0/txInfo/timing")
                        .toString());
    }

    @Test
    @DisplayName("event/stats counts from one message to the next")
    void stats() {
        gateways.up(0, frame(FRAME), -52, 1, 0);
        gateways.up(1, frame(FRAME), -52, 1, 0);
        gateways.up(0, frame(FRAME), -52, 1, 0);
        gateways.command(Campus.order(0, FRAME));
        gateways.ack(Campus.order(0, FRAME), TxStatus.OK);
        gateways.command(Campus.order(0, FRAME));
        gateways.ack(Campus.order(0, FRAME), TxStatus.TOO_LATE);
        assertSaid(
                "event/stats",
                "{\"gatewayId\":\"aa555a0000000101\",\"time\":\"2026-01-01T00:00:30Z\",\"rxPacketsReceived\":2,"
                        + "\"rxPacketsReceivedOk\":2,\"txPacketsReceived\":2,\"txPacketsEmitted\":1,"
                        + "\"txPacketsPerFrequency\":{\"868100000\":1},\"rxPacketsPerFrequency\":{\"867300000\":2},"
                        + "\"txPacketsPerStatus\":{\"OK\":1,\"TOO_LATE\":1}}",
                gateways.stats(0, 30_000_000));
        assertSaid(
                "event/stats",
                "{\"gatewayId\":\"aa555a0000000101\",\"time\":\"2026-01-01T00:01:00Z\"}",
                gateways.stats(0, 60_000_000));
    }

    @Test
    @DisplayName("state/conn: OFFLINE is the default of its enumeration and left out")
    void state() {
        assertSaid("state/conn", "{\"gatewayId\":\"aa555a0000000101\",\"state\":\"ONLINE\"}", gateways.online(0));
        assertSaid("state/conn", "{\"gatewayId\":\"aa555a0000000101\"}", gateways.offline(0));
        assertEquals("eu868/gateway/aa555a0000000102/command/+", gateways.commandFilter(1));
    }

    @Test
    @DisplayName("frames without bytes cannot be published")
    void sizes() {
        assertThrows(ClassCastException.class, () -> gateways.up(0, frame("sizes only"), -52, 1, 0));
    }
}
