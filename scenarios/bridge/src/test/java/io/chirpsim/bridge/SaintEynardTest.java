package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chirpsim.bridge.UplinkLog.Counts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real logs, where they are at hand. */
final class SaintEynardTest {
    @ParameterizedTest
    @CsvSource({
        "d1d1e80000000032, indoor technical room, 9786, 9417, 1, 368, 13786, 10761",
        "d1d1e80000000033, outdoor mast, 14204, 13768, 0, 436, 13854, 93435"
    })
    @DisplayName("the real logs: what the lines are, and the measured share of every gateway")
    void realLogs(String eui, String node, int lines, int uplinks, int copies, int skipped, int sent, int receptions)
            throws Exception {
        UplinkLog log =
                UplinkLog.read(InputSource.of(folder().resolve(eui + "_campusiot.ndjson.gz")), PayloadEncoding.HEX);
        assertEquals(new Counts(lines, uplinks, copies, skipped), log.counts());
        assertEquals(
                receptions,
                log.uplinks().stream().mapToInt(u -> u.receptions().size()).sum());
        assertEquals(sent, sentByCounter(log.uplinks()));
        Map<String, LoggedGateway> gateways = new HashMap<>();
        log.gateways().forEach(gateway -> gateways.put(gateway.gatewayId().substring(0, 8), gateway));
        int compared = 0;
        for (String[] row : measured()) {
            if (row[0].equals(node)) {
                LoggedGateway gateway = gateways.get(row[1]);
                assertEquals(Double.parseDouble(row[7]), (double) gateway.uplinks() / sent, 0.00006, row[1]);
                assertEquals(Double.parseDouble(row[3]), gateway.location().latitudeDeg(), 0.006, row[1]);
                compared++;
            }
        }
        assertTrue(compared >= 7, "compared " + compared);
    }

    /** Frames sent as the counter tells, with the first: steps of 200 and more are another activation. */
    private static long sentByCounter(List<LoggedUplink> uplinks) {
        long sent = 1;
        for (int i = 1; i < uplinks.size(); i++) {
            long step = uplinks.get(i).fCnt() - uplinks.get(i - 1).fCnt();
            sent += step > 0 && step < 200 ? step : 0;
        }
        return sent;
    }

    private static List<String[]> measured() throws IOException {
        try (InputStream in = UplinkLog.class.getResourceAsStream("saint-eynard-eu868-sf7.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("node,"))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/data/saint-eynard");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        assumeTrue(false, "skipped: no folder shared/data/saint-eynard above this one");
        throw new AssertionError("unreachable");
    }
}
