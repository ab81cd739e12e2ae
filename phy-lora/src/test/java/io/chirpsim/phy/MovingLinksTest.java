package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MovingLinksTest {
    private final Kernel kernel = new Kernel();
    private final LinkTable links = new LinkTable(3);
    private final List<String> heard = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();

    private RadioMedium medium() {
        GatewayRadio radio = new GatewayRadio(GatewayModel.SX1302, Sensitivity.SX1302, 6, 0);
        RadioListener listener = new RadioListener() {
            @Override
            public void onUplinkEnd(Transmission uplink, Receptions receptions) {
                heard.add(uplink.sender + ":"
                        + (receptions.count() > 0
                                ? receptions.gateway(0) + "@" + receptions.rssiDbm(0)
                                : receptions.loss().key()));
            }

            @Override
            public boolean onDownlinkStart(Transmission downlink, int device, double rssiDbm) {
                return true;
            }

            @Override
            public void onDownlinkEnd(Transmission downlink, int device, RadioCause loss, double rssi, double snr) {
                heard.add("down " + rssi);
            }
        };
        DeviceRadio device = new DeviceRadio(Sensitivity.SX1276, 6);
        return new RadioMedium(
                kernel,
                new RadioConfig(InterferenceMatrix.GOURSAUD, 10),
                List.of(radio, radio),
                links,
                index -> device,
                listener);
    }

    private void at(long atUs, Runnable what) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.TRANSMISSION_START) {
                    @Override
                    public void happen() {
                        what.run();
                    }
                },
                atUs);
    }

    private static Transmission frame(int sender, Modulation modulation) {
        return new Transmission(sender, modulation, 0, Air.F1, 14, 20, null, 0);
    }

    @Test
    @DisplayName(
            "links are asked for at the beginning of each frame of a device that moves, not while one of its own is on the air, and never of others")
    void asked() {
        links.addDevice();
        links.addLink(0, 100);
        links.addDevice();
        links.reserve(2);
        links.addDevice();
        links.addLink(1, 104);
        links.ask((device, nowUs) -> {
            assertEquals(1, device);
            asked.add(nowUs);
            links.relink(device);
            if (nowUs < 1_000_000) {
                links.addLink(device, 0, 101);
            } else if (nowUs < 3_000_000) {
                links.addLink(device, 1, 110);
            }
        });
        RadioMedium medium = medium();
        for (int i = 0; i < 3; i++) {
            int sender = i;
            at(200_000L * i, () -> medium.uplink(frame(sender, LoraModulation.uplink(7, 125_000))));
        }
        at(2_000_000, () -> medium.uplink(frame(1, LoraModulation.uplink(12, 125_000))));
        at(2_500_000, () -> medium.downlink(frame(1, LoraModulation.downlink(7, 125_000)), 1));
        at(9_000_000, () -> medium.uplink(frame(1, LoraModulation.uplink(7, 125_000))));
        kernel.runThrough(20_000_000);
        assertEquals(List.of(200_000L, 2_000_000L, 9_000_000L), asked);
        assertEquals(
                List.of("0:0@-86.0", "1:0@-87.0", "2:1@-90.0", "down -96.0", "1:gatewayTransmitting", "1:noCoverage"),
                heard);
    }

    @Test
    @DisplayName("a gateway told to go down loses what it was receiving, and longer words win over shorter ones")
    void goDown() {
        links.addDevice();
        links.addLink(0, 100);
        RadioMedium medium = medium();
        at(0, () -> medium.goDown(0, 1_000_000));
        at(1, () -> medium.goDown(0, 500_000));
        for (long atUs : new long[] {600_000, 1_000_000, 1_990_000}) {
            at(atUs, () -> medium.uplink(frame(0, LoraModulation.uplink(7, 125_000))));
        }
        at(2_000_000, () -> medium.goDown(0, 3_000_000));
        kernel.runThrough(4_000_000);
        assertEquals(List.of("0:gatewayDown", "0:0@-86.0", "0:gatewayDown"), heard);
    }
}
