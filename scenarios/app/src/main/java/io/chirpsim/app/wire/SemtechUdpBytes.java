package io.chirpsim.app.wire;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Modulation;
import java.util.Locale;

/**
 * Semtech's UDP protocol, version 2, as PROTOCOL.TXT of Lora-net/packet_forwarder describes it: headers of 12 bytes with the gateway's EUI and of 4
 * without, JSON without blanks, PULL_DATA every 10 s and {@code stat} every 30 s, each confirmed.
 */
final class SemtechUdpBytes implements BackhaulBytes {
    private static final int WITH_EUI = 12;
    private static final int WITHOUT_EUI = 4;
    private static final long PULL_EVERY_S = 10;
    private static final long STAT_EVERY_S = 30;
    private static final String STAT =
            "{\"stat\":{\"time\":\"2026-01-01 00:00:00 GMT\",\"lati\":46.24000,\"long\":3.25230,\"alti\":145,"
                    + "\"rxnb\":2,\"rxok\":2,\"rxfw\":2,\"ackr\":100.0,\"dwnb\":2,\"txnb\":2}}";

    @Override
    public Both uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
        String json = String.format(
                Locale.ROOT,
                "{\"rxpk\":[{\"tmst\":%d,\"chan\":0,\"rfch\":0,\"freq\":%.6f,\"stat\":1,%s,\"lsnr\":%.1f,\"rssi\":%d,\"size\":%d,\"data\":\"\"}]}",
                frame.endUs() & 0xFFFFFFFFL,
                frame.frequencyHz() / 1e6,
                modulation(frame.modulation()),
                snrDb,
                Math.round(rssiDbm),
                frame.phyPayloadBytes());
        return new Both(
                UDP + WITH_EUI + json.length() + BackhaulBytes.base64(frame.phyPayloadBytes()), UDP + WITHOUT_EUI);
    }

    @Override
    public Both order(DownlinkOrder order) {
        String json = String.format(
                Locale.ROOT,
                "{\"txpk\":{\"imme\":false,\"tmst\":%d,\"freq\":%.6f,\"rfch\":0,\"powe\":%d,%s,\"ipol\":true,\"size\":%d,\"data\":\"\"}}",
                order.startUs() & 0xFFFFFFFFL,
                order.frequencyHz() / 1e6,
                Math.round(order.eirpDbm()),
                modulation(order.dataRate().downlink()),
                order.phyPayloadBytes());
        return new Both(0, UDP + WITHOUT_EUI + json.length() + BackhaulBytes.base64(order.phyPayloadBytes()));
    }

    @Override
    public Both answer(DownlinkOrder order, TxStatus status) {
        String error = status == TxStatus.OK ? "NONE" : status.name();
        return new Both(UDP + WITH_EUI + "{\"txpk_ack\":{\"error\":\"\"}}".length() + error.length(), 0);
    }

    @Override
    public Both idle(int gatewayIndex, long seconds) {
        Both pulls = new Both(UDP + WITH_EUI, UDP + WITHOUT_EUI).times(seconds / PULL_EVERY_S);
        Both stats = new Both(UDP + WITH_EUI + STAT.length(), UDP + WITHOUT_EUI).times(seconds / STAT_EVERY_S);
        return new Both(pulls.up() + stats.up(), pulls.down() + stats.down());
    }

    private static String modulation(Modulation modulation) {
        return modulation instanceof LoraModulation lora
                ? "\"modu\":\"LORA\",\"datr\":\"SF" + lora.spreadingFactor() + "BW" + lora.bandwidthHz() / 1000
                        + "\",\"codr\":\"4/5\""
                : "\"modu\":\"FSK\",\"datr\":50000";
    }
}
