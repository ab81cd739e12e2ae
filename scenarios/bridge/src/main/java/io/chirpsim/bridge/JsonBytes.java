package io.chirpsim.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON into one buffer that is used again and again. Commas come by themselves: {@link #key} and {@link #element} write one unless
 * they follow an opening bracket.
 */
public final class JsonBytes {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[2048];
    private int length;

    /** Starts anew. */
    public JsonBytes clear() {
        length = 0;
        return this;
    }

    /** How much is written, for {@link #rewind}. */
    public int mark() {
        return length;
    }

    /** Forgets what was written after a mark. */
    public JsonBytes rewind(int mark) {
        length = mark;
        return this;
    }

    /** A copy of what was written. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    public JsonBytes key(String asciiName) {
        element();
        room(asciiName.length() + 3);
        bytes[length++] = '"';
        putAscii(asciiName);
        bytes[length++] = '"';
        bytes[length++] = ':';
        return this;
    }

    /** Begins an element of an array. */
    public JsonBytes element() {
        if (length > 0 && bytes[length - 1] != '{' && bytes[length - 1] != '[') {
            put(',');
        }
        return this;
    }

    /** ASCII as it is. */
    public JsonBytes raw(String ascii) {
        room(ascii.length());
        putAscii(ascii);
        return this;
    }

    /** Bytes as they are. */
    public JsonBytes raw(byte[] written) {
        room(written.length);
        System.arraycopy(written, 0, bytes, length, written.length);
        length += written.length;
        return this;
    }

    public JsonBytes put(int ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** A string with its quotes, escaped as RFC 8259 section 7 asks and no more. */
    public JsonBytes text(String value) {
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return utf8(value, i);
            }
            escaped(c);
        }
        return put('"');
    }

    private JsonBytes utf8(String value, int from) {
        for (byte b : value.substring(from).getBytes(StandardCharsets.UTF_8)) {
            escaped(b & 0xFF);
        }
        return put('"');
    }

    private void escaped(int c) {
        room(6);
        if (c == '"' || c == '\\') {
            bytes[length++] = '\\';
        } else if (c < 0x20) {
            putAscii("\\u00");
            bytes[length++] = HEX[c >> 4];
            c = HEX[c & 0xF];
        }
        bytes[length++] = (byte) c;
    }

    /** A whole number above {@link Long#MIN_VALUE}. */
    public JsonBytes number(long value) {
        if (value < 0) {
            return put('-').number(-value);
        }
        room(20);
        int end = length + digits(value);
        long rest = value;
        for (int i = end - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** A non-negative number with leading zeros. */
    public JsonBytes padded(long value, int width) {
        room(width);
        long rest = value;
        for (int i = length + width - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /**
     * A number given in parts, without zeros at its end.
     *
     * @param parts the number times ten to the power of {@code decimals}
     * @param decimals how many decimals at most
     * @param shown how many decimals at least
     */
    public JsonBytes decimal(long parts, int decimals, int shown) {
        if (parts < 0) {
            put('-');
        }
        long rest = Math.abs(parts);
        int width = decimals;
        for (; width > shown && rest % 10 == 0; width--) {
            rest /= 10;
        }
        long one = 1;
        for (int i = 0; i < width; i++) {
            one *= 10;
        }
        number(rest / one);
        return width == 0 ? this : put('.').padded(rest % one, width);
    }

    /** A string of upper-case hexadecimal digits. */
    public JsonBytes hexText(long value, int digits) {
        return put('"').hex(HEX, value, digits).put('"');
    }

    /** A string of lower-case hexadecimal digits. */
    public JsonBytes lowerHexText(long value, int digits) {
        return put('"').hex(LOWER_HEX, value, digits).put('"');
    }

    /** A random UUID (RFC 4122, version 4) made of 122 of these bits, as a string. */
    public JsonBytes uuidText(long high, long low) {
        put('"').hex(LOWER_HEX, high >>> 32, 8)
                .put('-')
                .hex(LOWER_HEX, high >>> 16, 4)
                .put('-');
        put('4').hex(LOWER_HEX, high, 3).put('-');
        hex(LOWER_HEX, low >>> 48 & 0x3FFF | 0x8000, 4).put('-');
        return hex(LOWER_HEX, low, 12).put('"');
    }

    private JsonBytes hex(byte[] alphabet, long value, int digits) {
        room(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            bytes[length++] = alphabet[(int) (value >>> shift) & 0xF];
        }
        return this;
    }

    /** A string in base64 with padding, RFC 4648 section 4. */
    public JsonBytes base64Text(byte[] value, int size) {
        room((size + 2) / 3 * 4 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < size; i += 3) {
            int triple = (value[i] & 0xFF) << 16 | byteAt(value, i + 1, size) << 8 | byteAt(value, i + 2, size);
            bytes[length++] = BASE64[triple >> 18];
            bytes[length++] = BASE64[triple >> 12 & 0x3F];
            bytes[length++] = i + 1 < size ? BASE64[triple >> 6 & 0x3F] : (byte) '=';
            bytes[length++] = i + 2 < size ? BASE64[triple & 0x3F] : (byte) '=';
        }
        bytes[length++] = '"';
        return this;
    }

    private static int byteAt(byte[] value, int index, int size) {
        return index < size ? value[index] & 0xFF : 0;
    }

    private void putAscii(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
