package io.chirpsim.lorawan.server.adr;

/**
 * {@code AdrComponent} of ns-3 lorawan ({@code model/adr-component.cc}): the mean of the last 4 uplinks and of all gateways that heard them, no
 * margin, 3 dB a step. Steps raise the data rate, then lower the power by 2 dB from 14 to 2 dBm; missing steps raise the power. Uplinks from
 * before a change count as well.
 */
public final class Ns3Adr implements AdrStrategy {
    /** HistoryRange by default. */
    public static final int HISTORY = 4;

    /** 14 dBm, the most it uses, is index 1 below 16 dBm. */
    private static final int FULL_POWER = 1;

    private static final double STEP_DB = 3;

    private final double marginDb;
    private final int historyLength;

    /**
     * @param marginDb margin; the original has none
     * @param historyLength uplinks it looks at
     */
    public Ns3Adr(double marginDb, int historyLength) {
        this.marginDb = marginDb;
        this.historyLength = historyLength;
    }

    @Override
    public int historyLength() {
        return historyLength;
    }

    @Override
    public double snrDb(double bestDb, double meanDb) {
        return meanDb;
    }

    @Override
    public boolean beginsAnewAfterChange() {
        return false;
    }

    @Override
    public LinkState next(LinkState now, UplinkHistory history, AdrLimits limits) {
        if (history.size() < historyLength || limits.floorDb(now.dataRate()).isEmpty()) {
            return now;
        }
        double spareDb = history.meanSnrDb() - limits.floorDb(now.dataRate()).getAsDouble() - marginDb;
        int steps = (int) Math.floor(spareDb / STEP_DB);
        int faster = Math.max(0, Math.min(steps, limits.maxDataRate() - now.dataRate()));
        int before = Math.max(FULL_POWER, now.txPower());
        int after = Math.max(FULL_POWER, Math.min(limits.maxTxPower(), before + steps - faster));
        return new LinkState(now.dataRate() + faster, after == before ? now.txPower() : after, 1);
    }
}
