package io.chirpsim.app.wire;

import io.chirpsim.bridge.ChirpStackGateways;
import io.chirpsim.bridge.Publication;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;

/** ChirpStack's MQTT forwarder with JSON, at QoS 0 over TCP; its statistics every 30 s keep the connection alive. */
final class MqttJsonBytes implements BackhaulBytes {
    private static final long STATS_EVERY_S = 30;

    private final ChirpStackGateways format;
    private final Region region;

    /** @param format one of its own: it counts what it is asked */
    MqttJsonBytes(ChirpStackGateways format, Region region) {
        this.format = format;
        this.region = region;
    }

    /** The bytes of a frame do not matter here, and with {@code fidelity: sizes} there are none. */
    @Override
    public Both uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
        ReceivedFrame zeros = new ReceivedFrame(
                new byte[frame.phyPayloadBytes()],
                frame.phyPayloadBytes(),
                frame.modulation(),
                frame.frequencyHz(),
                frame.endUs(),
                0);
        int channel = Math.max(0, region.channelIndex(frame.frequencyHz()));
        return BackhaulBytes.overTcp(publish(format.up(gatewayIndex, zeros, rssiDbm, snrDb, channel)));
    }

    @Override
    public Both order(DownlinkOrder order) {
        DownlinkOrder zeros = new DownlinkOrder(
                order.gatewayIndex(),
                order.deviceIndex(),
                order.startUs(),
                order.dataRate(),
                order.frequencyHz(),
                order.eirpDbm(),
                new byte[order.phyPayloadBytes()],
                order.phyPayloadBytes(),
                0,
                order.uplinkEndUs());
        return BackhaulBytes.overTcpDown(publish(format.command(zeros)));
    }

    @Override
    public Both answer(DownlinkOrder order, TxStatus status) {
        return BackhaulBytes.overTcp(publish(format.ack(order, status)));
    }

    @Override
    public Both idle(int gatewayIndex, long seconds) {
        return BackhaulBytes.overTcp(publish(format.stats(gatewayIndex, 0))).times(seconds / STATS_EVERY_S);
    }

    /** PUBLISH at QoS 0 of MQTT 3.1.1, section 3.3. */
    private static int publish(Publication publication) {
        int rest = 2 + publication.topic().length() + publication.payload().length;
        int lengthBytes = rest < 128 ? 1 : rest < 16_384 ? 2 : 3;
        return 1 + lengthBytes + rest;
    }
}
