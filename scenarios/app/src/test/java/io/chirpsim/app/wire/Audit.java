package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.device.DeviceIdentity;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Transmission;
import io.chirpsim.results.MessageSink;
import io.chirpsim.results.ReplicationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One replication with everything that can be seen of it from outside: the air, the messages' rows, what arrives at subscribers. */
final class Audit implements Watcher {
    /**
     * A frame on the air.
     *
     * @param sender index of the end-device, or of the gateway for a downlink
     * @param device index of the end-device
     * @param decodedBy indexes of the gateways that decoded an uplink
     */
    record Frame(Direction direction, int sender, int device, Transmission transmission, List<Integer> decodedBy) {
        long startUs() {
            return transmission.startUs();
        }

        long airtimeUs() {
            return transmission.airtimeUs();
        }

        long endUs() {
            return startUs() + airtimeUs();
        }

        boolean overlaps(Frame other) {
            return startUs() < other.endUs() && other.startUs() < endUs();
        }
    }

    /** A message at a subscriber. */
    record Arrival(String subscriber, String topic, String payload, long atUs) {}

    final List<Frame> uplinks = new ArrayList<>();
    final List<Frame> downlinks = new ArrayList<>();
    final List<MessageSink.Row> rows = new ArrayList<>();
    final List<Arrival> arrivals = new ArrayList<>();
    /** Every frame that went on the air, once, in the order of their beginnings. */
    final List<Transmission> sent = new ArrayList<>();

    final ReplicationResult result;
    private final List<DeviceIdentity> identities = new ArrayList<>();
    private LorawanNetwork network;
    private long downlinksDecoded;

    private Audit(Scenario scenario) {
        Sinks sinks = (number, devices) -> rows::add;
        result = new Replication(scenario, TestScenarios.recordings(scenario), List.of(), 0, sinks, this)
                .run()
                .result();
    }

    static Audit of(Path folder, String yaml, String... sets) {
        return of(scenario(folder, yaml, sets));
    }

    static Audit of(Scenario scenario) {
        return new Audit(scenario);
    }

    static Scenario scenario(Path folder, String yaml, String... sets) {
        try {
            Path file = folder.resolve("audited.yaml");
            Files.writeString(file, yaml, StandardCharsets.UTF_8);
            return TestScenarios.load(file.toString(), sets);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How many arrivals at a subscriber have a topic that ends so. */
    long arrivals(String subscriber, String topicEnd) {
        return arrivals.stream()
                .filter(a -> a.subscriber().equals(subscriber) && a.topic().endsWith(topicEnd))
                .count();
    }

    /** What is written on a device. */
    DeviceIdentity identity(int device) {
        return identities.get(device);
    }

    /** How many devices there are. */
    int devices() {
        return identities.size();
    }

    /** The network as it is at the end. */
    LorawanNetwork network() {
        return network;
    }

    @Override
    public void device(DeviceIdentity identity) {
        identities.add(identity);
    }

    /** How many downlinks devices decoded. */
    long downlinksDecoded() {
        return downlinksDecoded;
    }

    @Override
    public void arrived(String subscriber, String topic, byte[] payload, long nowUs) {
        arrivals.add(new Arrival(subscriber, topic, new String(payload, StandardCharsets.UTF_8), nowUs));
    }

    @Override
    public RadioListener onAir(LorawanNetwork network) {
        this.network = network;
        return new RadioListener() {
            @Override
            public void onAir(Transmission frame) {
                sent.add(frame);
                network.onAir(frame);
            }

            @Override
            public void onUplinkEnd(Transmission uplink, Receptions receptions) {
                List<Integer> decodedBy = new ArrayList<>();
                for (int i = 0; i < receptions.count(); i++) {
                    decodedBy.add(receptions.gateway(i));
                }
                uplinks.add(new Frame(Direction.UPLINK, uplink.sender, uplink.sender, uplink, decodedBy));
                network.onUplinkEnd(uplink, receptions);
            }

            @Override
            public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
                downlinks.add(new Frame(Direction.DOWNLINK, downlink.sender, deviceIndex, downlink, List.of()));
                return network.onDownlinkStart(downlink, deviceIndex, rssiDbm);
            }

            @Override
            public void onDownlinkEnd(
                    Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
                downlinksDecoded += loss == null ? 1 : 0;
                network.onDownlinkEnd(downlink, deviceIndex, loss, rssiDbm, snrDb);
            }
        };
    }
}
