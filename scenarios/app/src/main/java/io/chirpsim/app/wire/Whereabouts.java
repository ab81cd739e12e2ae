package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
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

    Whereabouts(Scenario scenario, List<PlacedDevice> devices) {
        this.devices = devices;
        this.carried = new Position[devices.size()];
        this.moves = new boolean[devices.size()];
        Set<String> groups = scenario.events().stream()
                .filter(TimelineEvent.Move.class::isInstance)
                .map(event -> ((TimelineEvent.Move) event).group())
                .collect(Collectors.toSet());
        for (int i = 0; i < moves.length; i++) {
            moves[i] = groups.contains(devices.get(i).group().name());
        }
    }

    /** Whether a device is not always at one place. */
    boolean moves(int device) {
        return moves[device];
    }

    /** Where it is. */
    Position at(int device, long nowUs) {
        return carried[device] != null ? carried[device] : devices.get(device).position();
    }

    /** It is carried elsewhere now, and stays there. */
    void carry(int device, Position to) {
        carried[device] = to;
    }
}
