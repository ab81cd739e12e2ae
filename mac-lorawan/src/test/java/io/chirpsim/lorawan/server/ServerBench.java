package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.region.DataRate;
import java.util.ArrayList;
import java.util.List;

/** A network server told the time by hand, and a record of what it says. Device 0 is ABP, device 1 OTAA. */
final class ServerBench implements ServerOut {
    static final long SECOND_US = 1_000_000;
    static final long CHANNEL_HZ = 868_100_000;
    static final SessionKeys KEYS = new SessionKeys(new Key128(1, 2), new Key128(3, 4));
    static final Key128 APP_KEY = new Key128(5, 6);
    static final RootKeys ROOTS = new RootKeys(APP_KEY);
    static final long DEV_EUI = 0x70B3D57ED0000001L;

    final BytesCodec codec = new BytesCodec();
    final NetworkServer server;
    final ServerConfig config;
    final List<ApplicationUplink> uplinks = new ArrayList<>();
    final List<DownlinkOrder> orders = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    int accepted;
    int ended;
    int refused;
    final List<MacCount> counted = new ArrayList<>();
    private long wakeUs = Long.MAX_VALUE;

    ServerBench(ServerConfig config, int gateways) {
        this(config, gateways, 50_000);
    }

    ServerBench(ServerConfig config, int gateways, long maxDelayUs) {
        this.config = config;
        List<GatewayLink> links = new ArrayList<>();
        for (int i = 0; i < gateways; i++) {
            links.add(new GatewayLink(100 - i, maxDelayUs));
        }
        server = new NetworkServer(config, codec, links);
        server.addAbp(config.devAddr(0), KEYS);
        server.addOtaa(DEV_EUI, ROOTS);
    }

    static ServerConfig config() {
        return ServerConfig.defaults(Configs.EU868);
    }

    /** Lets everything up to this time happen. */
    ServerBench at(long untilUs) {
        while (wakeUs <= untilUs) {
            long nowUs = wakeUs;
            wakeUs = Long.MAX_VALUE;
            server.onTimeout(nowUs, this);
        }
        return this;
    }

    DataFrame uplinkFrame(MType type, int fCtrl, int fCnt) {
        return new DataFrame(type, config.devAddr(0), fCtrl, fCnt, DataFrame.EMPTY, 1, new byte[] {(byte) fCnt, 2, 3});
    }

    ReceivedFrame received(long endUs, int dataRate, byte[] content, long tag) {
        DataRate rate = Configs.EU868.dataRate(dataRate);
        return new ReceivedFrame(content, content.length, rate.uplink(), CHANNEL_HZ, endUs, tag);
    }

    /** A frame of device 0 that ended at this time and arrives at gateway 0 with 40 ms of delay. */
    ReceivedFrame uplink(long endUs, MType type, int fCtrl, int fCnt) {
        ReceivedFrame frame = received(endUs, 5, codec.seal(uplinkFrame(type, fCtrl, fCnt), KEYS), fCnt + 1);
        copy(endUs + 40_000, 0, 5, frame);
        return frame;
    }

    void copy(long nowUs, int gateway, double snrDb, ReceivedFrame frame) {
        at(nowUs);
        server.onUplink(nowUs, gateway, -100, snrDb, frame, this);
    }

    void enqueue(long nowUs, long tag, int bytes, boolean confirmed) {
        at(nowUs);
        server.enqueue(nowUs, new ApplicationDownlink(tag, 0, 2, new byte[bytes], confirmed, "c" + tag), this);
    }

    DataFrame ordered(int index) {
        try {
            return codec.openDownlink(orders.get(index).content());
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void wakeAt(long atUs) {
        wakeUs = atUs;
    }

    @Override
    public void accepted(long tag, long receivedUs, long nowUs) {
        accepted++;
    }

    @Override
    public void copyEnded(long tag, long nowUs) {
        ended++;
    }

    @Override
    public void refused(long tag, long nowUs) {
        refused++;
    }

    @Override
    public void uplink(ApplicationUplink uplink) {
        uplinks.add(uplink);
    }

    @Override
    public void counted(MacCount what, long nowUs) {
        counted.add(what);
    }

    @Override
    public void deviceStatus(int deviceIndex, int battery, int snrDb) {
        told.add("status " + deviceIndex + " " + battery + " " + snrDb);
    }

    @Override
    public void joined(int deviceIndex, int devAddr, long nowUs) {
        told.add("joined " + deviceIndex);
    }

    @Override
    public void transmit(DownlinkOrder order, long nowUs) {
        orders.add(order);
    }

    @Override
    public void downlinkSent(ApplicationDownlink downlink, int fCnt, DownlinkOrder order, long nowUs) {
        told.add("sent " + downlink.tag() + " " + fCnt);
    }

    @Override
    public void refusedOf(int deviceIndex, UplinkRefusal why) {
        told.add("refused " + deviceIndex + " " + why);
    }

    @Override
    public void downlinkNotAcknowledged(ApplicationDownlink downlink, int fCnt) {
        told.add("notAcknowledged " + downlink.tag() + " " + fCnt);
    }

    @Override
    public void downlinkAcknowledged(ApplicationDownlink downlink, int fCnt, long nowUs) {
        told.add("acknowledged " + downlink.tag() + " " + fCnt);
    }

    @Override
    public void downlinkDelayed(ApplicationDownlink downlink, MacCause cause, long nowUs) {
        told.add("delayed " + downlink.tag() + " " + cause.key());
    }

    @Override
    public void downlinkDropped(ApplicationDownlink downlink, MacCause cause, long nowUs) {
        told.add("dropped " + downlink.tag() + " " + cause.key());
    }
}
