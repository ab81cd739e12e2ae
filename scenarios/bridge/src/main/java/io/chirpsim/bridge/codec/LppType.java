package io.chirpsim.bridge.codec;

import java.util.List;

/**
 * The data types of the Cayenne Low Power Payload, version 1 (myDevices, Cayenne LPP reference: the IPSO object id less 3200; data size and
 * resolution per bit; numbers big endian, signed in two's complement).
 */
enum LppType {
    DIGITAL_INPUT(0, "digital_in", "digitalInput", 1, WireType.U8),
    DIGITAL_OUTPUT(1, "digital_out", "digitalOutput", 1, WireType.U8),
    ANALOG_INPUT(2, "analog_in", "analogInput", 100, WireType.I16),
    ANALOG_OUTPUT(3, "analog_out", "analogOutput", 100, WireType.I16),
    ILLUMINANCE(101, "luminosity", "illuminanceSensor", 1, WireType.U16),
    PRESENCE(102, "presence", "presenceSensor", 1, WireType.U8),
    TEMPERATURE(103, "temperature", "temperatureSensor", 10, WireType.I16),
    HUMIDITY(104, "relative_humidity", "humiditySensor", 2, WireType.U8),
    ACCELEROMETER(113, "accelerometer", "accelerometer", 1000, WireType.I16, "x", "y", "z"),
    BAROMETER(115, "barometric_pressure", "barometer", 10, WireType.U16),
    GYROMETER(134, "gyrometer", "gyrometer", 100, WireType.I16, "x", "y", "z"),
    GPS(136, "gps", "gpsLocation", 10_000, WireType.I24, "latitude", "longitude", "altitude");

    private static final int ALTITUDE_PER_METRE = 100;

    final int id;
    /** Beginning of the name in The Things Stack. */
    final String word;
    /** Name in ChirpStack. */
    final String chirpStackWord;

    final WireType wire;
    final List<String> axes;
    private final int perUnit;

    LppType(int id, String word, String chirpStackWord, int perUnit, WireType wire, String... axes) {
        this.id = id;
        this.word = word;
        this.chirpStackWord = chirpStackWord;
        this.perUnit = perUnit;
        this.wire = wire;
        this.axes = List.of(axes);
    }

    /** Steps per unit of one axis. */
    int perUnit(int axis) {
        return this == GPS && axis == 2 ? ALTITUDE_PER_METRE : perUnit;
    }

    /** Bytes of its data. */
    int bytes() {
        return wire.bytes() * Math.max(1, axes.size());
    }

    static LppType of(int id) throws PayloadException {
        for (LppType type : values()) {
            if (type.id == id) {
                return type;
            }
        }
        throw new PayloadException("Cayenne LPP has no type " + id);
    }
}
