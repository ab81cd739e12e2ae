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
 */
public record RadioCurrents(
        String name, long sleepNanoAmps, long standbyMicroAmps, long rxMicroAmps, List<TxCurrent> tx) {

    /**
     * Current at one transmit power.
     *
     * @param dbm transmit power
     * @param microAmps current
     */
    public record TxCurrent(double dbm, long microAmps) {}

    /** The SX1276 at 3.3 V; its data file names the source of every figure. */
    public static RadioCurrents sx1276() {
        try (InputStream in = RadioCurrents.class.getResourceAsStream("/io/chirpsim/lorawan/radios/SX1276.json")) {
            return new ObjectMapper().readValue(in, File.class).currents();
        } catch (IOException e) {
            throw new UncheckedIOException("SX1276.json", e);
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
            double sleepMicroamp,
            double standbyMilliamp,
            String standbySource,
            double rxMilliamp,
            String rxSource,
            List<Row> txMilliamp,
            String txNote) {
        RadioCurrents currents() {
            return new RadioCurrents(
                    name,
                    Math.round(sleepMicroamp * 1000),
                    Math.round(standbyMilliamp * 1000),
                    Math.round(rxMilliamp * 1000),
                    txMilliamp.stream()
                            .map(row -> new TxCurrent(row.dbm(), Math.round(row.milliamp() * 1000)))
                            .toList());
        }
    }

    private record Row(double dbm, double milliamp, String source) {}
}
