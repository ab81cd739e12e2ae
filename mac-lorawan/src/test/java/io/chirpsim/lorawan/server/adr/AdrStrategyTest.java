package io.chirpsim.lorawan.server.adr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.lorawan.region.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values follow by hand from the algorithms as published; where ChirpStack's own tests have the case, they are theirs. */
final class AdrStrategyTest {
    private static final AdrLimits EU868 = AdrLimits.of(Region.named("EU868"));

    private static UplinkHistory history(int length, int uplinks, double snrDb) {
        UplinkHistory history = new UplinkHistory(length);
        for (int i = 0; i < uplinks; i++) {
            history.add(i, snrDb);
        }
        return history;
    }

    private static LinkState state(int dataRate, int txPower, int nbTrans) {
        return new LinkState(dataRate, txPower, nbTrans);
    }

    @Test
    @DisplayName("SF12 heard with +2 dB: ChirpStack goes to DR4 with full power")
    void chirpStack() {
        LinkState next = new ChirpStackAdr(10, 20).next(state(0, 0, 1), history(20, 1, 2), EU868);
        assertEquals(state(4, 0, 1), next);
    }

    @Test
    @DisplayName("SF12 heard with +2 dB twenty times: The Things Stack goes to DR2 and, with 2 dB left, TXPower 1")
    void theThingsStack() {
        TheThingsStackAdr strategy = new TheThingsStackAdr(15, 20);
        assertEquals(state(2, 1, 1), strategy.next(state(0, 0, 1), history(20, 20, 2), EU868));
        assertEquals(state(1, 1, 1), strategy.next(state(0, 0, 1), history(20, 19, 2), EU868), "2.5 dB less");
    }

    @Test
    @DisplayName("SF12 heard with +2 dB four times: 22 dB are 7 steps of ns-3, SF7 and 10 dBm")
    void ns3() {
        Ns3Adr strategy = new Ns3Adr(0, 4);
        assertEquals(state(5, 3, 1), strategy.next(state(0, 0, 1), history(4, 4, 2), EU868));
        assertEquals(state(0, 0, 1), strategy.next(state(0, 0, 1), history(4, 3, 2), EU868), "too few");
    }

    /** n_step cases of ChirpStack's own tests, turned into an SNR that gives so many steps; max TXPower there 5. */
    @ParameterizedTest
    @CsvSource({
        "0, 3, 1, 3, 1",
        "1, 4, 1, 5, 1",
        "1, 5, 1, 5, 2",
        "2, 3, 1, 5, 1",
        "2, 4, 1, 5, 2",
        "2, 5, 1, 5, 3",
        "2, 5, 5, 5, 5",
        "-1, 5, 1, 5, 0",
        "-1, 4, 0, 4, 0",
        "-10, 4, 0, 4, 0"
    })
    void chirpStackSteps(int steps, int dataRate, int txPower, int wantedDataRate, int wantedTxPower) {
        AdrLimits limits = EU868.withMaxTxPower(5);
        double snrDb = limits.floorDb(dataRate).getAsDouble() + 10 + 3.0 * steps;
        LinkState next = new ChirpStackAdr(10, 20).next(state(dataRate, txPower, 1), history(20, 20, snrDb), limits);
        assertEquals(state(wantedDataRate, wantedTxPower, 1), next);
    }

    @Test
    @DisplayName("ChirpStack raises the power only with a full history, and rounds steps toward zero")
    void chirpStackHysteresis() {
        ChirpStackAdr strategy = new ChirpStackAdr(10, 20);
        assertEquals(state(5, 3, 1), strategy.next(state(5, 3, 1), history(20, 19, -0.5), EU868));
        assertEquals(state(5, 2, 1), strategy.next(state(5, 3, 1), history(20, 20, -0.5), EU868));
        assertEquals(state(5, 3, 1), strategy.next(state(5, 3, 1), history(20, 20, -0.49), EU868), "-2.99 dB");
    }

    /** Rows of the loss table; so many of the last uplinks are missing between twenty that came. */
    @ParameterizedTest
    @CsvSource({"0, 3, 2", "1, 2, 2", "2, 2, 3", "1, 1, 1", "2, 1, 2", "6, 1, 3", "0, 2, 1", "1, 3, 3"})
    void chirpStackNbTrans(int missing, int nbTrans, int wanted) {
        UplinkHistory history = new UplinkHistory(20);
        for (int i = 0; i < 20; i++) {
            history.add(i < 19 ? i : i + missing, 2.5);
        }
        assertEquals(
                wanted,
                new ChirpStackAdr(10, 20)
                        .next(state(5, 0, nbTrans), history, EU868)
                        .nbTrans());
    }

    @Test
    @DisplayName("ChirpStack takes a refused TXPower as the end of the device's range")
    void chirpStackRefused() {
        ChirpStackAdr strategy = new ChirpStackAdr(10, 20);
        AdrLimits limits = strategy.refused(EU868, state(5, 4, 1), true, false);
        assertEquals(state(5, 3, 1), strategy.next(state(5, 0, 1), history(20, 1, 30), limits));
    }

    @Test
    @DisplayName("The Things Stack leaves out refused data rates and TXPower indexes, one by one")
    void theThingsStackRefused() {
        TheThingsStackAdr strategy = new TheThingsStackAdr(15, 20);
        AdrLimits noDr5 = strategy.refused(EU868, state(5, 7, 1), false, true);
        assertEquals(state(4, 7, 1), strategy.next(state(0, 0, 1), history(20, 20, 30), noDr5));
        AdrLimits noPower7 = strategy.refused(EU868, state(5, 7, 1), true, false);
        assertEquals(state(5, 6, 1), strategy.next(state(0, 0, 1), history(20, 20, 30), noPower7));
    }

    @Test
    @DisplayName(
            "The Things Stack raises the power by the missing margin, and leaves it if all indexes above 0 are too weak")
    void theThingsStackRaisesPower() {
        TheThingsStackAdr strategy = new TheThingsStackAdr(15, 20);
        assertEquals(state(5, 2, 1), strategy.next(state(5, 4, 1), history(20, 20, 3.5), EU868), "-4 dB");
        assertEquals(state(5, 1, 1), strategy.next(state(5, 4, 1), history(20, 20, 1.5), EU868), "-6 dB");
        assertEquals(state(5, 4, 1), strategy.next(state(5, 4, 1), history(20, 20, 1.4), EU868), "-6.1 dB");
    }

    /** Loss 0, 1/20, 2/21, 4/23, 9/28. */
    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 3, 2", "1, 2, 1", "2, 2, 2", "4, 1, 2", "4, 2, 3", "9, 1, 3"})
    void theThingsStackNbTrans(int missing, int nbTrans, int wanted) {
        UplinkHistory history = new UplinkHistory(20);
        for (int i = 0; i < 20; i++) {
            history.add(i < 19 ? i : i + missing, 7.5);
        }
        LinkState next = new TheThingsStackAdr(15, 20).next(state(5, 0, nbTrans), history, EU868);
        assertEquals(wanted, next.nbTrans());
    }

    @Test
    @DisplayName("ns-3 rounds steps down, lowers power to 2 dBm at most, and knows nothing above 14 dBm")
    void ns3Power() {
        Ns3Adr strategy = new Ns3Adr(0, 4);
        assertEquals(state(5, 7, 1), strategy.next(state(5, 0, 1), history(4, 4, 40), EU868));
        assertEquals(state(5, 4, 1), strategy.next(state(5, 5, 1), history(4, 4, -7.6), EU868), "-0.1 dB");
        assertEquals(state(5, 0, 1), strategy.next(state(5, 0, 1), history(4, 4, -20), EU868));
        assertEquals(state(3, 0, 1), strategy.next(state(0, 0, 1), history(4, 4, -10.01), EU868), "9.99 dB");
    }

    @Test
    @DisplayName("the history is a ring: old uplinks and the losses before them go")
    void ring() {
        UplinkHistory history = new UplinkHistory(3);
        history.add(10, 9);
        history.add(20, 1);
        history.add(21, 2);
        history.add(24, 3);
        assertEquals(3, history.maxSnrDb());
        assertEquals(2, history.meanSnrDb());
        assertEquals(2, history.missing());
    }

    @Test
    @DisplayName("the highest data rate of ADR: DR5 in EU868, DR3 in US915, DR5 in AU915")
    void limits() {
        assertEquals(5, EU868.maxDataRate());
        assertEquals(3, AdrLimits.of(Region.named("US915")).maxDataRate());
        assertEquals(5, AdrLimits.of(Region.named("AU915")).maxDataRate());
        assertEquals(7, EU868.maxTxPower());
    }
}
