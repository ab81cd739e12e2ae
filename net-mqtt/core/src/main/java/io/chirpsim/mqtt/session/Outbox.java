package io.chirpsim.mqtt.session;

import io.chirpsim.mqtt.packet.Message;

/**
 * The messages at QoS 1 and 2 that one side of a session owes the other, oldest first: those under way, then those that wait for a place in
 * the window. A ring of arrays, so a message costs no object.
 *
 * <p>A message under way is PUBLISHED until its PUBACK (QoS 1) or PUBREC (QoS 2), then RELEASED until its PUBCOMP (QoS 2).
 */
public final class Outbox {
    /** What an acknowledgement meant. */
    public enum Outcome {
        /** It completed the step it belongs to. */
        DONE,
        /** It had been received before. */
        REPEATED,
        /** No message under way has this packet identifier. */
        UNKNOWN,
        /** A message has this identifier, but at a QoS that this packet does not belong to. */
        WRONG
    }

    private static final int RETAIN = 1;
    private static final int QOS_SHIFT = 1;
    private static final int RELEASED = 8;
    private static final int ID_SHIFT = 8;

    private final int maxInflight;
    private final int maxWaiting;
    private final PacketIdSet reserved = new PacketIdSet();

    private Message[] messages = new Message[4];
    private int[] states = new int[4];
    private int head;
    private int size;
    private int inflight;
    private int lastId;

    /**
     * @param maxInflight how many messages may be under way, 1 to 65,535
     * @param maxWaiting how many more may wait
     */
    public Outbox(int maxInflight, int maxWaiting) {
        this.maxInflight = maxInflight;
        this.maxWaiting = maxWaiting;
    }

    /** How many messages are under way or wait. */
    public int size() {
        return size;
    }

    /** How many messages are under way; they are the first ones. */
    public int inflight() {
        return inflight;
    }

    /** Whether a waiting message may be sent. */
    public boolean canSend() {
        return inflight < size && inflight < maxInflight;
    }

    /**
     * Adds a message behind all others.
     *
     * @param retain whether it is sent with RETAIN
     * @return false if there is no room
     */
    public boolean offer(Message message, int qos, boolean retain) {
        if (size - inflight >= maxWaiting && !(size == inflight && inflight < maxInflight)) {
            return false;
        }
        if (size == messages.length) {
            grow();
        }
        int at = head + size & messages.length - 1;
        messages[at] = message;
        states[at] = qos << QOS_SHIFT | (retain ? RETAIN : 0);
        size++;
        return true;
    }

    private void grow() {
        Message[] moreMessages = new Message[2 * size];
        int[] moreStates = new int[2 * size];
        for (int i = 0; i < size; i++) {
            moreMessages[i] = messages[at(i)];
            moreStates[i] = states[at(i)];
        }
        messages = moreMessages;
        states = moreStates;
        head = 0;
    }

    private int at(int index) {
        return head + index & messages.length - 1;
    }

    /** Puts the first waiting message under way, with a packet identifier that is not in use, and encodes it; only if {@link #canSend}. */
    public byte[] sendNext() {
        int id = unusedId();
        int at = at(inflight++);
        states[at] |= id << ID_SHIFT;
        return publish(at, 0);
    }

    private byte[] publish(int at, int dup) {
        return messages[at].withPacketId(qos(states[at]), states[at] >>> ID_SHIFT, dup | states[at] & RETAIN);
    }

    private int unusedId() {
        do {
            lastId = lastId == 0xFFFF ? 1 : lastId + 1;
        } while (find(lastId) >= 0 || reserved.contains(lastId));
        return lastId;
    }

    /** An unused packet identifier for a packet that is no PUBLISH; in use until released. */
    public int reserveId() {
        int id = unusedId();
        reserved.add(id);
        return id;
    }

    /** Gives back an identifier that may be reserved. */
    public void releaseId(int id) {
        reserved.remove(id);
    }

    /** Gives back all reserved identifiers. */
    public void releaseIds() {
        reserved.clear();
    }

    /** Index of the message under way with this identifier; the oldest is the likeliest. */
    private int find(int id) {
        for (int i = 0; i < inflight; i++) {
            if (states[at(i)] >>> ID_SHIFT == id) {
                return i;
            }
        }
        return -1;
    }

    /** The last message put under way. */
    public Message lastSent() {
        return messages[at(inflight - 1)];
    }

    /** The message at this place; null once it is RELEASED. */
    public Message message(int index) {
        return messages[at(index)];
    }

    /** Whether the message at this place is RELEASED: not its PUBLISH but its PUBREL is sent again. */
    public boolean isReleased(int index) {
        return (states[at(index)] & RELEASED) != 0;
    }

    /** Packet identifier of the message under way at this place. */
    public int packetId(int index) {
        return states[at(index)] >>> ID_SHIFT;
    }

    /** The PUBLISH of the message under way at this place once more, with DUP; only if not {@link #isReleased}. */
    public byte[] sendAgain(int index) {
        return publish(at(index), 8);
    }

    /** The message under way with this identifier, or null. */
    public Message inflightMessage(int packetId) {
        int index = find(packetId);
        return index < 0 ? null : message(index);
    }

    /** Takes a PUBACK; if DONE, the message is gone. */
    public Outcome onPubAck(int packetId) {
        int index = find(packetId);
        if (index < 0) {
            return Outcome.UNKNOWN;
        }
        if (qos(states[at(index)]) != 1) {
            return Outcome.WRONG;
        }
        remove(index);
        return Outcome.DONE;
    }

    /** Takes a PUBREC; if DONE, the message is RELEASED and its content gone. */
    public Outcome onPubRec(int packetId) {
        int index = find(packetId);
        if (index < 0) {
            return Outcome.UNKNOWN;
        }
        int at = at(index);
        if (qos(states[at]) != 2) {
            return Outcome.WRONG;
        }
        if ((states[at] & RELEASED) != 0) {
            return Outcome.REPEATED;
        }
        states[at] |= RELEASED;
        messages[at] = null;
        return Outcome.DONE;
    }

    /** Takes a PUBCOMP; if DONE, the place is free. */
    public Outcome onPubComp(int packetId) {
        int index = find(packetId);
        if (index < 0) {
            return Outcome.UNKNOWN;
        }
        if ((states[at(index)] & RELEASED) == 0) {
            return Outcome.WRONG;
        }
        remove(index);
        return Outcome.DONE;
    }

    private static int qos(int state) {
        return state >> QOS_SHIFT & 3;
    }

    /** The older ones move up: mostly there are none, for acknowledgements come in order. */
    private void remove(int index) {
        for (int i = index; i > 0; i--) {
            messages[at(i)] = messages[at(i - 1)];
            states[at(i)] = states[at(i - 1)];
        }
        messages[head] = null;
        head = head + 1 & messages.length - 1;
        size--;
        inflight--;
    }

    /** Forgets the messages under way, oldest first; those that wait stay. */
    public void dropInflight() {
        while (inflight > 0) {
            remove(0);
        }
    }
}
