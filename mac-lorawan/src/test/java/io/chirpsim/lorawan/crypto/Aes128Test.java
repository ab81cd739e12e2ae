package io.chirpsim.lorawan.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.lorawan.Vectors;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Aes128Test {
    private final Aes128 aes = new Aes128();

    @Test
    @DisplayName("FIPS-197 appendix C.1: cipher and inverse cipher")
    void fips197() {
        byte[] block = Vectors.bytes("00112233445566778899aabbccddeeff");
        aes.use(Key128.ofHex("000102030405060708090a0b0c0d0e0f"));
        aes.load(block, 0);
        aes.encryptBlock();
        aes.store(block, 0);
        assertEquals("69c4e0d86a7b0430d8cdb78070b4c55a", HexFormat.of().formatHex(block));
        aes.decryptBlock();
        aes.store(block, 0);
        assertEquals("00112233445566778899aabbccddeeff", HexFormat.of().formatHex(block));
    }

    @Test
    @DisplayName("FIPS-197 appendix B")
    void fips197AppendixB() {
        byte[] block = Vectors.bytes("3243f6a8885a308d313198a2e0370734");
        aes.use(Key128.ofHex("2b7e151628aed2a6abf7158809cf4f3c"));
        aes.load(block, 0);
        aes.encryptBlock();
        aes.store(block, 0);
        assertEquals("3925841d02dc09fbdc118597196a0b32", HexFormat.of().formatHex(block));
    }

    @Test
    @DisplayName("equals the JDK's cipher on random keys and blocks, both ways")
    void equalsTheJdk() throws Exception {
        SplittableRandom random = new SplittableRandom(4493);
        Cipher jdk = Cipher.getInstance("AES/ECB/NoPadding");
        for (int i = 0; i < 2000; i++) {
            byte[] keyBytes = new byte[16];
            byte[] block = new byte[16];
            random.nextBytes(keyBytes);
            random.nextBytes(block);
            SecretKeySpec key = new SecretKeySpec(keyBytes, "AES");
            aes.use(Key128.ofHex(HexFormat.of().formatHex(keyBytes)));
            byte[] ours = new byte[16];
            aes.load(block, 0);
            aes.encryptBlock();
            aes.store(ours, 0);
            jdk.init(Cipher.ENCRYPT_MODE, key);
            assertArrayEquals(jdk.doFinal(block), ours);
            aes.load(block, 0);
            aes.decryptBlock();
            aes.store(ours, 0);
            jdk.init(Cipher.DECRYPT_MODE, key);
            assertArrayEquals(jdk.doFinal(block), ours);
        }
    }
}
