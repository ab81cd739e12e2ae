package io.chirpsim.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The groups of a population as small integers, in the order the devices name them. */
final class Grouping {
    private final List<String> names;
    private final int[] groupOfDevice;
    private final int[] sizes;

    Grouping(List<DeviceInfo> devices) {
        Map<String, Integer> index = new LinkedHashMap<>();
        groupOfDevice = new int[devices.size()];
        for (int i = 0; i < groupOfDevice.length; i++) {
            groupOfDevice[i] = index.computeIfAbsent(devices.get(i).group(), name -> index.size());
        }
        names = List.copyOf(new ArrayList<>(index.keySet()));
        sizes = new int[names.size()];
        for (int group : groupOfDevice) {
            sizes[group]++;
        }
    }

    int count() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    int of(int device) {
        return groupOfDevice[device];
    }

    int size(int group) {
        return sizes[group];
    }

    /** Indices of the groups by name, so that a sum in this order does not depend on how a scenario lists them. */
    int[] byName() {
        return IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Index of a group, or -1 if there is none of that name. */
    int indexOf(String name) {
        return names.indexOf(name);
    }
}
