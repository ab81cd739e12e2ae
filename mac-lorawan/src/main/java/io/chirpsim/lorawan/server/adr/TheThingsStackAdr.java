package io.chirpsim.lorawan.server.adr;

/**
 * The algorithm of The Things Stack 3 ({@code pkg/networkserver/mac/adr.go}): 2.5 dB a data rate from the strongest uplink since the last
 * change, 2.5 dB more margin while fewer than 20 are known; then the least power the rest of the margin allows. The data rate never falls.
 * NbTrans follows from the loss once 10 uplinks are known.
 */
public final class TheThingsStackAdr implements AdrStrategy {
    /** Margin by default. */
    public static final double MARGIN_DB = 15;

    /** Uplinks that are enough for a good decision. */
    public static final int HISTORY = 20;

    private static final double FEW_UPLINKS_MARGIN_DB = 2.5;
    private static final double DATA_RATE_STEP_DB = 2.5;
    private static final int MAX_NB_TRANS = 3;

    private final double marginDb;
    private final int historyLength;

    /**
     * @param marginDb margin
     * @param historyLength uplinks that are enough
     */
    public TheThingsStackAdr(double marginDb, int historyLength) {
        this.marginDb = marginDb;
        this.historyLength = historyLength;
    }

    @Override
    public int historyLength() {
        return historyLength;
    }

    @Override
    public LinkState next(LinkState now, UplinkHistory history, AdrLimits limits) {
        if (limits.floorDb(now.dataRate()).isEmpty()) {
            return now;
        }
        double spareDb = history.maxSnrDb()
                - limits.floorDb(now.dataRate()).getAsDouble()
                - marginDb
                - (history.size() < historyLength ? FEW_UPLINKS_MARGIN_DB : 0);
        int dataRate = dataRate(now.dataRate(), spareDb, limits);
        spareDb -= (dataRate - now.dataRate()) * DATA_RATE_STEP_DB;
        int from = dataRate > now.dataRate() ? 0 : now.txPower();
        return new LinkState(dataRate, txPower(from, spareDb, limits), nbTrans(now.nbTrans(), history));
    }

    /** The highest one within the margin that the device has. */
    private static int dataRate(int now, double spareDb, AdrLimits limits) {
        int highest = spareDb < 0 ? now : (int) Math.min(limits.maxDataRate(), now + spareDb / DATA_RATE_STEP_DB);
        while (highest > now && !limits.hasDataRate(highest)) {
            highest--;
        }
        return Math.max(now, highest);
    }

    /** The highest index within the margin; below 0 it raises the power, yet never to index 0. */
    private static int txPower(int from, double spareDb, AdrLimits limits) {
        for (int index = limits.maxTxPower(); index > 0; index--) {
            if (limits.hasTxPower(index) && limits.powerStepDb(from, index) <= spareDb) {
                return index;
            }
        }
        return from;
    }

    private int nbTrans(int before, UplinkHistory history) {
        int now = Math.min(MAX_NB_TRANS, before);
        if (2 * history.size() < historyLength) {
            return now;
        }
        double loss = (double) history.missing() / (history.size() + history.missing());
        if (loss < 0.05) {
            return 1 + now / 3;
        } else if (loss < 0.10) {
            return now;
        }
        return loss < 0.30 ? Math.min(MAX_NB_TRANS, 2 + now / 2) : MAX_NB_TRANS;
    }

    @Override
    public AdrLimits refused(AdrLimits limits, LinkState asked, boolean dataRateOk, boolean txPowerOk) {
        return limits.without(dataRateOk ? 0 : 1 << asked.dataRate(), txPowerOk ? 0 : 1 << asked.txPower());
    }
}
