package io.chirpsim.lorawan;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Stage;

/** Why a message was lost between the application in the device and the one behind the network server, the air itself aside. */
public enum MacCause implements Cause {
    /** The device had no room for it. */
    NOT_SENT("notSent", "the device's queue was full", Stage.SOURCE, Reach.NOT_SENT),
    /** It gave way while the duty cycle kept the device silent. */
    DUTY_CYCLE("dutyCycle", "the device had to stay silent: duty cycle", Stage.SOURCE, Reach.NOT_SENT),
    /** No frame of the data rate can carry it. */
    PAYLOAD_TOO_LONG("payloadTooLong", "too long for the data rate", Stage.SOURCE, Reach.NOT_SENT),
    /** It gave way to a newer message in the device. */
    REPLACED_AT_DEVICE("replacedAtDevice", "replaced by a newer message in the device", Stage.SOURCE, Reach.NOT_SENT),
    /** It gave way while the device was not yet part of the network. */
    JOIN_PENDING("joinPending", "the device had not joined yet", Stage.SOURCE, Reach.NOT_SENT),
    /** The device's battery is empty. */
    BATTERY_EMPTY("batteryEmpty", "the device's battery was empty", Stage.SOURCE, Reach.NOT_SENT),
    /** All repetitions are used up; the attempts themselves tell more. */
    RETRIES_EXHAUSTED("retriesExhausted", "not acknowledged after all retries", Stage.ACCESS, Reach.NOT_SENT),
    /** The link between gateway and network server lost it. */
    BACKHAUL("backhaul", "lost between gateway and network server", Stage.BACKHAUL, Reach.BACKHAUL),
    /** The network server refused it. */
    SERVER("server", "refused by the network server", Stage.SERVER, Reach.SERVER),
    /** Downlink: as many as allowed wait for the device. */
    DOWNLINK_QUEUE_FULL("downlinkQueueFull", "too many downlinks wait for the device", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: the application replaced the queue. */
    DOWNLINK_REPLACED("downlinkReplaced", "replaced by the application", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: too late for both receive windows, or no uplink opened any. */
    NO_RECEIVE_WINDOW("noReceiveWindow", "no receive window in time", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: the gateway sends something else at that time. */
    GATEWAY_BUSY("gatewayBusy", "the gateway was busy in both receive windows", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: the gateway must stay silent. */
    GATEWAY_DUTY_CYCLE("gatewayDutyCycle", "the gateway had to stay silent: duty cycle", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: no receive window of the device was open for it. */
    NOT_HEARD("notHeard", "the device was not listening", Stage.ACCESS, Reach.NO_DEMODULATOR),
    /** Downlink: the device refused it. */
    DEVICE("device", "refused by the device", Stage.ACCESS, Reach.SERVER),
    /** The network server was down. */
    SERVER_DOWN("serverDown", "the network server was down", Stage.SERVER, Reach.SERVER),
    /** It was in the device when that was reset or lost its power. */
    DEVICE_RESET("deviceReset", "lost when the device was reset", Stage.SOURCE, Reach.NOT_SENT),
    /** No frame of the data rate that carries it is as short as the dwell time demands. */
    DWELL_TIME("dwellTime", "longer on the air than the dwell time allows", Stage.SOURCE, Reach.NOT_SENT),
    /** It gave way while the device waited for a free channel. */
    CHANNEL_BUSY("channelBusy", "the device found no free channel: listen before talk", Stage.SOURCE, Reach.NOT_SENT),
    /** Downlink: the gateway heard somebody else on the channel. */
    GATEWAY_CHANNEL_BUSY(
            "gatewayChannelBusy", "the gateway's channel was busy: listen before talk", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: its time was over before it could be sent. */
    DOWNLINK_EXPIRED("downlinkExpired", "expired while it waited for the device", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: the order came to the gateway when its time had gone. */
    GATEWAY_TOO_LATE("gatewayTooLate", "came too late to the gateway", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: the gateway sends its beacon at that time. */
    GATEWAY_BEACON("gatewayBeacon", "the gateway's beacon was in the way", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: too many frames wait in the gateway. */
    GATEWAY_QUEUE_FULL("gatewayQueueFull", "too many frames wait in the gateway", Stage.SERVER, Reach.NOT_SENT),
    /** Downlink: the gateway refuses it for another reason. */
    GATEWAY_REFUSED("gatewayRefused", "refused by the gateway", Stage.SERVER, Reach.NOT_SENT);

    private final String key;
    private final String words;
    private final Stage stage;
    private final Reach reach;

    MacCause(String key, String words, Stage stage, Reach reach) {
        this.key = key;
        this.words = words;
        this.stage = stage;
        this.reach = reach;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Reach reach() {
        return reach;
    }
}
