package io.chirpsim.app.wire;

import io.chirpsim.bridge.LoraTapPcap;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.device.EndDevice;
import io.chirpsim.lorawan.network.LorawanNetwork;
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
    private final PriorityQueue<Heard> ahead = new PriorityQueue<>();
    private final List<DeviceIdentity> identities = new ArrayList<>();
    private final List<SessionKeys> sessions = new ArrayList<>();
    private LorawanNetwork network;
    private long downlinks;

    /** A downlink whose end is still to come. */
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

    private void activated(DeviceIdentity identity, int devAddr, SessionKeys session) {
        try {
            keyRows.write(HEX.toHexDigits(identity.devEui()) + "," + HEX.toHexDigits(devAddr) + ","
                    + session.nwkSKey().hex() + "," + session.appSKey().hex() + ","
                    + (identity.roots() == null ? "" : identity.roots().appKey().hex()) + "\n");
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

    private void flush(long untilUs) throws IOException {
        while (!ahead.isEmpty() && ahead.peek().frame.endUs() <= untilUs) {
            Heard heard = ahead.remove();
            write(heard.frame, heard.rssiDbm, heard.snrDb);
        }
    }

    private void write(Transmission t, double rssiDbm, double snrDb) throws IOException {
        pcap.frame(t.endUs(), t.frequencyHz, t.modulation, rssiDbm, snrDb, (byte[]) t.content);
    }

    /** Stands between the air and the network. */
    private final class Ears implements RadioListener {
        private final RadioListener listening;

        Ears(RadioListener listening) {
            this.listening = listening;
        }

        @Override
        public void onUplinkEnd(Transmission uplink, Receptions receptions) {
            double rssiDbm = LoraTapPcap.UNHEARD_DBM;
            double snrDb = 0;
            for (int i = 0; i < receptions.count(); i++) {
                if (i == 0 || receptions.snrDb(i) > snrDb) {
                    snrDb = receptions.snrDb(i);
                    rssiDbm = receptions.rssiDbm(i);
                }
            }
            try {
                flush(uplink.endUs());
                write(uplink, rssiDbm, snrDb);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            listening.onUplinkEnd(uplink, receptions);
        }

        /**
         * What a gateway that is down is told to send is not on the air: nobody hears it with any power. One frame to several devices is written
         * once.
         */
        @Override
        public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
            boolean known = ahead.stream().anyMatch(heard -> heard.frame == downlink);
            if (rssiDbm > Double.NEGATIVE_INFINITY && !known) {
                ahead.add(new Heard(downlink, rssiDbm, 0, downlinks++));
            }
            return listening.onDownlinkStart(downlink, deviceIndex, rssiDbm);
        }

        @Override
        public void onDownlinkEnd(
                Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
            ahead.stream().filter(heard -> heard.frame == downlink).findFirst().ifPresent(heard -> {
                ahead.remove(heard);
                ahead.add(new Heard(downlink, rssiDbm, snrDb, heard.number));
            });
            listening.onDownlinkEnd(downlink, deviceIndex, loss, rssiDbm, snrDb);
            EndDevice device = network.device(deviceIndex);
            if (device.sessionKeys() != sessions.get(deviceIndex)) {
                sessions.set(deviceIndex, device.sessionKeys());
                activated(identities.get(deviceIndex), device.devAddr(), device.sessionKeys());
            }
        }
    }
}
