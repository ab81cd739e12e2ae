package io.chirpsim.mqtt.client;

import io.chirpsim.mqtt.packet.MqttPacket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a client wants to be subscribed to, and what the server has confirmed of it. */
final class Subscriptions {
    private final Map<String, Integer> wanted = new LinkedHashMap<>();
    private final Set<String> confirmed = new LinkedHashSet<>();
    private final Set<String> unwanted = new LinkedHashSet<>();
    private final Map<Integer, List<String>> asked = new LinkedHashMap<>();

    void want(String filter, int qos) {
        wanted.put(filter, qos);
        confirmed.remove(filter);
        unwanted.remove(filter);
    }

    void giveUp(String filter) {
        wanted.remove(filter);
        confirmed.remove(filter);
        unwanted.add(filter);
    }

    /** A connection is there: without a session at the server nothing is confirmed, and nothing has to be given up. */
    void onConnected(boolean sessionPresent) {
        asked.clear();
        if (!sessionPresent) {
            confirmed.clear();
            unwanted.clear();
        }
    }

    /** What to ask the server for now. */
    List<MqttPacket.Request> unconfirmed() {
        List<MqttPacket.Request> requests = new ArrayList<>();
        wanted.forEach((filter, qos) -> {
            if (!confirmed.contains(filter) && asked.values().stream().noneMatch(list -> list.contains(filter))) {
                requests.add(new MqttPacket.Request(filter, qos));
            }
        });
        return requests;
    }

    List<String> unwanted() {
        return List.copyOf(unwanted);
    }

    void onAsked(int packetId, List<String> filters) {
        asked.put(packetId, filters);
    }

    /** The server has answered; a filter it refused is not asked for again on this connection. */
    void onSubAck(int packetId, List<Integer> returnCodes) {
        List<String> filters = asked.remove(packetId);
        for (int i = 0; filters != null && i < Math.min(filters.size(), returnCodes.size()); i++) {
            if (wanted.containsKey(filters.get(i))) {
                confirmed.add(filters.get(i));
            }
        }
    }

    void onUnsubAck(int packetId) {
        List<String> filters = asked.remove(packetId);
        if (filters != null) {
            filters.forEach(unwanted::remove);
        }
    }
}
