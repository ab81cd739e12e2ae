package io.chirpsim.lorawan.region;

/** {@link DutyCycleRule#NONE}. */
final class Unlimited extends DutyCycle {
    Unlimited(int[] limitsPpm) {
        super(limitsPpm);
    }

    @Override
    public long earliestStartUs(int subBand, long airtimeUs, long nowUs) {
        return nowUs;
    }

    @Override
    public void started(int subBand, long startUs, long airtimeUs) {}
}
