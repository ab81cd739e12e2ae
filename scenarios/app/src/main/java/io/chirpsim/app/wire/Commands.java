package io.chirpsim.app.wire;

import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.node.MqttObserver;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Messages to devices on their way through MQTT. Only the copy for the network server matters; subscribers who overhear a command neither
 * deliver nor lose it. So the journey sees one copy here, which ends with the last one that MQTT holds: well if the network server has the
 * command by then, else lost. What a broker that retains a command sends later is no part of it either.
 */
final class Commands implements MqttObserver {
    private static final class Copies {
        private int count = 1;
        private boolean arrived;
    }

    private final Journey journey;
    private final BitSet ids = new BitSet();
    private final Map<Long, Copies> underWay = new HashMap<>();

    Commands(Journey journey) {
        this.journey = journey;
    }

    /** A command for one downlink is about to be published: a message from now on. Returns its id. */
    long made(int deviceIndex, long nowUs) {
        long tag = journey.created(Direction.DOWNLINK, deviceIndex, nowUs);
        ids.set((int) tag);
        underWay.put(tag, new Copies());
        return tag;
    }

    /** Whether a message is one of these. */
    boolean has(long tag) {
        return ids.get((int) tag);
    }

    /** The network server has got it. */
    void arrived(long tag) {
        Copies copies = underWay.get(tag);
        if (copies != null) {
            copies.arrived = true;
        }
    }

    @Override
    public void routed(long tag, int copies, long nowUs) {
        add(tag, copies);
        if (copies > 0) {
            journey.reached(tag, Stage.BROKER, nowUs);
        }
    }

    @Override
    public void copied(long tag, long nowUs) {
        add(tag, 1);
    }

    private void add(long tag, int more) {
        Copies copies = underWay.get(tag);
        if (copies != null) {
            copies.count += more;
        }
    }

    @Override
    public void released(long tag, long nowUs) {
        Copies copies = underWay.get(tag);
        if (copies == null || --copies.count > 0) {
            return;
        }
        underWay.remove(tag);
        if (copies.arrived) {
            journey.released(tag, nowUs);
        } else {
            journey.lost(tag, MqttCause.BROKER, 0, nowUs);
        }
    }

    @Override
    public void lost(long tag, MqttCause cause, long nowUs) {
        released(tag, nowUs);
    }
}
