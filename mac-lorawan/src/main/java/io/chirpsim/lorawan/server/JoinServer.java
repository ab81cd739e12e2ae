package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.JoinRequest;
import java.util.OptionalInt;

/** Knows the root keys: checks join-requests and gives out nonces (LoRaWAN L2 1.0.4, 6.2). */
final class JoinServer {
    private final FrameCodec codec;
    private Member[] slots = new Member[16];
    private int used;

    JoinServer(FrameCodec codec) {
        this.codec = codec;
    }

    /** A device that may join. */
    static final class Member {
        final long devEui;
        final int deviceIndex;
        final RootKeys roots;
        int lastDevNonce = -1;
        int joinNonce;

        /** Whether the device speaks LoRaWAN 1.1. */
        boolean lorawan11() {
            return roots != null && roots.nwkKey() != null;
        }

        Member(long devEui, int deviceIndex, RootKeys roots) {
            this.devEui = devEui;
            this.deviceIndex = deviceIndex;
            this.roots = roots;
        }
    }

    void add(long devEui, int deviceIndex, RootKeys roots) {
        if (2 * (used + 1) > slots.length) {
            grow();
        }
        int slot = slot(slots, devEui);
        if (slots[slot] != null) {
            throw new IllegalArgumentException("two devices with DevEUI " + Long.toHexString(devEui));
        }
        slots[slot] = new Member(devEui, deviceIndex, roots);
        used++;
    }

    private void grow() {
        Member[] old = slots;
        slots = new Member[2 * old.length];
        for (Member member : old) {
            if (member != null) {
                slots[slot(slots, member.devEui)] = member;
            }
        }
    }

    /** Open addressing: the slot of a DevEUI, empty or its own. */
    private static int slot(Member[] in, long devEui) {
        int mask = in.length - 1;
        int i = (int) (devEui * 0x9E3779B97F4A7C15L >>> 33) & mask;
        while (in[i] != null && in[i].devEui != devEui) {
            i = i + 1 & mask;
        }
        return i;
    }

    /** The device that asks, or null if it is unknown or its MIC is wrong. */
    Member member(JoinRequest request, Object content) {
        Member member = slots[slot(slots, request.devEui())];
        return member != null && codec.authentic(content, request, joinKey(member)) ? member : null;
    }

    /** The device of this DevEUI. */
    OptionalInt deviceIndex(long devEui) {
        Member member = slots[slot(slots, devEui)];
        return member == null ? OptionalInt.empty() : OptionalInt.of(member.deviceIndex);
    }

    private static Key128 joinKey(Member member) {
        return member.roots == null ? null : member.roots.joinKey();
    }

    /** Takes a DevNonce; one that is not greater than the last is refused. */
    static boolean takeDevNonce(Member member, int devNonce) {
        if (devNonce <= member.lastDevNonce) {
            return false;
        }
        member.lastDevNonce = devNonce;
        return true;
    }

    /** A new JoinNonce: a counter per device. */
    static int nextJoinNonce(Member member) {
        return ++member.joinNonce;
    }
}
