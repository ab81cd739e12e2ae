package io.chirpsim.mqtt.packet;

import java.nio.charset.StandardCharsets;

/**
 * Strings of MQTT 3.1.1, section 1.5.3: well-formed UTF-8 without U+0000 and surrogates. As mosquitto does, and as section 1.5.3 allows,
 * control characters (U+0001 to U+001F, U+007F to U+009F) and the non-characters of Unicode are refused as well.
 */
final class Utf8 {
    private Utf8() {}

    static String text(byte[] bytes, int offset, int length) throws MalformedPacketException {
        int end = offset + length;
        int at = offset;
        while (at < end && bytes[at] >= 0x20 && bytes[at] != 0x7F) {
            at++;
        }
        if (at == end) {
            return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
        while (at < end) {
            at = afterCodePoint(bytes, at, end);
        }
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    private static int afterCodePoint(byte[] bytes, int at, int end) throws MalformedPacketException {
        int first = bytes[at] & 0xFF;
        int more = first < 0x80 ? 0 : first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2 : 3;
        if (first >= 0x80 && first < 0xC2 || first > 0xF4 || at + more >= end) {
            throw new MalformedPacketException("ill-formed UTF-8");
        }
        int codePoint = more == 0 ? first : first & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            int next = bytes[at + i];
            if ((next & 0xC0) != 0x80) {
                throw new MalformedPacketException("ill-formed UTF-8");
            }
            codePoint = codePoint << 6 | next & 0x3F;
        }
        check(codePoint, more);
        return at + more + 1;
    }

    private static void check(int codePoint, int more) throws MalformedPacketException {
        boolean overlong = more == 2 && codePoint < 0x800 || more == 3 && codePoint < 0x10000;
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        boolean control = codePoint <= 0x1F || codePoint >= 0x7F && codePoint <= 0x9F;
        boolean nonCharacter = codePoint >= 0xFDD0 && codePoint <= 0xFDEF || (codePoint & 0xFFFE) == 0xFFFE;
        if (overlong || surrogate || control || nonCharacter || codePoint > 0x10FFFF) {
            throw new MalformedPacketException("character not allowed in a string");
        }
    }
}
