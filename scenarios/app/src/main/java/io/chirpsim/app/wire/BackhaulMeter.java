package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.BackhaulProtocol;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.lorawan.network.GatewayObserver;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.results.BackhaulVolume;
import io.chirpsim.sim.Kernel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts what goes over the backhaul of every gateway between warm-up and end. */
final class BackhaulMeter implements GatewayObserver {
    private static final double SECOND_US = 1e6;

    private final Kernel kernel;
    private final long fromUs;
    private final long untilUs;
    private final List<BackhaulBytes> bytes = new ArrayList<>();
    private final long[] up;
    private final long[] down;

    BackhaulMeter(
            Kernel kernel,
            List<GatewaySite> gateways,
            Function<BackhaulProtocol, BackhaulBytes> protocols,
            long fromUs,
            long untilUs) {
        this.kernel = kernel;
        this.fromUs = fromUs;
        this.untilUs = untilUs;
        this.up = new long[gateways.size()];
        this.down = new long[gateways.size()];
        Map<BackhaulProtocol, BackhaulBytes> known = new EnumMap<>(BackhaulProtocol.class);
        gateways.forEach(site -> bytes.add(known.computeIfAbsent(site.backhaul().protocol(), protocols)));
    }

    /** What it came to, with what keeps the way open while nothing else happens. */
    BackhaulVolume volume(int gatewayIndex) {
        long measuredUs = untilUs - fromUs;
        BackhaulBytes.Both idle =
                bytes.get(gatewayIndex).idle(gatewayIndex, Math.round(Math.floor(measuredUs / SECOND_US)));
        return new BackhaulVolume(up[gatewayIndex] + idle.up(), down[gatewayIndex] + idle.down(), measuredUs);
    }

    private boolean counts() {
        return kernel.nowUs() >= fromUs && kernel.nowUs() < untilUs;
    }

    private void add(int gatewayIndex, BackhaulBytes.Both both) {
        up[gatewayIndex] += both.up();
        down[gatewayIndex] += both.down();
    }

    @Override
    public void uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
        if (counts()) {
            add(gatewayIndex, bytes.get(gatewayIndex).uplink(gatewayIndex, frame, rssiDbm, snrDb));
        }
    }

    @Override
    public void downlink(DownlinkOrder order) {
        if (counts()) {
            add(order.gatewayIndex(), bytes.get(order.gatewayIndex()).order(order));
        }
    }

    @Override
    public void answered(DownlinkOrder order, TxStatus status) {
        if (counts()) {
            add(order.gatewayIndex(), bytes.get(order.gatewayIndex()).answer(order, status));
        }
    }
}
