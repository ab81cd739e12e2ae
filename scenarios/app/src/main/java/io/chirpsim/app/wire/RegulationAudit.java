package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.regulation.AirAudit;
import io.chirpsim.lorawan.regulation.Finding;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Transmission;
import io.chirpsim.random.Streams;
import io.chirpsim.results.RegulationRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Listens to the air beside the network, for the audit of the rules. */
final class RegulationAudit implements RadioListener {
    private static final long MICROS_PER_NANO = 1_000;

    private final Region region;
    private final List<PlacedDevice> devices;
    private final List<String> gateways;
    private final RadioListener network;
    private final AirAudit audit;
    private Transmission latest;

    /**
     * @param gateways their names
     * @param start virtual date of time 0
     * @param network who else listens
     */
    RegulationAudit(
            Region region,
            NetworkSettings settings,
            List<PlacedDevice> devices,
            List<String> gateways,
            Instant start,
            RadioListener network) {
        this.region = region;
        this.devices = devices;
        this.gateways = gateways;
        this.network = network;
        int count = devices.size();
        long[] gatewayEntities = gateways.stream().mapToLong(Streams::hash).toArray();
        this.audit = new AirAudit(
                region,
                count,
                gateways.size(),
                sender -> LorawanSettings.rule(
                        sender < count ? devices.get(sender).group().dutyCycle() : settings.gatewayDutyCycle()),
                sender -> sender < count ? devices.get(sender).entity() : gatewayEntities[sender - count],
                start.atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay() / MICROS_PER_NANO);
    }

    List<RegulationRow> rows() {
        return audit.findings().stream().map(this::row).toList();
    }

    private RegulationRow row(Finding found) {
        return new RegulationRow(
                found.rule().key(),
                found.subBand() < 0
                        ? ""
                        : region.subBands().get(found.subBand()).name(),
                found.rule().unit(),
                found.worst(),
                found.limit(),
                found.ok(),
                found.rule().law(),
                who(found.sender()),
                found.breaking());
    }

    private String who(int sender) {
        return sender < devices.size()
                ? "device " + devices.get(sender).name()
                : "gateway " + gateways.get(sender - devices.size());
    }

    @Override
    public void onAir(Transmission frame) {
        latest = frame;
        audit.began(frame);
        network.onAir(frame);
    }

    @Override
    public void onUplinkEnd(Transmission uplink, Receptions receptions) {
        network.onUplinkEnd(uplink, receptions);
    }

    /** One whose gateway is down never was on the air. */
    @Override
    public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
        if (downlink == latest) {
            audit.downlinkTo(deviceIndex, downlink);
        }
        return network.onDownlinkStart(downlink, deviceIndex, rssiDbm);
    }

    @Override
    public void onDownlinkEnd(Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
        network.onDownlinkEnd(downlink, deviceIndex, loss, rssiDbm, snrDb);
    }
}
