package io.chirpsim.validation;

import io.chirpsim.lorawan.region.DutyCycle;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.phy.LoraModulation;
import java.util.List;

/** Whole frames that fit into an hour of a sender which always has one more to send, by both rules. */
final class DutyCycleCheck implements Check {
    @Override
    public List<Row> rows(Effort effort) {
        return Tables.rows("duty-cycle.csv").stream().map(DutyCycleCheck::row).toList();
    }

    private static Row row(String[] cells) {
        int spreadingFactor = Integer.parseInt(cells[1]);
        int bytes = Integer.parseInt(cells[2]);
        int limitPpm = Integer.parseInt(cells[4]);
        LoraModulation modulation = cells[3].equals("1")
                ? LoraModulation.uplink(spreadingFactor, 125_000)
                : LoraModulation.downlink(spreadingFactor, 125_000);
        long airtimeUs = modulation.airtimeUs(bytes);
        return Row.exact(
                new Row.Claim(
                        "duty-cycle." + cells[0] + ".sf" + spreadingFactor,
                        "Frames an hour, " + cells[0] + ", " + bytes + " bytes, SF" + spreadingFactor + ", "
                                + limitPpm / 10_000 + " %",
                        "EN 300 220-2 over AN1200.13",
                        Double.parseDouble(cells[5]),
                        0),
                burst(airtimeUs, limitPpm),
                spaced(airtimeUs, limitPpm));
    }

    /** Frames that start in the first hour. */
    private static int burst(long airtimeUs, int limitPpm) {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.HOUR_WINDOW, new int[] {limitPpm});
        int frames = 0;
        long nowUs = duty.earliestStartUs(0, airtimeUs, 0);
        while (nowUs + airtimeUs <= DutyCycle.PERIOD_US) {
            duty.started(0, nowUs, airtimeUs);
            frames++;
            nowUs = duty.earliestStartUs(0, airtimeUs, nowUs + airtimeUs);
        }
        return frames;
    }

    /** Frames whose silence ends in the first hour, too: without it an hour would hold one more. */
    private static int spaced(long airtimeUs, int limitPpm) {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.OFF_TIME, new int[] {limitPpm});
        int frames = -1;
        long nowUs = 0;
        while (nowUs <= DutyCycle.PERIOD_US) {
            duty.started(0, nowUs, airtimeUs);
            frames++;
            nowUs = duty.earliestStartUs(0, airtimeUs, nowUs + airtimeUs);
        }
        return frames;
    }
}
