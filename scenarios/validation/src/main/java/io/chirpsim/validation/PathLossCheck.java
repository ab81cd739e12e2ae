package io.chirpsim.validation;

import io.chirpsim.phy.FreeSpace;
import io.chirpsim.phy.ItuP1238;
import io.chirpsim.phy.LogDistance;
import io.chirpsim.phy.OkumuraHata;
import io.chirpsim.phy.OkumuraHata.Terrain;
import io.chirpsim.phy.PathLoss;
import io.chirpsim.phy.Position;
import io.chirpsim.phy.Sight;
import io.chirpsim.phy.UrbanMacro;
import io.chirpsim.phy.UrbanMicro;
import io.chirpsim.phy.WalfischIkegamiLos;
import io.chirpsim.phy.WalfischIkegamiNlos;
import io.chirpsim.phy.WalfischIkegamiNlos.City;
import java.util.ArrayList;
import java.util.List;

/** The path-loss models against numbers of other programs: every column of the table. */
final class PathLossCheck implements Check {
    private static final double TOLERANCE_DB = 0.02;
    private static final double FREQUENCY_HZ = 868.1e6;
    private static final double MOBILE_M = 1.5;

    private static final String COST_231 = "COST 231 final report 1999, chapter 4";
    private static final String HATA = "Hata 1980";
    private static final String TR_38901 = "3GPP TR 38.901, table 7.4.1-1";

    /** A column of the table: its model, the height of the gateway's antenna and who published the formula. */
    private record Column(String name, PathLoss model, double gatewayM, double deviceM, String source) {
        double deviationDb(String distanceM, String expectedDb) {
            return model.lossDb(
                            new Position(0, 0, gatewayM),
                            new Position(Double.parseDouble(distanceM), 0, deviceM),
                            FREQUENCY_HZ)
                    - Double.parseDouble(expectedDb);
        }
    }

    private static Column high(String name, PathLoss model, double gatewayM, String source) {
        return new Column(name, model, gatewayM, MOBILE_M, source);
    }

    private static Column level(String name, PathLoss model, String source) {
        return new Column(name, model, 0, 0, source);
    }

    private static final List<Column> COLUMNS = List.of(
            level("free-space", new FreeSpace(), "Friis 1946"),
            level("lorasim", LogDistance.LORASIM, "Bor et al. 2016"),
            level("oulu", LogDistance.OULU, "Petajajarvi et al. 2015"),
            level("magrin", LogDistance.MAGRIN, "Magrin et al. 2017"),
            high("hata-urban", new OkumuraHata(Terrain.URBAN), 30, HATA),
            high("hata-suburban", new OkumuraHata(Terrain.SUBURBAN), 30, HATA),
            high("hata-open", new OkumuraHata(Terrain.OPEN), 30, HATA),
            high("walfisch-ikegami-nlos", new WalfischIkegamiNlos(15, 20, 40, 90, City.MEDIUM), 30, COST_231),
            high("walfisch-ikegami-los", new WalfischIkegamiLos(), 30, COST_231),
            high("uma-nlos", new UrbanMacro(Sight.BLOCKED), 25, TR_38901),
            high("uma-los", new UrbanMacro(Sight.CLEAR), 25, TR_38901),
            high("umi-nlos", new UrbanMicro(Sight.BLOCKED), 10, TR_38901),
            high("umi-los", new UrbanMicro(Sight.CLEAR), 10, TR_38901),
            level("p1238", new ItuP1238(33, 0), "ITU-R P.1238-7, N = 33"));

    @Override
    public List<Row> rows(Effort effort) {
        List<String[]> table = Tables.rows("path-loss.csv");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            Column column = COLUMNS.get(i);
            int cell = i + 1;
            double[] deviationsDb = table.stream()
                    .mapToDouble(cells -> column.deviationDb(cells[0], cells[cell]))
                    .toArray();
            rows.add(Row.exact(
                    new Row.Claim(
                            "path-loss." + column.name(),
                            "Path loss " + column.name() + ": largest deviation at 100 m to 5 km, dB",
                            column.source(),
                            0,
                            TOLERANCE_DB),
                    deviationsDb));
        }
        return rows;
    }
}
