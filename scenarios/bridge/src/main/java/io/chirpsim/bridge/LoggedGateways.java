package io.chirpsim.bridge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Gathers what a log says of each gateway. */
final class LoggedGateways {
    private final Map<LoggedLocation, Integer> places = new LinkedHashMap<>();
    private int uplinks;

    private LoggedGateways() {}

    static List<LoggedGateway> of(List<LoggedUplink> uplinks) {
        Map<String, LoggedGateways> gateways = new TreeMap<>();
        Set<String> heard = new HashSet<>();
        for (LoggedUplink uplink : uplinks) {
            heard.clear();
            for (LoggedReception reception : uplink.receptions()) {
                LoggedGateways gateway = gateways.computeIfAbsent(reception.gatewayId(), id -> new LoggedGateways());
                gateway.uplinks += heard.add(reception.gatewayId()) ? 1 : 0;
                if (reception.location() != null) {
                    gateway.places.merge(reception.location(), 1, Integer::sum);
                }
            }
        }
        return gateways.entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .toList();
    }

    private LoggedGateway named(String gatewayId) {
        if (places.isEmpty()) {
            return new LoggedGateway(gatewayId, null, uplinks);
        }
        LoggedLocation median = new LoggedLocation(
                median(LoggedLocation::latitudeDeg),
                median(LoggedLocation::longitudeDeg),
                median(LoggedLocation::altitudeM));
        return new LoggedGateway(gatewayId, median, uplinks);
    }

    /** The lower median, so that it is a place that was given. */
    private double median(ToDoubleFunction<LoggedLocation> coordinate) {
        TreeMap<Double, Integer> sorted = new TreeMap<>();
        places.forEach((place, count) -> sorted.merge(coordinate.applyAsDouble(place), count, Integer::sum));
        int total = sorted.values().stream().mapToInt(Integer::intValue).sum();
        int seen = 0;
        for (Map.Entry<Double, Integer> entry : sorted.entrySet()) {
            seen += entry.getValue();
            if (2 * seen >= total) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no place");
    }
}
