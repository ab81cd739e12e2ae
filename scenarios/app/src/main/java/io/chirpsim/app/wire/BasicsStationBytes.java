package io.chirpsim.app.wire;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;

/**
 * The LNS protocol of LoRa Basics Station (its documentation, "The LNS Protocol"): JSON texts {@code updf}, {@code dnmsg} and {@code dntxed} over a
 * WebSocket (RFC 6455) without TLS, a ping and its pong every 30 s. Numbers in the texts have the digits that are usual.
 */
final class BasicsStationBytes implements BackhaulBytes {
    private static final int DATA_FRAME_BYTES = 13;
    private static final long PING_EVERY_S = 30;
    private static final String UP =
            "{\"msgtype\":\"updf\",\"MHdr\":64,\"DevAddr\":637534208,\"FCtrl\":128,\"FCnt\":1000,\"FOpts\":\"\",\"FPort\":10,"
                    + "\"FRMPayload\":\"\",\"MIC\":-1234567890,\"RefTime\":0.000000,\"DR\":5,\"Freq\":868100000,"
                    + "\"upinfo\":{\"rctx\":0,\"xtime\":21955048049877260,\"gpstime\":0,\"rssi\":-100,\"snr\":7.5,"
                    + "\"rxtime\":1767225600.123456}}";
    private static final String DOWN =
            "{\"msgtype\":\"dnmsg\",\"DevEui\":\"00-00-00-00-00-00-00-00\",\"dC\":0,\"diid\":1000,\"pdu\":\"\",\"RxDelay\":1,"
                    + "\"RX1DR\":5,\"RX1Freq\":868100000,\"priority\":0,\"xtime\":21955048049877260,\"rctx\":0,"
                    + "\"MuxTime\":1767225600.123456}";
    private static final String SENT =
            "{\"msgtype\":\"dntxed\",\"diid\":1000,\"DevEui\":\"00-00-00-00-00-00-00-00\",\"rctx\":0,"
                    + "\"xtime\":21955048049877260,\"txtime\":1767225600.123456,\"gpstime\":0}";

    @Override
    public Both uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
        return fromGateway(UP.length() + 2 * Math.max(0, frame.phyPayloadBytes() - DATA_FRAME_BYTES));
    }

    @Override
    public Both order(DownlinkOrder order) {
        int bytes = DOWN.length() + 2 * order.phyPayloadBytes();
        return BackhaulBytes.overTcpDown(bytes + header(bytes));
    }

    /** There is no answer to an order that is not carried out. */
    @Override
    public Both answer(DownlinkOrder order, TxStatus status) {
        return status == TxStatus.OK ? fromGateway(SENT.length()) : new Both(0, 0);
    }

    @Override
    public Both idle(int gatewayIndex, long seconds) {
        Both ping = BackhaulBytes.overTcpDown(header(0));
        Both pong = fromGateway(0);
        return new Both(ping.up() + pong.up(), ping.down() + pong.down()).times(seconds / PING_EVERY_S);
    }

    /** Clients mask what they send with a key of 4 bytes. */
    private static Both fromGateway(int bytes) {
        return BackhaulBytes.overTcp(bytes + header(bytes) + 4);
    }

    private static int header(int bytes) {
        return bytes < 126 ? 2 : 4;
    }
}
