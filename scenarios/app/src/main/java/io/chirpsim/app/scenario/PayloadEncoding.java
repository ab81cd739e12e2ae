package io.chirpsim.app.scenario;

/** How a log writes the bytes of a payload: never guessed, since hexadecimal text is valid Base64 as well. */
public enum PayloadEncoding implements Word {
    /** Two hexadecimal digits per byte. */
    HEX("hex"),
    /** Base64 of RFC 4648. */
    BASE64("base64");

    private final String word;

    PayloadEncoding(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
