package io.chirpsim.mqtt.node;

import io.chirpsim.mqtt.MqttCause;

/**
 * Sees what becomes of the copies of a tagged message.
 *
 * <p>Who publishes hands one copy to its {@link ClientNode}. At QoS 0 that copy ends when the broker has routed it, at QoS 1 and 2 when the
 * client is told so. A copy that the broker made ends when it arrives (QoS 0) or is acknowledged (QoS 1 and 2). Each copy ends exactly once: with
 * {@link #released} if all went well, with {@link #lost} if not. Tag 0 is no message of interest.
 */
public interface MqttObserver {
    /** The broker has accepted the message and there are so many further copies; with 0 nobody wants it, an attempt that failed. */
    void routed(long tag, int copies, long nowUs);

    /** There is one further copy: a retained message goes to a new subscriber. */
    void copied(long tag, long nowUs);

    /** One copy has ended well. */
    void released(long tag, long nowUs);

    /** One copy is lost. */
    void lost(long tag, MqttCause cause, long nowUs);

    /** Sees nothing. */
    MqttObserver NONE = new MqttObserver() {
        @Override
        public void routed(long tag, int copies, long nowUs) {}

        @Override
        public void copied(long tag, long nowUs) {}

        @Override
        public void released(long tag, long nowUs) {}

        @Override
        public void lost(long tag, MqttCause cause, long nowUs) {}
    };
}
