package io.chirpsim.app.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads text files: UTF-8 and nothing else, without a byte order mark, up to a limit. */
final class TextFile {
    private static final int MAX_BYTES = 64_000_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /** Why a file could not be read, in words. */
    static String reason(IOException e) {
        return e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
    }

    /**
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     * @throws IOException if it cannot be read or is longer than 64 MB
     */
    static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("longer than " + MAX_BYTES + " bytes");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
