package io.chirpsim.results;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The messages that live, by id; memory follows their number, not the number of all messages ever made. */
final class MessageStore {
    private final Deque<MessageChunk> spare = new ArrayDeque<>();
    private MessageChunk[] chunks = new MessageChunk[16];
    private long lastId;

    /** Makes a message with one copy; ids count from 1. */
    long open(int deviceIndex, byte direction, boolean counts, long tUs) {
        long id = ++lastId;
        int place = place(id);
        if (place == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * place);
        }
        if (slot(id) == 0) {
            chunks[place] = spare.isEmpty() ? new MessageChunk() : spare.pop();
        }
        chunks[place].open(slot(id), deviceIndex, direction, counts, tUs);
        return id;
    }

    /** The chunk of a message that lives; null for no message and for one that has ended. */
    MessageChunk chunk(long id) {
        if (id == 0) {
            return null;
        }
        if (id < 0 || id > lastId) {
            throw new IllegalStateException("message " + id + " was never made; the last one is " + lastId);
        }
        MessageChunk chunk = chunks[place(id)];
        return chunk != null && chunk.copies[slot(id)] > 0 ? chunk : null;
    }

    /** A message of this chunk has ended. */
    void close(long id, MessageChunk chunk) {
        boolean full = place(id) < lastId >>> MessageChunk.BITS;
        if (--chunk.live == 0 && full) {
            chunks[place(id)] = null;
            spare.push(chunk);
        }
    }

    /** Shows every message that lives, by id. */
    void forEach(Visitor visitor) {
        for (long first = 1; first <= lastId; first += MessageChunk.SIZE) {
            MessageChunk chunk = chunks[place(first)];
            for (int slot = 0; chunk != null && slot < MessageChunk.SIZE; slot++) {
                if (chunk.copies[slot] > 0) {
                    visitor.visit(first + slot, chunk, slot);
                }
            }
        }
    }

    /** Sees one message. */
    @FunctionalInterface
    interface Visitor {
        void visit(long id, MessageChunk chunk, int slot);
    }

    static int slot(long id) {
        return (int) (id - 1) & MessageChunk.MASK;
    }

    private static int place(long id) {
        return (int) ((id - 1) >>> MessageChunk.BITS);
    }
}
