package io.chirpsim.bridge;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What The Things Stack says of one gateway with every uplink, written once. */
final class GatewayJson {
    private static final int MESSAGE_FIELD_1 = 1 << 3 | 2;
    private static final int BYTES_FIELD_2 = 2 << 3 | 2;
    private static final int VARINT_FIELD_2 = 2 << 3;

    /** The member {@code gateway_ids}. */
    final byte[] ids;
    /** The member {@code location} after its comma. */
    final byte[] location;
    /** The uplink token in the shape of a protocol buffer (antenna identifiers, concentrator counter), opaque to applications. */
    final byte[] token;

    private final int tokenStart;

    GatewayJson(GatewayIdentity gateway) {
        JsonBytes json = new JsonBytes();
        json.key("gateway_ids").put('{').key("gateway_id").text(gateway.gatewayId());
        this.ids = json.key("eui").hexText(gateway.eui(), 16).put('}').copy();
        json.clear().raw(",\"location\":{\"latitude\":").raw(degrees(gateway.latitudeDeg()));
        json.key("longitude").raw(degrees(gateway.longitudeDeg()));
        if (gateway.altitudeM() != 0) {
            json.key("altitude").number(gateway.altitudeM());
        }
        this.location = json.key("source").text("SOURCE_REGISTRY").put('}').copy();
        byte[] start = tokenStart(gateway);
        this.tokenStart = start.length;
        this.token = Arrays.copyOf(start, start.length + 6);
    }

    /** Puts the counter into the token and tells its length. */
    int tokenLength(long counterUs) {
        int end = tokenStart;
        token[end++] = VARINT_FIELD_2;
        for (long rest = counterUs; ; rest >>>= 7) {
            token[end++] = (byte) (rest < 0x80 ? rest : rest & 0x7F | 0x80);
            if (rest < 0x80) {
                return end;
            }
        }
    }

    /** Seven decimals, a centimetre; not {@code Double.toString}, whose digits differ between Java versions. */
    private static String degrees(double deg) {
        BigDecimal rounded =
                new BigDecimal(deg).setScale(7, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static byte[] tokenStart(GatewayIdentity gateway) {
        ByteArrayOutputStream ids = new ByteArrayOutputStream();
        field(ids, MESSAGE_FIELD_1, gateway.gatewayId().getBytes(StandardCharsets.UTF_8));
        byte[] eui = new byte[8];
        for (int i = 0; i < 8; i++) {
            eui[i] = (byte) (gateway.eui() >>> 56 - 8 * i);
        }
        field(ids, BYTES_FIELD_2, eui);
        ByteArrayOutputStream antenna = new ByteArrayOutputStream();
        field(antenna, MESSAGE_FIELD_1, ids.toByteArray());
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        field(token, MESSAGE_FIELD_1, antenna.toByteArray());
        return token.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        int rest = value.length;
        for (; rest >= 0x80; rest >>>= 7) {
            out.write(rest & 0x7F | 0x80);
        }
        out.write(rest);
        out.writeBytes(value);
    }
}
