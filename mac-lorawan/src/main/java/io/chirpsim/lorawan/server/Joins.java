package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.region.CfList;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkPlanner.Slot;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;
import java.util.List;
import java.util.OptionalInt;

/** How devices become part of the network: the join server decides, the network server gives the address and answers. */
final class Joins {
    private static final long JOIN_ACCEPT_DELAY1_US = 5_000_000;

    private final ServerConfig config;
    private final FrameCodec codec;
    private final DownlinkPlanner planner;
    private final DevAddrTable addresses;
    private final JoinServer joinServer;
    private final byte[] cfList;

    Joins(ServerConfig config, FrameCodec codec, DownlinkPlanner planner, DevAddrTable addresses) {
        this.config = config;
        this.codec = codec;
        this.planner = planner;
        this.addresses = addresses;
        this.joinServer = new JoinServer(codec);
        this.cfList = cfList(config.region(), config.channels());
    }

    /** The next device that may join. */
    void add(long devEui, int deviceIndex, RootKeys roots) {
        joinServer.add(devEui, deviceIndex, roots);
    }

    /** The device that asks, or null if it is unknown or its MIC is wrong. */
    JoinServer.Member member(JoinRequest request, Object content) {
        return joinServer.member(request, content);
    }

    /** The device that a join-request names, whatever its MIC. */
    OptionalInt deviceIndex(JoinRequest request) {
        return joinServer.deviceIndex(request.devEui());
    }

    private static byte[] cfList(Region region, ChannelSet channels) {
        if (region.rules().cfList() == CfList.MASKS) {
            return JoinAccept.cfList(channels);
        } else if (region.rules().cfList() == CfList.NONE) {
            return DataFrame.EMPTY;
        }
        ChannelSet extra = channels.without(region.defaultChannelSet());
        long[] frequencies = new long[extra.size()];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = region.channelsHz()[extra.nth(i)];
        }
        return JoinAccept.cfList(frequencies);
    }

    /** A session of its own for a device that may join. */
    JoinAccept newSession(DeviceSession session, JoinServer.Member member, JoinRequest request) {
        JoinAccept accept = new JoinAccept(
                JoinServer.nextJoinNonce(member),
                config.netId(),
                config.devAddr(session.deviceIndex),
                config.rx1DrOffset(),
                config.rx2DataRate(),
                config.rx1DelayS(),
                cfList,
                member.lorawan11());
        session.keys = codec.sessionKeys(member.roots, accept, request);
        session.fCntUp = FCnt.NONE;
        session.fCntDown = FCnt.NONE;
        session.windowOpen = false;
        session.ackDue = false;
        session.mac = null;
        if (!session.active) {
            session.active = true;
            session.devAddr = accept.devAddr();
            addresses.add(session);
        }
        return accept;
    }

    /** Sends the join-accept if a gateway can. */
    void answer(long nowUs, PendingUplink pending, DeviceSession session, ServerOut out) {
        JoinAccept accept = pending.accept;
        session.joinChannel = session.lastChannel;
        Window rx1 = planner.joinRx1(session, JOIN_ACCEPT_DELAY1_US);
        Window rx2 = planner.rx2(
                session, JOIN_ACCEPT_DELAY1_US, config.region().rx2().dataRate());
        Slot slot = planner.reserve(session, rx1, accept.length(), nowUs);
        if (slot.gateway() < 0) {
            slot = planner.reserve(session, rx2, accept.length(), nowUs);
        }
        if (slot.gateway() < 0) {
            return;
        }
        Object content = codec.seal(accept, pending.roots, pending.request);
        DownlinkOrder order = planner.order(nowUs, session, slot, content, accept.length(), 0, out);
        if (config.downlinks().gatewaysDecide()) {
            session.attempt = new Attempt(null, false, 0, content, accept.length(), 0, List.of(rx1, rx2))
                    .ordered(order, slot.window());
        }
        out.joined(session.deviceIndex, session.devAddr, nowUs);
    }
}
