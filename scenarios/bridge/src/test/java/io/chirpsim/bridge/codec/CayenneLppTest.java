package io.chirpsim.bridge.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first three payloads are those of the Cayenne LPP reference of myDevices, section "Payload structure". */
class CayenneLppTest {
    private static Map<String, Object> decode(String hex) throws PayloadException {
        return new CayenneLpp(List.of(), 1).decodeUplink(1, HexFormat.of().parseHex(hex));
    }

    private static void assertBothWays(String hex, Map<String, Object> fields) throws PayloadException {
        assertEquals(fields, decode(hex));
        EncodedPayload again =
                new CayenneLpp(List.copyOf(decode(hex).keySet()), 7).encodeUplink(FieldSource.of(fields));
        assertArrayEquals(HexFormat.of().parseHex(hex), again.bytes());
        assertEquals(7, again.fPort());
    }

    @Test
    @DisplayName("the reference's two temperature sensors: 27.2 and 25.5 degrees")
    void twoTemperatures() throws PayloadException {
        assertBothWays("03670110056700FF", Map.of("temperature_3", 27.2, "temperature_5", 25.5));
    }

    @Test
    @DisplayName("the reference's temperature and acceleration, with negative values")
    void temperatureAndAcceleration() throws PayloadException {
        assertBothWays("0167FFD7", Map.of("temperature_1", -4.1));
        assertBothWays("067104D2FB2E0000", Map.of("accelerometer_6", Map.of("x", 1.234, "y", -1.234, "z", 0.0)));
    }

    @Test
    @DisplayName("the reference's position: 42.3519, -87.9094, 10 m")
    void position() throws PayloadException {
        assertBothWays(
                "018806765FF2960A0003E8",
                Map.of("gps_1", Map.of("latitude", 42.3519, "longitude", -87.9094, "altitude", 10.0)));
    }

    @Test
    @DisplayName("every other type, sizes and resolutions of the reference's table")
    void everyType() throws PayloadException {
        assertBothWays(
                "000001" + "010100" + "02020103" + "0303FE0C",
                Map.of("digital_in_0", 1L, "digital_out_1", 0L, "analog_in_2", 2.59, "analog_out_3", -5.0));
    }

    @Test
    void otherTypes() throws PayloadException {
        assertBothWays("0465FFFF", Map.of("luminosity_4", 65535L));
        assertBothWays("056601", Map.of("presence_5", 1L));
        assertBothWays("066885", Map.of("relative_humidity_6", 66.5));
        assertBothWays("07732782", Map.of("barometric_pressure_7", 1011.4));
        assertBothWays("0886FF9C00640001", Map.of("gyrometer_8", Map.of("x", -1.0, "y", 1.0, "z", 0.01)));
    }

    @Test
    @DisplayName("ChirpStack groups by type: temperatureSensor: {3: 27.2, 5: 25.5}")
    void asChirpStack() throws PayloadException {
        assertEquals(
                Map.of("temperatureSensor", Map.of("3", 27.2, "5", 25.5)),
                CayenneLpp.asChirpStack(decode("03670110056700FF")));
    }

    @Test
    @DisplayName("a truncated value, an unknown type and a value out of range are the declared error")
    void refused() {
        assertThrows(PayloadException.class, () -> decode("0367"));
        assertThrows(PayloadException.class, () -> decode("03"));
        assertThrows(PayloadException.class, () -> decode("03AA00"));
        CayenneLpp codec = new CayenneLpp(List.of("temperature_1"), 1);
        assertThrows(PayloadException.class, () -> codec.encodeUplink(FieldSource.of(Map.of("temperature_1", 4000))));
        assertThrows(PayloadException.class, () -> codec.encodeUplink(FieldSource.of(Map.of())));
        assertThrows(IllegalArgumentException.class, () -> new CayenneLpp(List.of("temperature"), 1));
    }

    @Test
    @DisplayName("random bytes: decoded, or the declared error")
    void randomBytes() {
        Random random = new Random(4);
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            try {
                new CayenneLpp(List.of(), 1).decodeUplink(1, bytes);
                decoded++;
            } catch (PayloadException e) {
                assertEquals(1, e.getMessage().lines().count());
            }
        }
        assertEquals(true, decoded > 0);
    }
}
