package io.chirpsim.lorawan.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.lorawan.Vectors;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesCmacTest {
    private static final String MESSAGE = "6bc1bee22e409f96e93d7e117393172a"
            + "ae2d8a571e03ac9c9eb76fac45af8e51"
            + "30c81c46a35ce411e5fbc1191a0a52ef"
            + "f69f2445df4f9b17ad2b417be66c3710";

    @ParameterizedTest(name = "RFC 4493, section 4: {0} bytes")
    @CsvSource({
        "0, bb1d6929e95937287fa37d129b756746",
        "16, 070a16b46b4d4144f79bdd9dd04a287c",
        "40, dfa66747de9ae63030ca32611497c827",
        "64, 51f0bebf7e3b9d92fc49741779363cfe"
    })
    void rfc4493(int length, String expected) {
        assertEquals(expected, mac(length, 64));
    }

    @ParameterizedTest(name = "the same in pieces of {0} bytes")
    @ValueSource(ints = {1, 7, 15, 16, 17, 33})
    void pieces(int piece) {
        assertEquals("dfa66747de9ae63030ca32611497c827", mac(40, piece));
    }

    private static String mac(int length, int piece) {
        Aes128 aes = new Aes128();
        AesCmac cmac = new AesCmac(aes);
        byte[] message = Vectors.bytes(MESSAGE);
        cmac.start(Key128.ofHex("2b7e151628aed2a6abf7158809cf4f3c"));
        for (int at = 0; at < length; at += piece) {
            cmac.update(message, at, Math.min(piece, length - at));
        }
        cmac.finish();
        byte[] mac = new byte[16];
        aes.store(mac, 0);
        return HexFormat.of().formatHex(mac);
    }
}
