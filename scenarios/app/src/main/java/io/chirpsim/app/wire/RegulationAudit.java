package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.regulation.AirAudit;
import io.chirpsim.lorawan.regulation.Finding;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.RadioMedium;
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
    private final LorawanSettings settings;
    private final Lbt gatewayLbt;
    private RadioMedium medium;
    private boolean somebodyListens;
    private Transmission latest;

    /**
     * @param gateways their names
     * @param start virtual date of time 0
     * @param network who else listens
     */
    RegulationAudit(
            Region region,
            Scenario scenario,
            LorawanSettings settings,
            List<PlacedDevice> devices,
            List<String> gateways,
            Instant start,
            RadioListener network) {
        this.region = region;
        this.devices = devices;
        this.gateways = gateways;
        this.network = network;
        int count = devices.size();
        this.settings = settings;
        this.gatewayLbt = settings.owed(scenario.radio().lbt());
        long[] gatewayEntities = gateways.stream().mapToLong(Streams::hash).toArray();
        this.audit = new AirAudit(
                region,
                count,
                gateways.size(),
                sender -> LorawanSettings.rule(
                        sender < count
                                ? devices.get(sender).group().dutyCycle()
                                : scenario.network().gatewayDutyCycle()),
                sender -> sender < count ? devices.get(sender).entity() : gatewayEntities[sender - count],
                start.atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay() / MICROS_PER_NANO);
    }

    /** The air; once, before anything is sent. */
    void connect(RadioMedium air) {
        medium = air;
        long longestUs = gatewayLbt == null ? 0 : gatewayLbt.senseUs();
        for (PlacedDevice device : devices) {
            Lbt lbt = settings.owed(device.group().lbt());
            longestUs = lbt == null ? longestUs : Math.max(longestUs, lbt.senseUs());
        }
        somebodyListens = longestUs > 0;
        if (somebodyListens) {
            medium.rememberFrames(longestUs);
        }
    }

    private void listen(Transmission frame) {
        Lbt lbt = frame.downlink()
                ? gatewayLbt
                : settings.owed(devices.get(frame.sender).group().lbt());
        if (lbt != null) {
            long sinceUs = frame.startUs() - lbt.senseUs();
            int widthHz = frame.modulation.occupiedHz();
            double heardDbm = frame.downlink()
                    ? medium.heardByGatewayDbm(frame.sender, frame.frequencyHz, widthHz, sinceUs)
                    : medium.heardByDeviceDbm(frame.sender, frame.frequencyHz, widthHz, sinceUs);
            audit.listened(frame, heardDbm > lbt.thresholdDbm());
        }
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
        if (somebodyListens) {
            listen(frame);
        }
        network.onAir(frame);
    }

    @Override
    public void onUplinkEnd(Transmission uplink, Receptions receptions) {
        network.onUplinkEnd(uplink, receptions);
    }

    /** One whose gateway is down never was on the air. */
    @Override
    public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
        boolean beaconOrMulticast = downlink.tag < 0;
        if (downlink == latest && !beaconOrMulticast) {
            audit.downlinkTo(deviceIndex, downlink);
        }
        return network.onDownlinkStart(downlink, deviceIndex, rssiDbm);
    }

    @Override
    public void onDownlinkEnd(Transmission downlink, int deviceIndex, RadioCause loss, double rssiDbm, double snrDb) {
        network.onDownlinkEnd(downlink, deviceIndex, loss, rssiDbm, snrDb);
    }
}
