package io.chirpsim.lorawan.energy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Supply currents of a radio.
 *
 * @param name such as {@code "SX1276"}
 * @param sleepNanoAmps asleep, configuration retained
 * @param standbyMicroAmps oscillator running, neither sending nor receiving
 * @param rxMicroAmps receiving LoRa at 125 kHz
 * @param tx sending, by power, weakest first
 * @param listensInStandby whether a receive window in which nothing comes costs no more than standby, as some models have it
 */
public record RadioCurrents(
        String name,
        long sleepNanoAmps,
        long standbyMicroAmps,
        long rxMicroAmps,
        List<TxCurrent> tx,
        boolean listensInStandby) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Current at one transmit power.
     *
     * @param dbm transmit power
     * @param microAmps current
     */
    public record TxCurrent(double dbm, long microAmps) {}

    /** A radio by the name of its file in {@code radios}, which names the source of every figure and marks the unverified ones. */
    public static RadioCurrents named(String word) {
        String file = "/io/chirpsim/lorawan/radios/" + word + ".json";
        try (InputStream in = RadioCurrents.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no radio " + word);
            }
            return JSON.readValue(in, File.class).currents();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Current while sending with this power: interpolated between two rows, the nearest row outside the table. */
    public long txMicroAmps(double dbm) {
        TxCurrent below = tx.get(0);
        for (TxCurrent above : tx) {
            if (above.dbm() >= dbm) {
                return interpolated(below, above, dbm);
            }
            below = above;
        }
        return below.microAmps();
    }

    private static long interpolated(TxCurrent below, TxCurrent above, double dbm) {
        double spanDb = above.dbm() - below.dbm();
        double share = spanDb == 0 ? 0 : (dbm - below.dbm()) / spanDb;
        return Math.round(below.microAmps() + share * (above.microAmps() - below.microAmps()));
    }

    private record File(
            String name,
            String source,
            Figure sleepMicroamp,
            Figure standbyMilliamp,
            Figure rxMilliamp,
            List<Row> txMilliamp,
            String txNote,
            boolean listensInStandby) {
        RadioCurrents currents() {
            return new RadioCurrents(
                    name,
                    thousandths(sleepMicroamp.value),
                    thousandths(standbyMilliamp.value),
                    thousandths(rxMilliamp.value),
                    txMilliamp.stream()
                            .map(row -> new TxCurrent(row.dbm, thousandths(row.value)))
                            .toList(),
                    listensInStandby);
        }

        private static long thousandths(double value) {
            return Math.round(value * 1000);
        }
    }

    private record Figure(double value, String source, boolean unverified) {}

    private record Row(double dbm, double value, String source, boolean unverified) {}
}
