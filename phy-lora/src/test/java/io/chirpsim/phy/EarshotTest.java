package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EarshotTest {
    private static final long HZ = 923_200_000;
    private static final int WIDTH_HZ = 125_000;
    private static final LoraModulation SF9 = LoraModulation.uplink(9, WIDTH_HZ);
    private static final int BYTES = 20;
    private static final long AIRTIME_US = SF9.airtimeUs(BYTES);
    private static final long SENSE_US = 5_000;
    private static final double NOTHING = Double.NEGATIVE_INFINITY;

    /** Two gateways and four devices: 90 dB between devices, 110 dB between gateways, 100 dB between the two kinds. */
    private static final class Air implements RadioListener {
        final Kernel kernel = new Kernel();
        final RadioMedium medium;
        final List<Double> heard = new ArrayList<>();

        Air(List<ForeignTraffic> foreign) {
            LinkTable links = new LinkTable(4);
            for (int device = 0; device < 4; device++) {
                links.addDevice(1.5);
                links.addLink(0, 100);
                links.addLink(1, 100);
            }
            FarLosses far = new FarLosses() {
                @Override
                public double deviceToGatewayDb(int device, int gateway) {
                    return 100;
                }

                @Override
                public double devicesDb(int device, int other) {
                    return 90;
                }

                @Override
                public double gatewaysDb(int gateway, int other) {
                    return 110;
                }
            };
            Surroundings around = new Surroundings(
                    new Streams(3, 0), device -> device, gateway -> ~gateway, far, Fading.NONE, foreign);
            GatewayRadio gateway = new GatewayRadio(GatewayModel.SX1301, Sensitivity.SX1301, 6, 3);
            medium = new RadioMedium(
                    kernel,
                    new RadioConfig(InterferenceMatrix.GOURSAUD, RadioConfig.DEFAULT_INTERFERER_FLOOR_DB),
                    List.of(gateway, gateway),
                    links,
                    around,
                    device -> new DeviceRadio(Sensitivity.SX1272, 6),
                    this);
            medium.rememberFrames(SENSE_US);
        }

        Air() {
            this(List.of());
        }

        Air at(long atUs, Runnable what) {
            kernel.schedule(
                    new SimEvent(kernel, EventKind.TRANSMISSION_START) {
                        @Override
                        public void happen() {
                            what.run();
                        }
                    },
                    atUs);
            return this;
        }

        Air device(long atUs, int device, long frequencyHz) {
            return at(atUs, () -> medium.uplink(new Transmission(device, SF9, 0, frequencyHz, 10, BYTES, null, 0)));
        }

        Air gateway(long atUs, int gateway) {
            LoraModulation down = LoraModulation.downlink(9, WIDTH_HZ);
            return at(atUs, () -> medium.downlink(new Transmission(gateway, down, 0, HZ, 20, BYTES, null, 0), 3));
        }

        /** Device 1 listens until then. */
        Air deviceListens(long untilUs) {
            return at(untilUs, () -> heard.add(medium.heardByDeviceDbm(1, HZ, WIDTH_HZ, kernel.nowUs() - SENSE_US)));
        }

        Air gatewayListens(long untilUs, int gateway) {
            return at(
                    untilUs,
                    () -> heard.add(medium.heardByGatewayDbm(gateway, HZ, WIDTH_HZ, kernel.nowUs() - SENSE_US)));
        }

        List<Double> run() {
            kernel.runThrough(10_000_000);
            return heard;
        }

        @Override
        public void onUplinkEnd(Transmission uplink, Receptions receptions) {}

        @Override
        public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
            return false;
        }

        @Override
        public void onDownlinkEnd(Transmission t, int device, RadioCause loss, double rssiDbm, double snrDb) {}
    }

    @Test
    @DisplayName("a frame is heard from the microsecond after it began until its end has left the time of listening")
    void boundaries() {
        long startUs = 100_000;
        long endUs = startUs + AIRTIME_US;
        List<Double> heard = new Air()
                .device(startUs, 0, HZ)
                .deviceListens(startUs)
                .deviceListens(startUs + 1)
                .deviceListens(endUs + SENSE_US - 1)
                .deviceListens(endUs + SENSE_US)
                .run();
        assertEquals(4, heard.size());
        assertEquals(NOTHING, heard.get(0));
        assertEquals(10 - 90, heard.get(1), 1e-9);
        assertEquals(10 - 90, heard.get(2), 1e-9);
        assertEquals(NOTHING, heard.get(3));
    }

    @Test
    @DisplayName("powers add up while frames overlap: two equal ones are 3 dB more, one after the other is not")
    void sum() {
        long middleUs = 50_000;
        List<Double> together = new Air()
                .device(0, 0, HZ)
                .device(10, 2, HZ)
                .deviceListens(middleUs)
                .run();
        assertEquals(-80 + 10 * StrictMath.log10(2), together.get(0), 1e-9);
        List<Double> inTurn = new Air()
                .device(0, 0, HZ)
                .device(AIRTIME_US, 2, HZ)
                .deviceListens(AIRTIME_US + 1_000)
                .run();
        assertEquals(-80, inTurn.get(0), 1e-9);
    }

    @Test
    @DisplayName("another channel is not heard, half a channel away half the power is")
    void channels() {
        List<Double> heard = new Air()
                .device(0, 0, HZ + 200_000)
                .deviceListens(50_000)
                .device(1_000_000, 0, HZ + WIDTH_HZ / 2)
                .deviceListens(1_050_000)
                .run();
        assertEquals(NOTHING, heard.get(0));
        assertEquals(-80 + 10 * StrictMath.log10(0.5), heard.get(1), 1e-9);
    }

    @Test
    @DisplayName(
            "a device hears gateways, a gateway hears devices and other gateways with its antenna's gain, nobody hears itself")
    void gateways() {
        List<Double> heard = new Air()
                .gateway(0, 0)
                .deviceListens(50_000)
                .gatewayListens(50_000, 0)
                .gatewayListens(50_000, 1)
                .device(1_000_000, 1, HZ)
                .deviceListens(1_050_000)
                .gatewayListens(1_050_000, 0)
                .run();
        assertEquals(20 - 100 + 1.5, heard.get(0), 1e-6);
        assertEquals(NOTHING, heard.get(1));
        assertEquals(20 - 110 + 3, heard.get(2), 1e-9);
        assertEquals(NOTHING, heard.get(3));
        assertEquals(10 - 100 + 3, heard.get(4), 1e-9);
    }

    @Test
    @DisplayName("frames of other networks are heard with the powers they were given")
    void foreign() {
        ForeignTraffic always = new ForeignTraffic(
                100_000,
                List.of(HZ),
                WIDTH_HZ,
                List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
                50,
                -75,
                -70,
                ForeignTraffic.SyncWord.OTHER);
        List<Double> heard = new Air(List.of(always)).deviceListens(5_000_000).run();
        assertTrue(heard.get(0) > -75, () -> "" + heard);
    }

    @Test
    @DisplayName("ten thousand frames long over are forgotten")
    void forgets() {
        Air air = new Air();
        for (int i = 0; i < 10_000; i++) {
            int device = i % 3 == 1 ? 0 : i % 3;
            air.device(10L * i, device, HZ);
        }
        air.deviceListens(5_000_000);
        air.device(6_000_000, 0, HZ).deviceListens(6_050_000);
        assertEquals(
                List.of(NOTHING, -80.0),
                air.run().stream().map(dbm -> Math.rint(dbm * 1e6) / 1e6).toList());
    }
}
