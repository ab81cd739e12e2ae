package io.chirpsim.bridge;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** How a log writes payloads. Never guessed: most hexadecimal texts are valid base64, too. */
public enum PayloadEncoding {
    /** Two hexadecimal digits a byte. */
    HEX {
        @Override
        byte[] decode(String text) {
            return HexFormat.of().parseHex(text);
        }
    },
    /** RFC 4648 section 4. */
    BASE64 {
        @Override
        byte[] decode(String text) {
            return Base64.getDecoder().decode(text);
        }
    };

    /** @throws IllegalArgumentException if the text is not of this encoding */
    abstract byte[] decode(String text);

    /** Its name in scenario files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
