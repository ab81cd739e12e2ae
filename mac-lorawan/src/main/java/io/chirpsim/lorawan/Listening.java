package io.chirpsim.lorawan;

/**
 * How an end-device or a multicast group listens outside the windows of class A.
 *
 * @param deviceClass B or C
 * @param dataRate of ping slots, or of the continuous window
 * @param frequencyHz likewise; 0 in class B where the region's plan says it
 * @param periodicity class B: 0 to 7, a ping slot about every 2^periodicity seconds
 */
public record Listening(DeviceClass deviceClass, int dataRate, long frequencyHz, int periodicity) {
    /** CLASS_B_RESP_TIMEOUT and CLASS_C_RESP_TIMEOUT: a confirmed downlink is answered within (LoRaWAN L2 1.0.4; Regional Parameters). */
    public static final long RESP_TIMEOUT_US = 8_000_000;

    /** Checks the ranges. */
    public Listening {
        if (deviceClass == DeviceClass.A || periodicity < 0 || periodicity > 7) {
            throw new IllegalArgumentException("class " + deviceClass + ", periodicity " + periodicity);
        }
    }

    /** The same with another data rate and frequency. */
    public Listening at(int otherDataRate, long otherHz) {
        return new Listening(deviceClass, otherDataRate, otherHz, periodicity);
    }

    /** The same with another periodicity. */
    public Listening every(int otherPeriodicity) {
        return new Listening(deviceClass, dataRate, frequencyHz, otherPeriodicity);
    }

    /** Whether it is class B. */
    public boolean inSlots() {
        return deviceClass == DeviceClass.B;
    }
}
