package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.Sight;
import io.chirpsim.phy.UrbanMacro;
import io.chirpsim.phy.UrbanMicro;
import io.chirpsim.random.Streams;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("uma and umi")
class PathLossesTest {
    private static final Position GATEWAY = new Position(0, 0, 25);
    private static final Position DEVICE = new Position(100, 0, 1.5);
    private static final Streams STREAMS = new Streams(3, 0);

    private static double clearShare(PathLossModel model, Object clear) {
        PathLosses.LinkLoss losses = PathLosses.of(new Propagation.Published(model));
        return LongStream.range(0, 10_000)
                        .filter(device ->
                                losses.of(DEVICE, device, GATEWAY, 5, STREAMS).equals(clear))
                        .count()
                / 1e4;
    }

    /** At 100 m: 0.18 + 0.82 exp(-100/63) = 0.3477, 0.18 + 0.82 exp(-100/36) = 0.2310; four standard errors of 10,000 links. */
    @Test
    @DisplayName("are in sight as often as TR 38.901 says, each link once and for all")
    void drawn() {
        assertEquals(0.3477, clearShare(PathLossModel.UMA, new UrbanMacro(Sight.CLEAR)), 0.019);
        assertEquals(0.2310, clearShare(PathLossModel.UMI, new UrbanMicro(Sight.CLEAR)), 0.017);
        PathLosses.LinkLoss losses = PathLosses.of(new Propagation.Published(PathLossModel.UMA));
        assertEquals(losses.of(DEVICE, 9, GATEWAY, 5, STREAMS), losses.of(DEVICE, 9, GATEWAY, 5, new Streams(3, 0)));
    }
}
