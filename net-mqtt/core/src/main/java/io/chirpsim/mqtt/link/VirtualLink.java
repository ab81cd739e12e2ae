package io.chirpsim.mqtt.link;

import io.chirpsim.mqtt.MqttPurpose;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.Kernel;

/**
 * A path between a client and a server in virtual time that carries TCP connections, one after the other or overlapping (an old one that is
 * still being closed).
 *
 * <p>What TCP's users see of it: bytes arrive in order; a lost segment is sent again after the timeout of RFC 6298, and what was sent behind it
 * waits; after 15 retransmissions the connection breaks and both ends are told. Not modelled: fast retransmit, congestion control, delayed
 * acknowledgements. A timeout that doubled for one segment does not count for the next.
 *
 * <p>Draws are addressed by the link's entity number, the direction and the number of the write, so they do not depend on other links.
 */
public final class VirtualLink {
    private final Kernel kernel;
    private final Lane toServer;
    private final Lane toClient;
    private Segment spare;

    /**
     * @param entity stable number of this link, see {@link Streams#hash}
     */
    public VirtualLink(Kernel kernel, LinkConfig config, Streams streams, long entity) {
        this.kernel = kernel;
        var jitter = streams.draws(MqttPurpose.LINK_JITTER);
        var loss = streams.draws(MqttPurpose.LINK_LOSS);
        toServer = new Lane(config, jitter, loss, 2 * entity);
        toClient = new Lane(config, jitter, loss, 2 * entity + 1);
    }

    /**
     * Begins a connection. The server's end is opened after one way, the client's after the way back.
     *
     * @return the client's port; it cannot send until its end is told of the opening, but it can close
     */
    public LinkPort connect(LinkEnd client, LinkEnd server) {
        LinkPort clientPort = new LinkPort(kernel, client, false);
        LinkPort serverPort = new LinkPort(kernel, server, true);
        clientPort.join(serverPort, new Pipe(kernel, this, toServer, clientPort, serverPort));
        serverPort.join(clientPort, new Pipe(kernel, this, toClient, serverPort, clientPort));
        clientPort.begin();
        return clientPort;
    }

    Segment segment() {
        Segment segment = spare;
        if (segment == null) {
            return new Segment();
        }
        spare = segment.next;
        segment.next = null;
        return segment;
    }

    void recycle(Segment segment) {
        segment.bytes = null;
        segment.next = spare;
        spare = segment;
    }
}
