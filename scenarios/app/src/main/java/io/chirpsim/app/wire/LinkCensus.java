package io.chirpsim.app.wire;

import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.device.EndDevice;
import io.chirpsim.lorawan.network.LorawanNetwork;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.results.Recorder;
import java.util.List;

/** How devices with adaptive data rate send at the end: so many with each data rate, so many with each TXPower index. */
final class LinkCensus {
    private final List<PlacedDevice> devices;
    private final LorawanNetwork network;
    private final Region region;
    private final Labels labels;

    LinkCensus(List<PlacedDevice> devices, LorawanNetwork network, Region region, Labels labels) {
        this.devices = devices;
        this.network = network;
        this.region = region;
        this.labels = labels;
    }

    /** Tells of all devices. */
    void take(long nowUs, Recorder recorder) {
        for (int i = 0; i < devices.size(); i++) {
            EndDevice device = network.device(i);
            recorder.deviceLink(i, device.dataRate(), device.eirpDbm(), device.nbTrans());
            if (devices.get(i).group().adr()) {
                String rate = region.dataRate(device.dataRate()).uplink().label();
                recorder.count(labels.register("adr.devices." + rate), 1, nowUs);
                recorder.count(labels.register("adr.devices.txPower" + device.txPower()), 1, nowUs);
            }
        }
    }
}
