package io.chirpsim.mqtt.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.mqtt.MqttCause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JourneyObserverTest {
    private final List<String> log = new ArrayList<>();

    private final MqttObserver observer = new JourneyObserver(new Journey() {
        @Override
        public long created(Direction direction, int deviceIndex, long tUs) {
            return 1;
        }

        @Override
        public void copied(long id, int more) {
            log.add(id + " copied " + more);
        }

        @Override
        public void released(long id, long tUs) {
            log.add(id + " released @" + tUs);
        }

        @Override
        public void failed(long id, Cause cause, double strengthDb, long tUs) {
            log.add(id + " failed " + cause.key() + " @" + tUs);
        }

        @Override
        public void reached(long id, Stage stage, long tUs) {
            log.add(id + " reached " + stage + " @" + tUs);
        }

        @Override
        public void delivered(long id, long tUs) {
            log.add(id + " delivered @" + tUs);
        }

        @Override
        public void transmitted(int deviceIndex, int label, boolean received, long startUs, long airtimeUs) {}

        @Override
        public void count(int label, long n, long tUs) {}
    });

    @Test
    @DisplayName("a routed message has reached the broker and has its copies")
    void routed() {
        observer.routed(5, 2, 10);
        observer.released(5, 10);
        assertEquals(List.of("5 reached BROKER @10", "5 copied 2", "5 released @10"), log);
    }

    @Test
    @DisplayName("a message that nobody wants has failed at the broker; a lost copy has failed and ends")
    void lost() {
        observer.routed(5, 0, 10);
        observer.lost(6, MqttCause.SUBSCRIBER, 20);
        observer.copied(7, 30);
        assertEquals(List.of("5 failed broker @10", "6 failed subscriber @20", "6 released @20", "7 copied 1"), log);
    }
}
