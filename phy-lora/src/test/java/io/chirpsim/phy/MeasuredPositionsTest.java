package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 1000 devices of one run of ns-3 lorawan's workload W1 as measured there; the file is no part of this project. */
@DisplayName("The devices that ns-3 placed")
class MeasuredPositionsTest {
    private static final Path FILE = Path.of("shared", "data", "w1-positions-n1000-run1.csv");

    @Test
    @DisplayName("are heard at the same power to 0.002 dB and get the same spreading factor")
    void positions() throws IOException {
        Path file = search();
        assumeTrue(file != null, "skipped: no " + FILE + " in any folder above this one");
        List<String> rows = Files.readAllLines(file);
        assertEquals("id,x,y,z,dist3d,rxPowerDbm,sf", rows.get(0));
        assertEquals(1001, rows.size());
        Position gateway = new Position(0, 0, 15);
        for (String row : rows.subList(1, rows.size())) {
            String[] cell = row.split(",");
            Position device =
                    new Position(Double.parseDouble(cell[1]), Double.parseDouble(cell[2]), Double.parseDouble(cell[3]));
            double rxPowerDbm = 14 - LogDistance.MAGRIN.lossDb(device, gateway, 868.1e6);
            assertEquals(Double.parseDouble(cell[5]), rxPowerDbm, 0.002, row);
            assertEquals(Integer.parseInt(cell[6]), lowestSpreadingFactor(rxPowerDbm), row);
        }
    }

    private static int lowestSpreadingFactor(double rxPowerDbm) {
        for (int sf = 7; sf < 12; sf++) {
            if (rxPowerDbm > Sensitivity.SX1272.dbm(sf, 125_000)) {
                return sf;
            }
        }
        return 12;
    }

    private static Path search() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isReadable(folder.resolve(FILE))) {
                return folder.resolve(FILE);
            }
        }
        return null;
    }
}
