package io.chirpsim.bridge.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.bridge.codec.LayoutItem.BitField;
import io.chirpsim.bridge.codec.LayoutItem.Bits;
import io.chirpsim.bridge.codec.LayoutItem.Condition;
import io.chirpsim.bridge.codec.LayoutItem.Group;
import io.chirpsim.bridge.codec.LayoutItem.RecordType;
import io.chirpsim.bridge.codec.LayoutItem.Records;
import io.chirpsim.bridge.codec.LayoutItem.Repeat;
import io.chirpsim.bridge.codec.LayoutItem.Sign;
import io.chirpsim.bridge.codec.LayoutItem.Skip;
import io.chirpsim.bridge.codec.LayoutItem.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static Meaning scaled(String scale, String offset) {
        return meaning(Fraction.parse(scale), Fraction.parse(offset), Map.of(), null, null);
    }

    private static Meaning meaning(Fraction scale, Fraction offset, Map<Long, String> words, Long only, Long absent) {
        return new Meaning(
                scale,
                offset,
                new TreeMap<>(words),
                Optional.ofNullable(only),
                Optional.ofNullable(absent),
                Optional.empty(),
                "");
    }

    private static Value value(String name, WireType type, Meaning meaning) {
        return new Value(name, type, Optional.empty(), OptionalInt.empty(), meaning);
    }

    private static Layout layout(Endian endian, LayoutItem... items) {
        return new Layout(
                List.of(new LayoutMessage(List.of(2), OptionalInt.empty(), endian, List.of(items))), List.of());
    }

    private static Map<String, Object> decode(Layout layout, String hex) throws PayloadException {
        return layout.decodeUplink(2, HexFormat.of().parseHex(hex));
    }

    private static void assertBothWays(Layout layout, String hex, Map<String, Object> fields) throws PayloadException {
        assertEquals(fields, decode(layout, hex));
        EncodedPayload encoded = layout.encodeUplink(FieldSource.of(fields));
        assertArrayEquals(HexFormat.of().parseHex(hex), encoded.bytes());
        assertEquals(2, encoded.fPort());
    }

    @ParameterizedTest
    @CsvSource({
        "u8, ff, 255, ff",
        "i8, ff, -1, ff",
        "u16, 0102, 258, 0201",
        "i16, fffe, -2, feff",
        "u24, 010203, 66051, 030201",
        "i24, fffffd, -3, fdffff",
        "u32, ffffffff, 4294967295, ffffffff",
        "i32, 80000000, -2147483648, 00000080"
    })
    @DisplayName("whole numbers of every size in both orders of bytes")
    void wholeNumbers(String type, String big, long expected, String little) throws PayloadException {
        WireType wire = WireType.valueOf(type.toUpperCase(java.util.Locale.ROOT));
        assertBothWays(layout(Endian.BIG, value("x", wire, Meaning.PLAIN)), big, Map.of("x", expected));
        assertBothWays(layout(Endian.LITTLE, value("x", wire, Meaning.PLAIN)), little, Map.of("x", expected));
    }

    @Test
    @DisplayName("scales are exact: 2350 hundredths are 23.5; Decentlab's 175/65535 - 45 of 25760 is 23.788...")
    void scales() throws PayloadException {
        assertBothWays(layout(Endian.BIG, value("t", WireType.I16, scaled("0.01", "0"))), "092e", Map.of("t", 23.5));
        Layout sht = layout(Endian.BIG, value("t", WireType.U16, scaled("175/65535", "-45")));
        assertEquals(175.0 * 0x64a0 / 65535 - 45, (double) decode(sht, "64a0").get("t"), 1e-12);
        assertArrayEquals(
                new byte[] {0x64, (byte) 0xa0},
                sht.encodeUplink(FieldSource.of(Map.of("t", 23.788))).bytes());
    }

    @Test
    @DisplayName("floating point, truth, words, absent numbers and hexadecimal text")
    void otherValues() throws PayloadException {
        Layout layout = layout(
                Endian.BIG,
                value("f", WireType.F32, Meaning.PLAIN),
                value("on", WireType.BOOL, Meaning.PLAIN),
                value(
                        "door",
                        WireType.U8,
                        meaning(Fraction.ONE, Fraction.ZERO, Map.of(0L, "closed", 1L, "open"), null, null)),
                value("t", WireType.I16, meaning(Fraction.ONE, Fraction.ZERO, Map.of(), null, 0x7FFFL)),
                new LayoutItem.Hex("serial", 3));
        assertBothWays(
                layout, "3fc0000001017fffabcdef", Map.of("f", 1.5, "on", true, "door", "open", "serial", "abcdef"));
        assertBothWays(
                layout,
                "3fc000000002fff6000000",
                Map.of("f", 1.5, "on", false, "door", 2L, "t", -10L, "serial", "000000"));
    }

    @Test
    @DisplayName("bits from the most significant on, signed and unsigned, in both orders of bytes")
    void bits() throws PayloadException {
        List<BitField> fields = List.of(
                new BitField("status", 2, Sign.UNSIGNED, Meaning.PLAIN),
                new BitField("volts", 14, Sign.UNSIGNED, scaled("0.001", "0")));
        assertBothWays(
                layout(Endian.BIG, new Bits(WireType.U16, Optional.empty(), fields)),
                "cbf6",
                Map.of("status", 3L, "volts", 3.062));
        assertBothWays(
                layout(Endian.LITTLE, new Bits(WireType.U16, Optional.empty(), fields)),
                "f6cb",
                Map.of("status", 3L, "volts", 3.062));
        assertBothWays(
                layout(
                        Endian.BIG,
                        new Bits(
                                WireType.U8,
                                Optional.empty(),
                                List.of(
                                        new BitField("a", 4, Sign.SIGNED, Meaning.PLAIN),
                                        new BitField("b", 1, Sign.TRUTH, Meaning.PLAIN),
                                        new BitField("", 3, Sign.UNSIGNED, Meaning.PLAIN)))),
                "f8",
                Map.of("a", -1L, "b", true));
    }

    @Test
    @DisplayName("groups under a condition, repetitions, tagged records, a checksum at the end")
    void structure() throws PayloadException {
        Layout conditional = layout(
                Endian.BIG,
                value("flags", WireType.U8, Meaning.PLAIN),
                new Group(
                        new Condition("flags", List.of(), OptionalInt.of(1)),
                        List.of(value("x", WireType.U8, Meaning.PLAIN))),
                new Group(
                        new Condition("flags", List.of(2L, 3L), OptionalInt.empty()),
                        List.of(value("y", WireType.U8, Meaning.PLAIN))));
        assertBothWays(conditional, "01", Map.of("flags", 1L));
        assertBothWays(conditional, "020507", Map.of("flags", 2L, "x", 5L, "y", 7L));
        Layout repeated = layout(
                Endian.BIG, new Repeat("rows", OptionalInt.empty(), List.of(value("n", WireType.U8, Meaning.PLAIN))));
        assertBothWays(repeated, "0102", Map.of("rows", List.of(Map.of("n", 1L), Map.of("n", 2L))));
        Layout records = layout(
                Endian.LITTLE,
                new Records(
                        2,
                        List.of(
                                new RecordType(0x0175, List.of(value("battery", WireType.U8, Meaning.PLAIN))),
                                new RecordType(
                                        0x0367, List.of(value("temperature", WireType.I16, scaled("0.1", "0")))))),
                new Skip(OptionalInt.of(2)));
        assertBothWays(records, "0175640367ecff0000", Map.of("battery", 100L, "temperature", -2.0));
        assertEquals(Map.of("temperature", 27.2), decode(records, "03671001beef"));
        assertThrows(PayloadException.class, () -> decode(records, "0368100100ef"));
        assertEquals(OptionalInt.empty(), records.uplinkBytes());
    }

    @Test
    @DisplayName("places, what is skipped, and the only number that may stand somewhere")
    void places() throws PayloadException {
        Layout layout = layout(
                Endian.BIG,
                value("", WireType.U8, meaning(Fraction.ONE, Fraction.ZERO, Map.of(), 3L, null)),
                new Value("x", WireType.U8, Optional.empty(), OptionalInt.of(4), Meaning.PLAIN),
                new Skip(OptionalInt.of(1)));
        assertBothWays(layout, "030000000900", Map.of("x", 9L));
        assertEquals(OptionalInt.of(6), layout.uplinkBytes());
        assertThrows(PayloadException.class, () -> decode(layout, "040000000900"));
        assertThrows(PayloadException.class, () -> decode(layout, "03000000090000"));
        assertThrows(PayloadException.class, () -> decode(layout, "0300000009"));
        assertThrows(PayloadException.class, () -> layout.decodeUplink(3, new byte[6]));
    }

    @Test
    @DisplayName("a command that is missing a value or out of range is refused; a sensor shows the end of its scale")
    void ranges() throws PayloadException {
        Layout layout = layout(Endian.BIG, value("t", WireType.I8, scaled("0.5", "0")));
        assertThrows(PayloadException.class, () -> layout.encodeUplink(FieldSource.of(Map.of("t", 64))));
        assertThrows(PayloadException.class, () -> layout.encodeUplink(FieldSource.of(Map.of("t", "warm"))));
        assertThrows(PayloadException.class, () -> layout.encodeUplink(FieldSource.of(Map.of())));
        assertEquals(
                127,
                layout.encodeUplink(new Saturating(FieldSource.of(Map.of("t", 64))))
                        .bytes()[0]);
    }

    @Test
    @DisplayName("random bytes: decoded, or the declared error")
    void randomBytes() {
        Layout layout = layout(
                Endian.BIG,
                value("flags", WireType.U8, Meaning.PLAIN),
                new Group(
                        new Condition("flags", List.of(), OptionalInt.of(0)),
                        List.of(new Repeat(
                                "rows", OptionalInt.of(2), List.of(value("n", WireType.I24, scaled("0.1", "3")))))),
                new Records(1, List.of(new RecordType(1, List.of(value("a", WireType.F32, Meaning.PLAIN))))),
                new Skip(OptionalInt.of(1)));
        Random random = new Random(5);
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            try {
                layout.decodeUplink(2, bytes);
                decoded++;
            } catch (PayloadException e) {
                assertEquals(1, e.getMessage().lines().count());
            }
        }
        assertEquals(true, decoded > 0);
    }

    /** Takes what does not fit at the end of the scale. */
    private record Saturating(FieldSource fields) implements FieldSource {
        @Override
        public Object value(String field) {
            return fields.value(field);
        }

        @Override
        public List<FieldSource> elements(String group, int count) throws PayloadException {
            return fields.elements(group, count);
        }

        @Override
        public OutOfRange outOfRange() {
            return OutOfRange.SATURATE;
        }
    }
}
