package io.chirpsim.app.wire;

import io.chirpsim.bridge.LoraTapPcap;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.device.EndDevice;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.lorawan.server.MulticastGroup;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Transmission;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Every frame on the air of one replication in a pcap file, and beside it {@code FILE.keys.csv} with the keys of every activation. A frame's record
 * carries the time of its end, and power and SNR as its best receiver heard them. Both files get their names when they are complete.
 */
public final class AirCapture implements Watcher, AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final Path frames;
    private final Path keys;
    private final Path framesPart;
    private final Path keysPart;
    private final LoraTapPcap pcap;
    private final BufferedWriter keyRows;
    private final PriorityQueue<Heard> underWay = new PriorityQueue<>();
    private final List<DeviceIdentity> identities = new ArrayList<>();
    private final List<SessionKeys> sessions = new ArrayList<>();
    private LorawanNetwork network;
    private long begun;

    /** A frame on the air, and how its best receiver so far hears it. */
    private record Heard(Transmission frame, double rssiDbm, double snrDb, long number) implements Comparable<Heard> {
        @Override
        public int compareTo(Heard other) {
            int byEnd = Long.compare(frame.endUs(), other.frame.endUs());
            return byEnd != 0 ? byEnd : Long.compare(number, other.number);
        }
    }

    /**
     * Begins both files.
     *
     * @param target the pcap file
     * @param start date of virtual time 0
     */
    public AirCapture(Path target, Instant start) throws IOException {
        frames = target.toAbsolutePath().normalize();
        keys = frames.resolveSibling(frames.getFileName() + ".keys.csv");
        framesPart = frames.resolveSibling("." + frames.getFileName() + ".partial");
        keysPart = frames.resolveSibling("." + keys.getFileName() + ".partial");
        pcap = new LoraTapPcap(new BufferedOutputStream(Files.newOutputStream(framesPart), 1 << 16), start);
        keyRows = Files.newBufferedWriter(keysPart);
        keyRows.write("devEUI,devAddr,nwkSKey,appSKey,appKey\n");
    }

    @Override
    public RadioListener onAir(LorawanNetwork listening) {
        network = listening;
        return new Ears(listening);
    }

    @Override
    public void device(DeviceIdentity identity) {
        identities.add(identity);
        sessions.add(identity.keys());
        if (identity.keys() != null) {
            activated(identity, identity.devAddr(), identity.keys());
        }
    }

    /** A group has no DevEUI. */
    @Override
    public void multicast(MulticastGroup group) {
        row("", group.mcAddr(), group.keys(), "");
    }

    private void activated(DeviceIdentity identity, int devAddr, SessionKeys session) {
        String appKey =
                identity.roots() == null ? "" : identity.roots().appKey().hex();
        row(HEX.toHexDigits(identity.devEui()), devAddr, session, appKey);
    }

    private void row(String devEui, int devAddr, SessionKeys session, String appKey) {
        try {
            keyRows.write(devEui + "," + HEX.toHexDigits(devAddr) + ","
                    + session.nwkSKey().hex() + "," + session.appSKey().hex() + "," + appKey + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives both files their names. */
    public void complete() throws IOException {
        flush(Long.MAX_VALUE);
        pcap.close();
        keyRows.close();
        Files.move(keysPart, keys, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(framesPart, frames, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what is not complete. */
    @Override
    public void close() throws IOException {
        try (pcap;
                keyRows) {
            Files.deleteIfExists(framesPart);
            Files.deleteIfExists(keysPart);
        }
    }

    private void heard(Transmission frame, double rssiDbm, double snrDb) {
        for (Heard heard : underWay) {
            if (heard.frame == frame && rssiDbm > heard.rssiDbm) {
                underWay.remove(heard);
                underWay.add(new Heard(frame, rssiDbm, snrDb, heard.number));
                return;
            }
        }
    }

    /** Of frames that end now somebody may still say how they were heard. */
    private void flush(long beforeUs) throws IOException {
        while (!underWay.isEmpty() && underWay.peek().frame.endUs() < beforeUs) {
            Heard heard = underWay.remove();
            write(heard.frame, heard.rssiDbm, heard.snrDb);
        }
    }

    private void write(Transmission t, double rssiDbm, double snrDb) throws IOException {
        LoraTapPcap.SyncWord syncWord =
                LorawanNetwork.isBeacon(t) ? LoraTapPcap.SyncWord.OTHER : LoraTapPcap.SyncWord.LORAWAN;
        pcap.frame(t.endUs(), t.frequencyHz, t.modulation, rssiDbm, snrDb, syncWord, (byte[]) t.content);
    }

    /** Stands between the air and the network. */
    private final class Ears implements RadioListener {
        private final RadioListener listening;

        Ears(RadioListener listening) {
            this.listening = listening;
        }

        @Override
        public void onAir(Transmission frame) {
            try {
                flush(frame.startUs());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            underWay.add(new Heard(frame, LoraTapPcap.UNHEARD_DBM, 0, begun++));
            listening.onAir(frame);
        }

        @Override
        public void onUplinkEnd(Transmission uplink, Receptions receptions) {
            for (int i = 0; i < receptions.count(); i++) {
                heard(uplink, receptions.rssiDbm(i), receptions.snrDb(i));
            }
            listening.onUplinkEnd(uplink, receptions);
        }

        @Override
        public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
            return listening.onDownlinkStart(downlink, deviceIndex, rssiDbm);
        }

        @Override
        public void onDownlinkEnd(
                Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
            heard(downlink, rssiDbm, snrDb);
            listening.onDownlinkEnd(downlink, deviceIndex, loss, rssiDbm, snrDb);
            EndDevice device = network.device(deviceIndex);
            if (device.sessionKeys() != sessions.get(deviceIndex)) {
                sessions.set(deviceIndex, device.sessionKeys());
                activated(identities.get(deviceIndex), device.devAddr(), device.sessionKeys());
            }
        }
    }
}
