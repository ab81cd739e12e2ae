package io.chirpsim.lorawan.network;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.device.Activation;
import io.chirpsim.lorawan.device.DeviceConfig;
import io.chirpsim.lorawan.device.DeviceGroup;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.phy.DeviceRadio;
import io.chirpsim.phy.GatewayModel;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LinkTable;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.ArrayList;
import java.util.List;

/** A small network on a real calendar and a real air, for tests. Devices are added with their losses to the gateways. */
final class Bench implements Application {
    static final long SECOND_US = 1_000_000;

    final Kernel kernel = new Kernel();
    final LedgerJourney journey = new LedgerJourney();
    final MacDraws draws = MacDraws.of(new Streams(7, 0));
    final FrameCodec codec;
    final LorawanNetwork network;
    final LinkTable links = new LinkTable(16);
    final List<ApplicationUplink> uplinks = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<Integer> joined = new ArrayList<>();
    private final ServerConfig serverConfig;
    private int gateways;

    Bench(FrameCodec codec, ServerConfig serverConfig, Backhaul... backhauls) {
        this.codec = codec;
        this.serverConfig = serverConfig;
        List<GatewaySetup> setups = new ArrayList<>();
        for (Backhaul backhaul : backhauls) {
            setups.add(new GatewaySetup(Streams.hash("gw-" + setups.size()), backhaul));
        }
        gateways = setups.size();
        network = new LorawanNetwork(kernel, journey, new Labels(), draws, codec, serverConfig, setups, this);
    }

    Bench connect() {
        List<GatewayRadio> radios = new ArrayList<>();
        for (int i = 0; i < gateways; i++) {
            radios.add(new GatewayRadio(GatewayModel.SX1301, Sensitivity.SX1301, 6, 0));
        }
        RadioConfig config = new RadioConfig(InterferenceMatrix.GOURSAUD, RadioConfig.DEFAULT_INTERFERER_FLOOR_DB);
        DeviceRadio radio = new DeviceRadio(Sensitivity.SX1272, 6);
        network.connect(new RadioMedium(kernel, config, radios, links, i -> radio, network));
        return this;
    }

    DeviceGroup group(DeviceConfig config) {
        return new DeviceGroup(config, codec, draws);
    }

    int device(DeviceGroup group, int dataRate, double... lossDb) {
        int index = links.addDevice();
        for (int gateway = 0; gateway < lossDb.length; gateway++) {
            links.addLink(gateway, lossDb[gateway]);
        }
        long entity = Streams.hash("device-" + index);
        return network.addDevice(group, entity, identity(group, index), dataRate);
    }

    private DeviceIdentity identity(DeviceGroup group, int index) {
        Key128 first = new Key128(index, 1);
        Key128 second = new Key128(index, 2);
        if (group.config().activation() == Activation.OTAA) {
            return new DeviceIdentity(0x70B3_D57E_D000_0000L + index, new RootKeys(first), 0, null);
        }
        return new DeviceIdentity(0, null, serverConfig.devAddr(index), new SessionKeys(first, second));
    }

    /** A message of a device at a time. */
    void sendAt(long atUs, int device, int bytes, MType type) {
        at(atUs, () -> {
            long id = journey.created(Direction.UPLINK, device, atUs);
            network.send(device, new AppMessage(id, device, atUs, payload(bytes)), 1, type);
        });
    }

    /** A message for a device at a time. */
    void downlinkAt(long atUs, int device, int bytes, MType type) {
        at(atUs, () -> {
            long id = journey.created(Direction.DOWNLINK, device, atUs);
            network.downlink(new ApplicationDownlink(id, device, 2, payload(bytes), type.confirmed(), "c" + id));
        });
    }

    private static byte[] payload(int bytes) {
        byte[] payload = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            payload[i] = (byte) i;
        }
        return payload;
    }

    void at(long atUs, Runnable action) {
        kernel.schedule(
                new SimEvent(kernel, EventKind.SOURCE) {
                    @Override
                    public void happen() {
                        action.run();
                    }
                },
                atUs);
    }

    Bench runThrough(long untilUs) {
        kernel.runThrough(untilUs);
        return this;
    }

    @Override
    public void uplink(ApplicationUplink uplink) {
        uplinks.add(uplink);
        journey.delivered(uplink.tag(), kernel.nowUs());
        journey.released(uplink.tag(), kernel.nowUs());
    }

    @Override
    public void joined(int deviceIndex, int devAddr) {
        joined.add(deviceIndex);
    }

    @Override
    public void downlinkAnswered(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, TxStatus status) {
        told.add("sent " + downlink.correlationId() + " " + fCnt);
    }

    @Override
    public void downlinkAcknowledged(ApplicationDownlink downlink, int fCnt) {
        told.add("acknowledged " + downlink.correlationId());
    }

    @Override
    public void downlinkDropped(ApplicationDownlink downlink, Cause cause) {
        told.add("dropped " + downlink.correlationId() + " " + cause.key());
    }

    static ServerConfig server() {
        return ServerConfig.defaults(Configs.EU868);
    }
}
