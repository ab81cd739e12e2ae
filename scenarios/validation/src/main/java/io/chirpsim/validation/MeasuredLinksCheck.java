package io.chirpsim.validation;

import io.chirpsim.phy.FrameErrorCurves;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.FreeSpace;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The models beside measured links. These rows are explained gaps: what the measurement leaves open bounds the tolerance, and a row passes if the
 * gap stays within what its reason can explain. A model far too kind or too strict fails; that the gap is closed is not claimed.
 */
final class MeasuredLinksCheck implements Check {
    private static final String SAINT_EYNARD = "CampusIoT, Saint-Eynard 2023 (ODbL)";
    private static final String CAMPUS_IOT = "CampusIoT field data (ODbL)";

    /** The default loss of a real receiver. */
    private static final FrameErrors RECEIVER = FrameErrorCurves.awgn(0.5);

    /** The nodes' frames are not given; 20 bytes more or less move the curve by 0.2 dB. */
    private static final int BYTES = 20;

    private static final int FEWEST_FRAMES = 500;
    private static final double CLEAR_SNR_DB = 0;

    private static final double GOUTER_M = 109_000;
    private static final double GOUTER_ESP_DBM = -122.8;
    private static final double EIRP_DBM = 14 + 2.15;

    private static final double AVAILABILITY_GAP = 0.2;
    private static final double SAMPLING = 0.02;
    private static final double HALF_TRANSITION_DB = 1.1;

    /** A gateway's line of the table. */
    private record Gateway(String name, long frames, double pdr, double snrMedianDb, double sdDb) {
        static Gateway of(String[] cells) {
            return new Gateway(
                    cells[1],
                    Long.parseLong(cells[6]),
                    Double.parseDouble(cells[7]),
                    Double.parseDouble(cells[9]),
                    Double.parseDouble(cells[13]));
        }

        /** Share of frames decoded with an SNR normal around the median; the true median is lower, for frames not decoded have none. */
        double decodedAtMost() {
            LoraModulation sf7 = LoraModulation.uplink(7, 125_000);
            double decoded = 0;
            double weight = 0;
            for (int i = -40; i <= 40; i++) {
                double density = StrictMath.exp(-i * i / 200.0);
                double[] snrDb = {snrMedianDb + sdDb * i / 10};
                decoded += density * RECEIVER.decodedProbability(sf7, BYTES, snrDb, 1);
                weight += density;
            }
            return decoded / weight;
        }
    }

    @Override
    public List<Row> rows(Effort effort) {
        List<Gateway> gateways = Tables.rows("saint-eynard-eu868-sf7.csv").stream()
                .map(Gateway::of)
                .toList();
        List<Row> rows = new ArrayList<>(gouter());
        for (Gateway gateway : gateways) {
            if (gateway.snrMedianDb() >= CLEAR_SNR_DB) {
                rows.add(clear(gateway));
            }
        }
        rows.add(weak(gateways));
        Tables.rows("field-lowest-snr.csv").forEach(cells -> rows.add(lowestSnr(cells)));
        return rows;
    }

    private static List<Row> gouter() {
        double lossDb = new FreeSpace().lossDb(new Position(0, 0, 0), new Position(GOUTER_M, 0, 0), 868.1e6);
        Row.Claim loss = new Row.Claim(
                "measured.gouter.loss", "Free-space loss of 109 km at 868.1 MHz, dB", "Friis 1946", 131.97, 0.01);
        Row.Claim esp = new Row.Claim(
                "measured.gouter.esp",
                "Explained gap: power of the signal after 109 km in sight, dBm, free space from 14 dBm and a dipole against the measured median."
                        + " Up to 10 dB for what is not known: ADR's power, the receiving antenna, diffraction",
                SAINT_EYNARD,
                GOUTER_ESP_DBM,
                10);
        return List.of(Row.exact(loss, lossDb), Row.exact(esp, EIRP_DBM - lossDb));
    }

    private static Row clear(Gateway gateway) {
        return Row.exact(
                new Row.Claim(
                        "measured.mast." + gateway.name(),
                        "Explained gap: frames received by a gateway with median SNR " + gateway.snrMedianDb()
                                + " dB, white noise alone against measured. Up to 0.2 for what noise is not: interference and gateways off the net",
                        SAINT_EYNARD,
                        gateway.pdr(),
                        AVAILABILITY_GAP),
                gateway.decodedAtMost());
    }

    private static Row weak(List<Gateway> gateways) {
        List<Gateway> weak = gateways.stream()
                .filter(gateway -> gateway.frames() >= FEWEST_FRAMES && gateway.snrMedianDb() < CLEAR_SNR_DB)
                .toList();
        long contradicting = weak.stream()
                .filter(gateway -> gateway.pdr() > gateway.decodedAtMost() + SAMPLING)
                .count();
        return Row.exact(
                new Row.Claim(
                        "measured.weak",
                        "Explained gap: of the " + weak.size()
                                + " gateways with a median SNR below 0 dB, those that received more than the model allows at that median."
                                + " That they received less is no contradiction: only decoded frames have an SNR, and gateways were off the net",
                        SAINT_EYNARD,
                        0,
                        0),
                contradicting);
    }

    private static Row lowestSnr(String[] cells) {
        int spreadingFactor = Integer.parseInt(cells[0]);
        return Row.exact(
                new Row.Claim(
                        "measured.lowest-snr.sf" + spreadingFactor,
                        "Explained gap: SNR at which the awgn receiver decodes every second frame, SF" + spreadingFactor
                                + ", dB, against the SNR of the weakest 1 % of " + cells[1]
                                + " frames decoded in the field. Half the transition from 90 % to 10 % lost, as frame lengths and the bias of the chips' SNR are not known",
                        CAMPUS_IOT,
                        Double.parseDouble(cells[2]),
                        HALF_TRANSITION_DB),
                halfDecodedDb(spreadingFactor));
    }

    private static double halfDecodedDb(int spreadingFactor) {
        LoraModulation modulation = LoraModulation.uplink(spreadingFactor, 125_000);
        return IntStream.range(-3000, 0)
                .mapToDouble(i -> i / 100.0)
                .filter(snrDb -> RECEIVER.decodedProbability(modulation, BYTES, new double[] {snrDb}, 1) >= 0.5)
                .findFirst()
                .orElseThrow();
    }
}
