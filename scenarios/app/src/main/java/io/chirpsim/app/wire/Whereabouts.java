package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.phy.Position;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the end-devices of one replication are at which time; most never move. */
final class Whereabouts {
    private final List<PlacedDevice> devices;
    private final Position[] carried;
    private final boolean[] moves;
    private final Way[] ways;
    private final long[] setOutUs;

    Whereabouts(Scenario scenario, List<PlacedDevice> devices) {
        this.devices = devices;
        this.carried = new Position[devices.size()];
        this.moves = new boolean[devices.size()];
        this.ways = new Way[devices.size()];
        this.setOutUs = new long[devices.size()];
        Set<String> groups = scenario.events().stream()
                .filter(TimelineEvent.Move.class::isInstance)
                .map(event -> ((TimelineEvent.Move) event).group())
                .collect(Collectors.toSet());
        for (int i = 0; i < moves.length; i++) {
            moves[i] = groups.contains(devices.get(i).group().name());
        }
        findWays(scenario.site());
    }

    private void findWays(Site site) {
        int number = 0;
        for (int i = 0; i < ways.length; i++) {
            DeviceGroup group = devices.get(i).group();
            number = i > 0 && devices.get(i - 1).group() == group ? number + 1 : 0;
            if (group.mobility().isPresent()) {
                Mobility mobility = group.mobility().get();
                boolean sharesOne = number > 0 && mobility.tracks().size() <= 1;
                ways[i] = sharesOne ? ways[i - 1] : Way.of(site, mobility, number);
                setOutUs[i] = number * mobility.spacingUs();
                moves[i] = true;
            }
        }
    }

    /** Whether a device is not always at one place. */
    boolean moves(int device) {
        return moves[device];
    }

    /** Where it is. */
    Position at(int device, long nowUs) {
        Position placed = devices.get(device).position();
        if (carried[device] != null) {
            return carried[device];
        }
        if (ways[device] == null) {
            return placed;
        }
        LocalPoint point = ways[device].after(nowUs - setOutUs[device]);
        return new Position(point.x(), point.y(), placed.heightM());
    }

    /** It is carried elsewhere now, and stays there. */
    void carry(int device, Position to) {
        carried[device] = to;
    }
}
