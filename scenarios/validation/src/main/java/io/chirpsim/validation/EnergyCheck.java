package io.chirpsim.validation;

import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.Experiment;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.app.wire.Sinks;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.lorawan.energy.Battery;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.energy.EnergyProfile;
import io.chirpsim.lorawan.energy.RadioCurrents;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.results.RunResult;
import java.util.ArrayList;
import java.util.List;

/** Energy of one frame, and battery lives of the node of Casals et al. 2017 in a simulated scenario: 14 bytes in the air, unconfirmed. */
final class EnergyCheck implements Check {
    private static final String CASALS = "Casals et al. 2017, Sensors 17(10) 2364";
    private static final double RELATIVE = 0.03;

    /** Half of the last digit printed. */
    private static final double ROUNDING_YEARS = 0.005;

    private static final double ROUNDING_MA = 0.0005;

    private static final double CAPACITY_MAH = 2400;
    private static final double HOURS_PER_YEAR = 365.25 * 24;

    private final ScenarioLoader loader;

    EnergyCheck(ScenarioLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<Row> rows(Effort effort) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        rows.add(frame("sx1276", 7, 13, 6.728));
        rows.add(frame("sx1276", 12, 13, 167.716));
        rows.add(frame("lorasim", 7, 23, 8.96));
        rows.add(frame("lorasim", 12, 23, 215.3));
        rows.add(Row.exact(
                new Row.Claim("energy.casals.headline", "Years at one message in 5 minutes, DR5", CASALS, 1, 0.05),
                years("300 s", "5", "1 h", effort)));
        rows.add(Row.exact(
                new Row.Claim("energy.casals.longest", "Years at one message a month, DR5", CASALS, 6, 0.1),
                years("30 days", "5", "300 days", effort)));
        for (String[] cells : Tables.rows("casals-2017.csv")) {
            double years = years(cells[0], cells[1], cells[2], effort);
            rows.add(casals(cells, "", "Years", Double.parseDouble(cells[3]), ROUNDING_YEARS, years));
            double milliAmps = CAPACITY_MAH / (years * HOURS_PER_YEAR);
            rows.add(casals(cells, ".current", "Mean mA", Double.parseDouble(cells[4]), ROUNDING_MA, milliAmps));
        }
        return rows;
    }

    /** Short lives are printed with two digits, small currents too; of each line one of the two is told to 3 %. */
    private static Row casals(
            String[] cells, String suffix, String what, double reference, double rounding, double value) {
        return Row.exact(
                new Row.Claim(
                        "energy.casals.dr" + cells[1] + "." + cells[0].replace(" ", "") + suffix,
                        what + " at one message in " + cells[0] + ", DR" + cells[1],
                        CASALS + ", its table of states",
                        reference,
                        RELATIVE * reference + rounding),
                value);
    }

    private static Row frame(String radio, int spreadingFactor, int bytes, double milliJoule) {
        RadioCurrents currents = RadioCurrents.named(radio);
        EnergyProfile profile =
                new EnergyProfile(currents, 3.3, 0, EnergyProfile.Mcu.ASLEEP, 0, 0, Battery.plain(2400, 1));
        EnergyAccount account = new EnergyAccount(profile);
        long airtimeUs = LoraModulation.uplink(spreadingFactor, 125_000).airtimeUs(bytes);
        account.transmitting(profile.txMicroAmps(14), airtimeUs);
        double rounding = milliJoule >= 100 ? 0.05 : 0.005;
        return Row.exact(
                new Row.Claim(
                        "energy.frame." + bytes + "b.sf" + spreadingFactor,
                        "A frame of " + bytes + " bytes at SF" + spreadingFactor + ", 44 mA, 3.3 V, mJ",
                        "LoRaSim's and FLoRa's current at 14 dBm times the airtime",
                        milliJoule,
                        rounding),
                1e3 * account.joules(airtimeUs));
    }

    private double years(String period, String dataRate, String duration, Effort effort) throws InterruptedException {
        Scenario scenario = loader.load(
                "ns3-w1",
                List.of(
                        "devices.w1.count=1",
                        "devices.w1.profile=casals-2017",
                        "devices.w1.dataRate=DR" + dataRate,
                        "devices.w1.dutyCycle=none",
                        "devices.w1.traffic.every=" + period,
                        "devices.w1.traffic.firstWithin=1 s",
                        "network.frames=lorawan",
                        "devices.w1.traffic.payload=1 B",
                        "duration=" + duration,
                        "replications=1",
                        "seed=" + effort.seed()));
        try {
            RunResult result = new Experiment(scenario, Recordings.of(scenario), Sinks.NONE).run(1, done -> {});
            return result.metric("battery.p50")[0];
        } catch (InputFileException e) {
            throw new IllegalStateException("the scenario replays no logs", e);
        }
    }
}
