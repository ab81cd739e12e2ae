package io.chirpsim.lorawan.server.adr;

/**
 * The default algorithm of ChirpStack 3 and 4 ({@code chirpstack/src/adr/default.rs}): 3 dB a step from the strongest of the last 20 uplinks;
 * steps raise the data rate, then lower the power. Too little margin raises the power, but only once the history is full; the data rate never
 * falls. NbTrans follows from the loss by a table.
 */
public final class ChirpStackAdr implements AdrStrategy {
    /** Installation margin by default. */
    public static final double MARGIN_DB = 10;

    /** Uplinks it looks at. */
    public static final int HISTORY = 20;

    private static final double STEP_DB = 3;
    private static final int MAX_NB_TRANS = 3;
    private static final int[] LOSS_BELOW_PERCENT = {5, 10, 30};
    private static final int[][] NB_TRANS = {{1, 1, 2}, {1, 2, 3}, {2, 3, 3}, {3, 3, 3}};

    private final double marginDb;
    private final int historyLength;

    /**
     * @param marginDb installation margin
     * @param historyLength uplinks it looks at
     */
    public ChirpStackAdr(double marginDb, int historyLength) {
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
        LinkState wanted = new LinkState(
                Math.min(now.dataRate(), limits.maxDataRate()), now.txPower(), nbTrans(now.nbTrans(), history));
        double spareDb = history.maxSnrDb() - limits.floorDb(now.dataRate()).getAsDouble() - marginDb;
        int steps = (int) (spareDb / STEP_DB);
        if (steps < 0) {
            return history.size() < historyLength
                    ? wanted
                    : new LinkState(wanted.dataRate(), Math.max(0, now.txPower() + steps), wanted.nbTrans());
        }
        int faster = Math.min(steps, limits.maxDataRate() - wanted.dataRate());
        int weaker = Math.min(steps - faster, Math.max(0, limits.maxTxPower() - now.txPower()));
        return new LinkState(wanted.dataRate() + faster, now.txPower() + weaker, wanted.nbTrans());
    }

    private int nbTrans(int now, UplinkHistory history) {
        double lossPercent = history.size() < historyLength ? 0 : 100.0 * history.missing() / history.size();
        int row = 0;
        while (row < LOSS_BELOW_PERCENT.length && lossPercent >= LOSS_BELOW_PERCENT[row]) {
            row++;
        }
        return NB_TRANS[row][Math.max(1, Math.min(MAX_NB_TRANS, now)) - 1];
    }

    /** A refused TXPower index is taken as beyond the last one the device has. */
    @Override
    public AdrLimits refused(AdrLimits limits, LinkState asked, boolean dataRateOk, boolean txPowerOk) {
        return txPowerOk || asked.txPower() == 0 ? limits : limits.withMaxTxPower(asked.txPower() - 1);
    }
}
