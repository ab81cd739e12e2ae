package io.chirpsim.lorawan.network;

import io.chirpsim.flow.Labels;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;

/** Labels of a region's data rates in the results. */
final class DataRateLabels {
    private final int[] labels;

    DataRateLabels(Region region, Labels register) {
        labels = new int[region.dataRates().length];
        for (DataRate rate : region.dataRates()) {
            if (rate != null) {
                labels[rate.index()] = register.register(rate.label());
            }
        }
    }

    int label(DataRate rate) {
        return labels[rate.index()];
    }
}
