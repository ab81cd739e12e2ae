package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Campaign;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceClass;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Multicast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks of classes, multicast and campaign; values that were wrong are null and what depends on them is not checked. */
final class ClassChecks {
    /** Most uncoded fragments of one session: indexes have 14 bits, and half of them are left for coded ones. */
    private static final int MOST_FRAGMENTS = 8191;

    /** CID and IndexAndN before a fragment. */
    private static final int DATA_FRAGMENT_BYTES = 3;

    private ClassChecks() {}

    /** Of one group of devices. */
    static void ofDevices(Values v, Cursor at) {
        DeviceClass deviceClass = v.get(DeviceFormat.CLASS);
        if (deviceClass == null || v.get(DeviceFormat.PING_SLOTS) == null) {
            return;
        }
        if (deviceClass != DeviceClass.B
                && at.tree() instanceof Tree.Mapping group
                && group.child("pingSlots").isPresent()) {
            at.at("pingSlots")
                    .wrong("only end-devices of class B have ping slots; these are of class " + deviceClass.word());
        }
        if (deviceClass == DeviceClass.B) {
            checkBeacons(v, at.at("class"));
        }
    }

    private static void checkBeacons(Values v, Cursor at) {
        String region = v.get(ScenarioFormat.REGION);
        if (region != null && at.reading().regions().pingSlotDataRate(region).isEmpty()) {
            at.wrong("found B; allowed in " + region + ": A, C (no beacons are known there)");
        }
    }

    static void check(Values v, Cursor at) {
        List<Multicast> groups = v.get(ScenarioFormat.MULTICAST);
        List<DeviceGroup> devices = v.get(ScenarioFormat.DEVICES);
        if (groups == null || devices == null) {
            return;
        }
        Map<String, Multicast> rxc = new HashMap<>();
        groups.forEach(group -> checkMembers(group, devices, rxc, at.reading()));
        Optional<Campaign> campaign = v.get(ScenarioFormat.CAMPAIGN);
        if (campaign != null && campaign.isPresent()) {
            checkStart(v.get(ScenarioFormat.DURATION), campaign.get(), at.at("campaign"));
            checkCampaign(v, campaign.get(), groups, at.at("campaign"));
        }
    }

    private static void checkMembers(
            Multicast multicast, List<DeviceGroup> devices, Map<String, Multicast> rxc, Reading reading) {
        Cursor at = reading.placeOf(multicast);
        if (multicast.deviceClass() == DeviceClass.A) {
            at.at("class").wrong("found A; allowed: B, C");
            return;
        }
        List<String> names = devices.stream().map(DeviceGroup::name).toList();
        for (String member : multicast.members()) {
            Optional<DeviceGroup> group =
                    devices.stream().filter(one -> one.name().equals(member)).findFirst();
            if (group.isEmpty()) {
                at.at("members").wrong("there is no group '" + member + "'" + DidYouMean.hint(member, names));
            } else if (group.get().deviceClass() != multicast.deviceClass()) {
                at.at("members")
                        .wrong("the end-devices of '" + member + "' are of class "
                                + group.get().deviceClass().word() + ", those of the multicast group of class "
                                + multicast.deviceClass().word());
            }
            Multicast before = rxc.putIfAbsent(member, multicast);
            Multicast other = before == null || before.id().equals(multicast.id()) ? null : before;
            if (other != null
                    && multicast.deviceClass() == DeviceClass.C
                    && !other.frequencyHz().equals(multicast.frequencyHz())) {
                at.at("frequency")
                        .wrong("the end-devices of '" + member + "' listen for '" + other.id()
                                + "' on another frequency; give both groups the same");
            }
            if (other != null && multicast.deviceClass() == DeviceClass.C && other.dataRate() != multicast.dataRate()) {
                at.at("dataRate")
                        .wrong("found DR" + multicast.dataRate() + ", but the end-devices of '" + member
                                + "' listen with DR" + other.dataRate() + " for '" + other.id() + "'");
            }
        }
        checkFrequency(at, multicast, reading);
        multicast.send().ifPresent(send -> checkPayload(at, multicast, send, reading));
    }

    private static void checkFrequency(Cursor at, Multicast multicast, Reading reading) {
        String region = at.enclosing().get(ScenarioFormat.REGION);
        multicast
                .frequencyHz()
                .filter(hz -> region != null && !reading.regions().permits(region, hz))
                .ifPresent(hz -> at.at("frequency")
                        .wrong("found " + Canonical.number(hz / 1e6) + " MHz; allowed: a frequency of " + region));
        if (multicast.deviceClass() != DeviceClass.B && multicast.pingPeriodicity() != Defaults.PING_PERIODICITY) {
            at.at("pingSlots").wrong("only groups of class B have ping slots; this one is of class C");
        }
    }

    private static void checkPayload(Cursor at, Multicast multicast, Multicast.Send send, Reading reading) {
        String region = at.enclosing().get(ScenarioFormat.REGION);
        int most = region == null ? Integer.MAX_VALUE : reading.regions().maxPayloadBytes(region, multicast.dataRate());
        if (send.payloadBytes() > most) {
            at.at("send")
                    .at("payload")
                    .wrong("found " + send.payloadBytes() + " B; allowed: at most " + most + " B at DR"
                            + multicast.dataRate() + " in " + region);
        }
    }

    private static void checkStart(Optional<Long> durationUs, Campaign campaign, Cursor at) {
        if (durationUs != null && durationUs.isPresent() && campaign.startUs() >= durationUs.get()) {
            at.at("start")
                    .wrong("found " + Canonical.time(campaign.startUs()) + "; allowed: before the end of the run, "
                            + Canonical.time(durationUs.get()));
        }
    }

    private static void checkCampaign(Values v, Campaign campaign, List<Multicast> groups, Cursor at) {
        Optional<Multicast> group = groups.stream()
                .filter(one -> one.id().equals(campaign.multicast()))
                .findFirst();
        if (group.isEmpty()) {
            List<String> ids = groups.stream().map(Multicast::id).toList();
            at.at("multicast")
                    .wrong("there is no multicast group '" + campaign.multicast() + "'"
                            + DidYouMean.hint(campaign.multicast(), ids));
            return;
        }
        int most = at.reading()
                        .regions()
                        .maxPayloadBytes(
                                v.get(ScenarioFormat.REGION), group.get().dataRate())
                - DATA_FRAGMENT_BYTES;
        if (campaign.fragmentBytes() > most) {
            at.at("fragment")
                    .wrong("found " + campaign.fragmentBytes() + " B; allowed: at most " + most + " B at DR"
                            + group.get().dataRate());
        }
        int fragments = (campaign.imageBytes() + campaign.fragmentBytes() - 1) / campaign.fragmentBytes();
        if (fragments > MOST_FRAGMENTS) {
            at.at("image")
                    .wrong("found " + fragments + " fragments; allowed: at most " + MOST_FRAGMENTS + ", here "
                            + MOST_FRAGMENTS * campaign.fragmentBytes() + " B");
        }
    }
}
