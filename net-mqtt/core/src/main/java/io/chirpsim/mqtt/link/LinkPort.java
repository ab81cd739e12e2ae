package io.chirpsim.mqtt.link;

import io.chirpsim.sim.Kernel;

/** What one end of a connection sends through. */
public final class LinkPort {
    private static final byte[] NOTHING = {};

    private final Kernel kernel;
    private final LinkEnd end;
    private final boolean answersOpen;

    /** Whether the end has a connection to lose: a client from the beginning, a server once it was told. */
    private boolean involved;

    private LinkPort peer;
    private Pipe out;
    private boolean open;
    private boolean closed;

    LinkPort(Kernel kernel, LinkEnd end, boolean answersOpen) {
        this.kernel = kernel;
        this.end = end;
        this.answersOpen = answersOpen;
        involved = !answersOpen;
    }

    void join(LinkPort other, Pipe pipe) {
        peer = other;
        out = pipe;
    }

    void begin() {
        out.append(Segment.Kind.OPEN, NOTHING, 0);
    }

    /** Whether bytes can be sent: the connection is there and neither end has closed, as far as this end knows. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Writes bytes; they arrive as one piece with their tag, or are lost with the connection.
     *
     * @param bytes not copied: do not change them
     */
    public void send(byte[] bytes, long tag) {
        if (open) {
            out.append(Segment.Kind.DATA, bytes, tag);
        } else {
            end.onLost(bytes, tag, kernel.nowUs());
        }
    }

    /** Closes in an orderly way: what was sent arrives first. Also while the connection is not there yet. */
    public void close() {
        if (!closed) {
            open = false;
            closed = true;
            out.append(Segment.Kind.CLOSE, NOTHING, 0);
        }
    }

    /** Breaks the connection: bytes on their way are lost, ends that have not closed are told. */
    public void cut() {
        long nowUs = kernel.nowUs();
        boolean tellMe = involved && !closed;
        boolean tellPeer = peer.involved && !peer.closed;
        forget();
        peer.forget();
        out.clear(nowUs);
        peer.out.clear(nowUs);
        if (tellMe) {
            end.onClose(nowUs);
        }
        if (tellPeer) {
            peer.end.onClose(nowUs);
        }
    }

    private void forget() {
        open = false;
        closed = true;
    }

    void onOpen(long nowUs) {
        if (closed) {
            return;
        }
        open = true;
        involved = true;
        if (answersOpen) {
            begin();
        }
        end.onOpen(this, nowUs);
    }

    void onData(LinkPort from, byte[] bytes, long tag, long nowUs) {
        if (closed) {
            from.onLost(bytes, tag, nowUs);
        } else {
            end.onBytes(bytes, tag, nowUs);
        }
    }

    void onPeerClose(long nowUs) {
        boolean tell = !closed;
        forget();
        out.clear(nowUs);
        if (tell) {
            end.onClose(nowUs);
        }
    }

    void onLost(byte[] bytes, long tag, long nowUs) {
        end.onLost(bytes, tag, nowUs);
    }
}
