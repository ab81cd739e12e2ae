package io.chirpsim.mqtt.node;

/** The application behind a client. */
public interface MessageListener {
    /**
     * A message has come; the application may publish and subscribe from here.
     *
     * @param qos at which it was sent to this client
     * @param retain whether it was kept by the broker from before the subscription
     * @param tag that it was published with
     */
    void onMessage(String topic, byte[] payload, int qos, boolean retain, long tag, long nowUs);
}
