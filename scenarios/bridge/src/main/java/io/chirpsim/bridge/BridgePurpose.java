package io.chirpsim.bridge;

import io.chirpsim.random.Purpose;

/** What the bridge draws. */
enum BridgePurpose implements Purpose {
    CORRELATION_ID("bridge.correlationId"),
    SESSION_KEY_ID("bridge.sessionKeyId"),
    DEDUPLICATION_ID("bridge.deduplicationId"),
    QUEUE_ITEM_ID("bridge.queueItemId"),
    UPLINK_ID("bridge.uplinkId"),
    DOWNLINK_ID("bridge.downlinkId");

    private final String key;

    BridgePurpose(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
