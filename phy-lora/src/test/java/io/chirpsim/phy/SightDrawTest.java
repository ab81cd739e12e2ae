package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.random.Streams;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether a link is in sight")
class SightDrawTest {
    private static final int LINKS = 20_000;
    private static final SightDraw DRAW = new SightDraw(new Streams(7, 0));

    private static long clear(double probability, long gateway) {
        return LongStream.range(0, LINKS)
                .filter(device -> DRAW.sight(probability, device, gateway) == Sight.CLEAR)
                .count();
    }

    /** Four standard errors of a share: 4 sqrt(p (1 - p) / 20000). */
    @Test
    @DisplayName("comes with the probability asked for, at the ends without exception")
    void probability() {
        assertEquals(0.3, (double) clear(0.3, 11) / LINKS, 0.013);
        assertEquals(0.5, (double) clear(0.5, 11) / LINKS, 0.0142);
        assertEquals(LINKS, clear(1, 11));
        assertEquals(0, clear(0, 11));
    }

    /** Independent links agree in p^2 + (1 - p)^2 = half of the cases. */
    @Test
    @DisplayName("stays for a device and a gateway, and is another draw for another gateway or replication")
    void frozen() {
        SightDraw again = new SightDraw(new Streams(7, 0));
        SightDraw other = new SightDraw(new Streams(7, 1));
        assertEquals(1, agreeing(again, 11));
        assertEquals(0.5, agreeing(again, 12), 0.0142);
        assertEquals(0.5, agreeing(other, 11), 0.0142);
    }

    private static double agreeing(SightDraw with, long gateway) {
        long same = LongStream.range(0, LINKS)
                .filter(device -> DRAW.sight(0.5, device, 11) == with.sight(0.5, device, gateway))
                .count();
        return (double) same / LINKS;
    }
}
