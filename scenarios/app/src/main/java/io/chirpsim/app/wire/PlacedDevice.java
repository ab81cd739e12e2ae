package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.phy.Position;

/**
 * One end-device of one replication.
 *
 * @param group its group
 * @param profile its profile
 * @param devEui 64-bit identifier
 * @param name unique name, one topic level
 * @param entity stable number for its draws, whatever the order of groups
 * @param position where it is
 * @param indoor whether it stands in a building
 */
record PlacedDevice(
        DeviceGroup group,
        DeviceProfile profile,
        long devEui,
        String name,
        long entity,
        Position position,
        boolean indoor) {}
