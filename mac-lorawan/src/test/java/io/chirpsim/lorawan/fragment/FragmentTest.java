package io.chirpsim.lorawan.fragment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentTest {
    /** Coded fragments 1 to 10 of the bytes 0 to 99 in fragments of 10: brocaar/lorawan, applayer/fragmentation/encode_test.go. */
    private static final List<String> CODED = List.of(
            "262622222e2e22222626",
            "5455565758596a6b7c7d",
            "5c5d6e6f101102030405",
            "363632323e3e22223636",
            "3a3a0e0e0a0a06060a0a",
            "0e0e3232363622223e3e",
            "02020e0e727276766262",
            "1e1e1a1a66665a5a4e4e",
            "1a1b1c1d1e1f30312223",
            "2223242526271819 0a0b".replace(" ", ""));

    private static byte[] block(int bytes) {
        byte[] block = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            block[i] = (byte) i;
        }
        return block;
    }

    @Test
    @DisplayName("coded fragments byte for byte as an independent encoder makes them")
    void vectors() {
        Fragmenter fragmenter = new Fragmenter(block(100), 10);
        assertEquals(10, fragmenter.fragments());
        for (int i = 0; i < CODED.size(); i++) {
            assertArrayEquals(Vectors.bytes(CODED.get(i)), fragmenter.fragment(11 + i), "coded fragment " + (i + 1));
        }
    }

    @Test
    @DisplayName("the shift register: 1001 becomes 1F4, 4000FA, ...")
    void prbs23() {
        assertEquals(0x1F4, ParityMatrix.prbs23(1001));
        assertEquals(0x4000FA, ParityMatrix.prbs23(0x1F4));
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "7, 100", "300, 128", "16000, 333"})
    @DisplayName(
            "a line has at most half of its bits set, none beyond the block, also where the size is a power of two")
    void lines(int number, int fragments) {
        int bits = 0;
        long[] line = ParityMatrix.line(number, fragments);
        for (long word : line) {
            bits += Long.bitCount(word);
        }
        assertTrue(bits > fragments / 4 && bits <= fragments / 2, bits + " of " + fragments);
        assertEquals(0, fragments % 64 == 0 ? 0 : line[line.length - 1] >>> fragments % 64);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 63, 64, 65, 200})
    @DisplayName(
            "whatever fragments come in whatever order: the block is complete exactly when they determine it, and then right")
    void decode(int fragments) {
        byte[] block = block(fragments * 7 - 3);
        Fragmenter fragmenter = new Fragmenter(block, 7);
        for (int round = 0; round < 20; round++) {
            List<Integer> order = new ArrayList<>();
            for (int index = 1; index <= 3 * fragments + 40; index++) {
                order.add(index);
            }
            Collections.shuffle(order, new Random(31L * fragments + round));
            Defragmenter defragmenter = new Defragmenter(fragments);
            int useful = 0;
            for (int i = 0; !defragmenter.complete(); i++) {
                useful += defragmenter.add(order.get(i), fragmenter.fragment(order.get(i))) ? 1 : 0;
                assertEquals(fragments - useful, defragmenter.missing());
            }
            assertArrayEquals(java.util.Arrays.copyOf(block, fragments * 7), defragmenter.block());
            assertFalse(defragmenter.add(1, fragmenter.fragment(1)));
        }
    }

    @Test
    @DisplayName(
            "with a tenth of the fragments lost, about as many coded ones as were lost complete the block: at most a few more")
    void redundancy() {
        int fragments = 200;
        Random random = new Random(4);
        int more = 0;
        for (int device = 0; device < 50; device++) {
            Defragmenter defragmenter = new Defragmenter(fragments);
            for (int index = 1; index <= fragments; index++) {
                if (random.nextDouble() >= 0.1) {
                    defragmenter.add(index, null);
                }
            }
            int lost = defragmenter.missing();
            int coded = 0;
            while (!defragmenter.complete()) {
                defragmenter.add(fragments + ++coded, null);
            }
            more += coded - lost;
        }
        assertTrue(more / 50.0 < 3, "on average " + more / 50.0 + " more than lost");
        assertThrows(IllegalStateException.class, () -> new Defragmenter(3).block());
    }
}
