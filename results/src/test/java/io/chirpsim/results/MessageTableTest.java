package io.chirpsim.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Labels;
import io.chirpsim.flow.Stage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTableTest {
    @TempDir
    Path temp;

    @Test
    @DisplayName("rows of all replications in order, whichever came first; a replication nobody wants is not there")
    void joins() throws Exception {
        Path file = temp.resolve("messages.csv.gz");
        Population population = Fixture.population("a");
        try (MessageTable table = new MessageTable(file)) {
            for (int number : new int[] {2, 1, 0}) {
                MessageSink sink = table.replication(number, population.devices());
                Recorder recorder = new Recorder(Fixture.config(population, new Labels(), List.of(), sink));
                long id = recorder.created(Direction.UPLINK, 0, Fixture.WARM_UP + number);
                recorder.reached(id, Stage.SOURCE, Fixture.WARM_UP + 500 + number);
                if (number == 1) {
                    recorder.lost(id, TestCause.CO_SF, -100, Fixture.WARM_UP + 600);
                } else {
                    recorder.delivered(id, Fixture.WARM_UP + Fixture.SECOND + number);
                }
                recorder.created(Direction.DOWNLINK, 0, Fixture.WARM_UP + 700);
                recorder.finish(Fixture.DURATION);
            }
            assertFalse(Files.exists(file));
            table.complete(2);
        }
        assertEquals(
                List.of(
                        "replication,message_id,direction,device_id,created_s,outcome,cause,latency_s,source_s,access_s,backhaul_s,server_s,broker_s,link_s",
                        "0,1,uplink,0000000000000000,100.000000,delivered,,1.000000,0.000500,0.999500,,,,",
                        "0,2,downlink,0000000000000000,100.000700,inFlight,,,899.999300,,,,,",
                        "1,1,uplink,0000000000000000,100.000001,lost,coSfInterference,,0.000500,0.000099,,,,",
                        "1,2,downlink,0000000000000000,100.000700,inFlight,,,899.999300,,,,,"),
                lines(file));
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(1, left.count(), "no parts left");
        }
    }

    @Test
    @DisplayName("a run that fails leaves no part and keeps an older file")
    void fails() throws Exception {
        Path file = Files.writeString(temp.resolve("messages.csv"), "older");
        try (MessageTable table = new MessageTable(file)) {
            table.replication(0, List.of());
        }
        assertEquals("older", Files.readString(file));
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(1, left.count(), "no parts left");
        }
    }

    private static List<String> lines(Path file) throws Exception {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
