package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DataRateChoice;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.bridge.codec.PayloadCodec;
import java.util.List;
import java.util.Optional;

/** Checks between the keys of one group; values that were wrong are null. */
final class DeviceChecks {
    private DeviceChecks() {}

    static void check(Values v, Cursor at) {
        MobilityFormat.checkPlace(v, at);
        checkCount(v, at);
        checkEuis(v, at);
        checkPayload(v, at);
        checkCodecs(v, at);
        checkEirp(v, at);
        ClassChecks.ofDevices(v, at);
    }

    private static void checkEirp(Values v, Cursor at) {
        String region = v.get(ScenarioFormat.REGION);
        Double power = v.get(DeviceFormat.TX_POWER);
        Double gain = v.get(DeviceFormat.ANTENNA_GAIN);
        if (region == null || power == null || gain == null) {
            return;
        }
        double limitDbm = at.reading().regions().maxDeviceEirpDbm(region);
        if (power + gain > limitDbm + 1e-9) {
            at.at("txPower")
                    .wrong("found " + tenths(power) + " dBm into an antenna of " + tenths(gain) + " dBi, "
                            + tenths(power + gain)
                            + " dBm EIRP; allowed in " + region + ": " + tenths(limitDbm)
                            + " dBm EIRP, here txPower up to "
                            + tenths(Math.floor(10 * (limitDbm - gain)) / 10) + " dBm");
        }
    }

    private static String tenths(double value) {
        return Canonical.number(Math.rint(10 * value) / 10);
    }

    /** How many end-devices: as written, or as many as are listed; empty for a trace. */
    static Optional<Integer> count(Values v) {
        if (v.get(DeviceFormat.PLACE) instanceof Place.Listed listed) {
            return Optional.of(listed.sensors().size());
        }
        int euis = v.get(DeviceFormat.DEV_EUI).size();
        return v.get(DeviceFormat.COUNT).or(() -> euis > 0 ? Optional.of(euis) : Optional.empty());
    }

    private static void checkCount(Values v, Cursor at) {
        Optional<Integer> written = v.get(DeviceFormat.COUNT);
        if (written == null || v.get(DeviceFormat.PLACE) == null || v.get(DeviceFormat.DEV_EUI) == null) {
            return;
        }
        if (v.get(DeviceFormat.TRAFFIC) instanceof Traffic.Trace) {
            written.ifPresent(count -> at.at("count").wrong("the trace says how many there are; leave it out"));
        } else if (v.get(DeviceFormat.PLACE) instanceof Place.Listed listed) {
            int listedCount = listed.sensors().size();
            if (written.isPresent() && written.get() != listedCount) {
                at.at("count")
                        .wrong("found " + written.get() + ", but the sensor file lists " + listedCount
                                + "; leave it out");
            }
        } else if (count(v).isEmpty() && v.get(DeviceFormat.TRAFFIC) != null) {
            at.reading().report(at.tree().mark(), at.under("count"), "missing; allowed: a whole number from 1 on");
        }
    }

    private static void checkEuis(Values v, Cursor at) {
        List<String> euis = v.get(DeviceFormat.DEV_EUI);
        Optional<Integer> count = v.get(DeviceFormat.COUNT);
        if (euis == null || euis.isEmpty() || count == null) {
            return;
        }
        if (v.get(DeviceFormat.PLACE) instanceof Place.Listed || v.get(DeviceFormat.TRAFFIC) instanceof Traffic.Trace) {
            at.at("devEUI").wrong("the sensor file or trace has the DevEUIs; leave it out");
        } else if (count.isPresent() && count.get() != euis.size()) {
            at.at("devEUI").wrong("found " + euis.size() + "; allowed: as many as count, " + count.get());
        }
    }

    private static void checkPayload(Values v, Cursor at) {
        String region = v.get(ScenarioFormat.REGION);
        DataRateChoice choice = v.get(DeviceFormat.DATA_RATE);
        int payload = payloadBytes(v, at);
        if (region == null || choice == null || payload < 0) {
            return;
        }
        RegionFacts facts = at.reading().regions();
        List<Integer> usable =
                choice instanceof DataRateChoice.Fixed fixed ? List.of(fixed.index()) : facts.uplinkDataRates(region);
        int longest = usable.stream()
                .mapToInt(index -> facts.maxPayloadBytes(region, index))
                .max()
                .orElse(0);
        if (payload > longest) {
            String rates = choice instanceof DataRateChoice.Fixed fixed ? "DR" + fixed.index() : "any data rate";
            at.at("traffic")
                    .at("payload")
                    .wrong("found " + payload + " B; allowed: at most " + longest + " B at " + rates + " in " + region);
        }
    }

    /** The sensors of a file may each have a profile of their own. */
    private static void checkCodecs(Values v, Cursor at) {
        if (!(v.get(DeviceFormat.TRAFFIC) instanceof Traffic.Made made)
                || made.payloadBytes() != Traffic.FROM_CODEC && !(made instanceof Traffic.Threshold)
                || !(v.get(DeviceFormat.PLACE) instanceof Place.Listed listed)) {
            return;
        }
        for (Sensor sensor : listed.sensors()) {
            DeviceProfile profile = at.reading().profiles().get(sensor.profile().orElse(v.get(DeviceFormat.PROFILE)));
            if (profile != null && profile.codec().isEmpty()) {
                at.at("traffic")
                        .wrong(
                                "the sensor '" + sensor.name() + "' has the profile '" + profile.name()
                                        + "', which has no codec to make payloads; allowed: 'payload: 12 B', or another profile");
                return;
            }
            if (profile != null
                    && made instanceof Traffic.Threshold threshold
                    && !TrafficFormat.sampledFields(profile).contains(threshold.field())) {
                at.at("traffic")
                        .wrong("the sensor '" + sensor.name() + "' has the profile '" + profile.name()
                                + "', which has no values for the field '" + threshold.field() + "'");
                return;
            }
        }
    }

    /** What is sent at most; -1 if that is not known. */
    private static int payloadBytes(Values v, Cursor at) {
        if (!(v.get(DeviceFormat.TRAFFIC) instanceof Traffic.Made made)) {
            return -1;
        }
        String name = v.get(DeviceFormat.PROFILE);
        DeviceProfile profile = name == null ? null : at.reading().profiles().get(name);
        if (made.payloadBytes() != Traffic.FROM_CODEC || profile == null) {
            return made.payloadBytes();
        }
        return profile.codec().map(PayloadCodec::mostUplinkBytes).orElse(-1);
    }
}
