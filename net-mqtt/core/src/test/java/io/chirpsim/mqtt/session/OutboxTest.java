package io.chirpsim.mqtt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.mqtt.packet.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxTest {
    /** A message under way as a plain list keeps it. */
    private record Entry(int id, int qos, boolean released, long tag) {}

    @Test
    @DisplayName("the ring does what a plain list does, over 200,000 random steps")
    void asList() {
        SplittableRandom random = new SplittableRandom(9);
        Outbox outbox = new Outbox(5, 7);
        List<Entry> sent = new ArrayList<>();
        List<Entry> waiting = new ArrayList<>();
        for (long step = 1; step <= 200_000; step++) {
            int what = random.nextInt(4);
            if (what == 0) {
                int qos = 1 + random.nextInt(2);
                boolean room = waiting.size() < 7 || sent.size() < 5 && waiting.isEmpty();
                assertEquals(room, outbox.offer(Message.of("a", new byte[0], qos, step), qos, false));
                if (room) {
                    waiting.add(new Entry(0, qos, false, step));
                }
            } else if (what == 1 && outbox.canSend()) {
                Entry first = waiting.remove(0);
                outbox.sendNext();
                int id = outbox.packetId(sent.size());
                assertTrue(id > 0 && sent.stream().noneMatch(e -> e.id() == id));
                sent.add(new Entry(id, first.qos(), false, first.tag()));
            } else if (!sent.isEmpty()) {
                acknowledge(outbox, sent, random.nextInt(sent.size()));
            }
            compare(outbox, sent, waiting);
        }
    }

    private static void acknowledge(Outbox outbox, List<Entry> sent, int index) {
        Entry entry = sent.get(index);
        if (entry.qos() == 1) {
            assertEquals(Outbox.Outcome.WRONG, outbox.onPubRec(entry.id()));
            assertEquals(Outbox.Outcome.DONE, outbox.onPubAck(entry.id()));
            sent.remove(index);
        } else if (entry.released()) {
            assertEquals(Outbox.Outcome.REPEATED, outbox.onPubRec(entry.id()));
            assertEquals(Outbox.Outcome.DONE, outbox.onPubComp(entry.id()));
            sent.remove(index);
        } else {
            assertEquals(Outbox.Outcome.WRONG, outbox.onPubComp(entry.id()));
            assertEquals(Outbox.Outcome.DONE, outbox.onPubRec(entry.id()));
            sent.set(index, new Entry(entry.id(), 2, true, entry.tag()));
        }
        assertEquals(Outbox.Outcome.UNKNOWN, outbox.onPubAck(0xFFFF));
    }

    private static void compare(Outbox outbox, List<Entry> sent, List<Entry> waiting) {
        assertEquals(sent.size(), outbox.inflight());
        assertEquals(sent.size() + waiting.size(), outbox.size());
        for (int i = 0; i < sent.size(); i++) {
            assertEquals(sent.get(i).id(), outbox.packetId(i));
            assertEquals(sent.get(i).released(), outbox.isReleased(i));
            assertTrue(sent.get(i).released()
                    || sent.get(i).tag() == outbox.message(i).tag());
        }
        for (int i = 0; i < waiting.size(); i++) {
            assertEquals(waiting.get(i).tag(), outbox.message(sent.size() + i).tag());
        }
    }
}
