package io.chirpsim.app.wire;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Modulation;

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

    private static final int RXPK =
            "{\"rxpk\":[{\"tmst\":,\"chan\":0,\"rfch\":0,\"freq\":,\"stat\":1,,\"lsnr\":,\"rssi\":,\"size\":,\"data\":\"\"}]}"
                    .length();
    private static final int TXPK =
            "{\"txpk\":{\"imme\":false,\"tmst\":,\"freq\":,\"rfch\":0,\"powe\":,,\"ipol\":true,\"size\":,\"data\":\"\"}}"
                    .length();
    private static final int LORA = "\"modu\":\"LORA\",\"datr\":\"SFBW\",\"codr\":\"4/5\"".length();
    private static final int FSK = "\"modu\":\"FSK\",\"datr\":50000".length();

    /** Lengths are counted, not written: this happens for every copy of every frame. */
    @Override
    public Both uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
        int json = RXPK
                + digits(frame.endUs() & 0xFFFFFFFFL)
                + megahertz(frame.frequencyHz())
                + modulation(frame.modulation())
                + tenths(snrDb)
                + digits(Math.round(rssiDbm))
                + digits(frame.phyPayloadBytes());
        return new Both(UDP + WITH_EUI + json + BackhaulBytes.base64(frame.phyPayloadBytes()), UDP + WITHOUT_EUI);
    }

    @Override
    public Both order(DownlinkOrder order) {
        int json = TXPK
                + digits(order.startUs() & 0xFFFFFFFFL)
                + megahertz(order.frequencyHz())
                + digits(Math.round(order.eirpDbm()))
                + modulation(order.dataRate().downlink())
                + digits(order.phyPayloadBytes());
        return new Both(0, UDP + WITHOUT_EUI + json + BackhaulBytes.base64(order.phyPayloadBytes()));
    }

    /** Length of a whole number, with its sign. */
    private static int digits(long number) {
        int length = number < 0 ? 2 : 1;
        for (long rest = Math.abs(number); rest >= 10; rest /= 10) {
            length++;
        }
        return length;
    }

    /** Six decimals of a megahertz. */
    private static int megahertz(long hz) {
        return digits(hz / 1_000_000) + ".000000".length();
    }

    /** One decimal. */
    private static int tenths(double value) {
        return (value < 0 ? 1 : 0) + digits(Math.round(10 * Math.abs(value)) / 10) + ".0".length();
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

    private static int modulation(Modulation modulation) {
        return modulation instanceof LoraModulation lora
                ? LORA + digits(lora.spreadingFactor()) + digits(lora.bandwidthHz() / 1000)
                : FSK;
    }
}
