package io.chirpsim.mqtt.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** One client's socket. */
final class ClientHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(ClientHandler.class.getName());
    private static final int LINGER_S = 5;
    private static final int FIRST_BUFFER_BYTES = 512;

    private final SocketBroker broker;
    private ChannelHandlerContext context;
    private int number = -1;

    /** Packets that are not flushed yet, or null. */
    private ByteBuf unsent;

    private boolean finished;

    ClientHandler(SocketBroker broker) {
        this.broker = broker;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        number = broker.onOpen(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            if (!finished) {
                broker.onBytes(number, buffer);
            }
        } finally {
            buffer.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) {
        broker.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        if (!finished) {
            finished = true;
            broker.onClose(number);
        }
        releaseUnsent();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a fault of ours; the connection it came on is closed", cause);
        }
        context.close();
    }

    /**
     * Adds a packet to what the next flush sends.
     *
     * @return whether it is the first one
     */
    boolean append(byte[] packet) {
        boolean first = unsent == null;
        if (first) {
            unsent = context.alloc().buffer(Math.max(FIRST_BUFFER_BYTES, packet.length));
        }
        unsent.writeBytes(packet);
        return first;
    }

    /** Sends what was added; a client that leaves too much of it untaken is cut off. */
    void flush(int closeAboveBytes) {
        if (unsent == null) {
            return;
        }
        ByteBuf buffer = unsent;
        unsent = null;
        context.writeAndFlush(buffer, context.voidPromise());
        var pending = context.channel().unsafe().outboundBuffer();
        if (pending != null && pending.totalPendingWriteBytes() > closeAboveBytes) {
            context.close();
        }
    }

    /** Sends what is under way, then closes, after a while by force; the core has forgotten this client. */
    void finish() {
        finished = true;
        ByteBuf rest = unsent == null ? context.alloc().buffer(0) : unsent;
        unsent = null;
        context.writeAndFlush(rest).addListener(ChannelFutureListener.CLOSE);
        context.executor().schedule(() -> context.close(), LINGER_S, TimeUnit.SECONDS);
    }

    private void releaseUnsent() {
        if (unsent != null) {
            unsent.release();
            unsent = null;
        }
    }
}
