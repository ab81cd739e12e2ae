package io.chirpsim.lorawan.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramePropertyTest {
    private static final MType[] DATA = {
        MType.UNCONFIRMED_DATA_UP, MType.CONFIRMED_DATA_UP, MType.UNCONFIRMED_DATA_DOWN, MType.CONFIRMED_DATA_DOWN
    };

    private final BytesCodec bytes = new BytesCodec();
    private final SizesCodec sizes = new SizesCodec();
    private final SplittableRandom random = new SplittableRandom(104);

    @Test
    @DisplayName("any data frame comes back as it was sealed; both fidelities have the same length and verdict")
    void dataRoundTrip() throws MalformedFrameException {
        for (int i = 0; i < 3000; i++) {
            DataFrame frame = randomFrame();
            SessionKeys keys = new SessionKeys(randomKey(), randomKey());
            byte[] air = bytes.seal(frame, keys);
            DataFrame read = open(bytes, frame, air);
            assertEquals(frame.fCnt() & 0xFFFF, read.fCnt());
            assertEquals(frame.mType(), read.mType());
            assertEquals(frame.devAddr(), read.devAddr());
            assertEquals(frame.fCtrl(), read.fCtrl());
            assertEquals(frame.fPort(), read.fPort());
            assertArrayEquals(frame.fOpts(), read.fOpts());
            assertArrayEquals(frame.frmPayload(), bytes.plain(read, frame.fCnt(), keys));
            assertTrue(bytes.authentic(air, read, frame.fCnt(), keys));
            assertFalse(bytes.authentic(air, read, frame.fCnt() + 65_536, keys));

            Object record = sizes.seal(frame, null);
            DataFrame same = open(sizes, frame, record);
            assertEquals(air.length, same.length());
            assertArrayEquals(frame.frmPayload(), sizes.plain(same, frame.fCnt(), null));
            assertTrue(sizes.authentic(record, same, frame.fCnt(), null));
            assertFalse(sizes.authentic(record, same, frame.fCnt() + 65_536, null));
        }
    }

    private static DataFrame open(FrameCodec codec, DataFrame frame, Object air) throws MalformedFrameException {
        return frame.mType().dataUp() ? (DataFrame) codec.openUplink(air) : codec.openDownlink(air);
    }

    private DataFrame randomFrame() {
        int fPort = random.nextInt(-1, 256);
        byte[] payload = fPort == DataFrame.NO_PORT ? DataFrame.EMPTY : randomBytes(random.nextInt(60));
        byte[] fOpts = fPort == 0 ? DataFrame.EMPTY : randomBytes(random.nextInt(16));
        int fCtrl = random.nextInt(16) << 4;
        return new DataFrame(DATA[random.nextInt(4)], random.nextInt(), fCtrl, random.nextInt(), fOpts, fPort, payload);
    }

    private Key128 randomKey() {
        return new Key128(random.nextLong(), random.nextLong());
    }

    private byte[] randomBytes(int length) {
        byte[] result = new byte[length];
        random.nextBytes(result);
        return result;
    }

    @Test
    @DisplayName("random bytes raise the declared error or are a frame, never anything else")
    void randomBytes() {
        Key128 key = randomKey();
        int malformed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] air = randomBytes(random.nextInt(70));
            if (air.length > 0) {
                air[0] &= (byte) 0xE0;
            }
            malformed += raises(() -> bytes.openUplink(air));
            malformed += raises(() -> bytes.openDownlink(air));
            malformed += raises(() -> bytes.openJoinAccept(air, new RootKeys(key), new JoinRequest(1, 2, 3)));
        }
        assertTrue(malformed > 30_000 && malformed < 60_000, () -> "the test must see both");
    }

    private interface Decoding {
        Object run() throws MalformedFrameException;
    }

    private static int raises(Decoding decoding) {
        try {
            decoding.run();
            return 0;
        } catch (MalformedFrameException e) {
            return 1;
        }
    }

    @Test
    @DisplayName("frames for the other direction are malformed")
    void wrongDirection() {
        SessionKeys keys = new SessionKeys(randomKey(), randomKey());
        DataFrame up =
                new DataFrame(MType.UNCONFIRMED_DATA_UP, 1, 0, 1, DataFrame.EMPTY, DataFrame.NO_PORT, DataFrame.EMPTY);
        assertThrows(MalformedFrameException.class, () -> bytes.openDownlink(bytes.seal(up, keys)));
        assertThrows(MalformedFrameException.class, () -> sizes.openDownlink(up));
        JoinAccept accept = new JoinAccept(1, 2, 3, 0, 0, 1, DataFrame.EMPTY);
        assertThrows(
                MalformedFrameException.class,
                () -> bytes.openUplink(bytes.seal(accept, new RootKeys(randomKey()), new JoinRequest(1, 2, 3))));
        assertThrows(MalformedFrameException.class, () -> sizes.openUplink(accept));
    }

    @Test
    @DisplayName("13 bytes over the payload; an empty acknowledgement has 12")
    void lengths() {
        assertEquals(32, DataFrame.length(0, 1, 19));
        assertEquals(12, DataFrame.length(0, DataFrame.NO_PORT, 0));
    }

    @Test
    @DisplayName("a frame the format cannot carry is refused when it is made")
    void impossibleFrames() {
        byte[] some = {1};
        assertThrows(
                IllegalArgumentException.class,
                () -> new DataFrame(MType.UNCONFIRMED_DATA_UP, 1, 0, 1, new byte[16], 1, some));
        assertThrows(
                IllegalArgumentException.class, () -> new DataFrame(MType.UNCONFIRMED_DATA_UP, 1, 0, 1, some, 0, some));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DataFrame(MType.UNCONFIRMED_DATA_UP, 1, 0, 1, some, DataFrame.NO_PORT, some));
    }
}
