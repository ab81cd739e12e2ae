package io.chirpsim.lorawan.classb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.lorawan.Vectors;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeaconFrameTest {
    /** Time CC020000, InfoDesc 0, latitude 002001, longitude 038100. */
    private static final BeaconFrame EXAMPLE = new BeaconFrame(0xCC020000, 0, 0x038100_002001L);

    @ParameterizedTest(name = "SF{0}")
    @CsvSource({"9, 0000000002CCA27E00012000008103DE55", "10, 000000000002CCA27E000120000081030050D4"})
    @DisplayName("the examples of the standard (LoRaWAN L2 1.0.4, 13.4)")
    void examples(int spreadingFactor, String hex) throws MalformedFrameException {
        assertArrayEquals(Vectors.bytes(hex), EXAMPLE.bytes(spreadingFactor));
        assertEquals(EXAMPLE, BeaconFrame.of(Vectors.bytes(hex), spreadingFactor));
    }

    @ParameterizedTest(name = "SF{0}: {1} bytes")
    @CsvSource({"8, 19", "9, 17", "10, 19", "12, 23"})
    @DisplayName("lengths of the regional parameters")
    void lengths(int spreadingFactor, int bytes) throws MalformedFrameException {
        assertEquals(bytes, BeaconFrame.length(spreadingFactor));
        BeaconFrame beacon = BeaconFrame.at(1_451_260_800, 39.481, -0.343);
        assertEquals(bytes, beacon.bytes(spreadingFactor).length);
        assertEquals(beacon, BeaconFrame.of(beacon.bytes(spreadingFactor), spreadingFactor));
    }

    @Test
    @DisplayName("one wrong bit of the common part is noticed, one of the gateway's part is not")
    void crc() throws MalformedFrameException {
        byte[] bytes = EXAMPLE.bytes(9);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            if (bit < 64) {
                assertThrows(MalformedFrameException.class, () -> BeaconFrame.of(changed, 9));
            } else {
                assertEquals(EXAMPLE.time(), BeaconFrame.of(changed, 9).time());
            }
        }
    }

    @Test
    @DisplayName("random bytes raise only the declared error")
    void randomBytes() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            try {
                BeaconFrame.of(bytes, 9);
            } catch (MalformedFrameException e) {
                assertEquals(MalformedFrameException.class, e.getClass());
            }
        }
    }
}
