package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The cost of a frame")
class CostTest {
    @ParameterizedTest(name = "{0} devices near, {1} far")
    @CsvSource({"0, 0", "1000, 0", "0, 10000", "1000, 10000"})
    @DisplayName("is two events and its own links, whoever else there is")
    void events(int near, int far) {
        Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 3);
        for (int i = 0; i < near; i++) {
            air.deviceHeardAt(-100, -100, -100);
        }
        for (int i = 0; i < far; i++) {
            air.deviceHeardAt();
        }
        int sender = air.deviceHeardAt(-110, Double.NaN, -120);
        Transmission t = air.uplink(sender, 9, Air.F1, 20, 1000);
        air.run();
        assertNull(air.loss(t));
        assertEquals(2, air.kernel.executed(), "its beginning and its end");
        assertEquals(2, t.fates.length, "one fate per gateway in reach");
    }

    @Test
    @DisplayName("of a downlink is two events as well")
    void downlink() {
        Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 3);
        for (int i = 0; i < 5000; i++) {
            air.deviceHeardAt(-100, -100, -100);
        }
        air.downlink(1, 17, 9, Air.F1, 20, 1000);
        air.run();
        assertEquals(2, air.kernel.executed());
    }

    @Test
    @DisplayName("is kept in a table that grows, device by device, and knows what is out of reach")
    void linkTable() {
        for (int expected : new int[] {0, 1, 100}) {
            LinkTable links = new LinkTable(expected);
            for (int device = 0; device < 100; device++) {
                assertEquals(device, links.addDevice());
                for (int gateway = 0; gateway < device % 5; gateway++) {
                    links.addLink(gateway, 100 + device + 0.25 * gateway);
                }
            }
            assertEquals(100, links.devices());
            for (int device = 0; device < 100; device++) {
                assertEquals(device % 5, links.end(device) - links.first(device));
                for (int gateway = 0; gateway < 6; gateway++) {
                    double lossDb = gateway < device % 5 ? 100 + device + 0.25 * gateway : Double.POSITIVE_INFINITY;
                    assertEquals(lossDb, links.lossDb(device, gateway));
                }
            }
        }
    }
}
