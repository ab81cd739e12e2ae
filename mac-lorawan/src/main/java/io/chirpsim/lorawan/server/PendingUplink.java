package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationUplink.GatewayReception;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.JoinRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A frame whose copies are being collected; reused. */
final class PendingUplink {
    ReceivedFrame frame;
    DeviceSession session;

    /** The data frame, or null for a join-request. */
    DataFrame header;

    int fCnt;

    /** Whether the frame itself was handled before: a repetition only opens receive windows. */
    boolean repetition;

    /** The answer to a join-request, or null. */
    JoinAccept accept;

    /** The keys it is made with, or null. */
    RootKeys roots;

    /** The join-request, or null. */
    JoinRequest request;

    long closeUs;

    private int copies;
    private int[] gateways = new int[4];
    private long[] arrivalsUs = new long[4];
    private double[] rssiDbm = new double[4];
    private double[] snrDb = new double[4];

    void clear() {
        frame = null;
        session = null;
        header = null;
        accept = null;
        roots = null;
        request = null;
        repetition = false;
        copies = 0;
    }

    /** Adds a copy in the order of arrival; copies of one microsecond by the gateways' numbers, not by who was told first. */
    void add(long nowUs, int gateway, double rssi, double snr, List<GatewayLink> links) {
        makeRoom();
        int i = copies++;
        long entity = links.get(gateway).entity();
        while (i > 0 && arrivalsUs[i - 1] == nowUs && links.get(gateways[i - 1]).entity() > entity) {
            gateways[i] = gateways[i - 1];
            arrivalsUs[i] = arrivalsUs[i - 1];
            rssiDbm[i] = rssiDbm[i - 1];
            snrDb[i] = snrDb[i - 1];
            i--;
        }
        gateways[i] = gateway;
        arrivalsUs[i] = nowUs;
        rssiDbm[i] = rssi;
        snrDb[i] = snr;
    }

    private void makeRoom() {
        if (copies == gateways.length) {
            gateways = Arrays.copyOf(gateways, 2 * copies);
            arrivalsUs = Arrays.copyOf(arrivalsUs, 2 * copies);
            rssiDbm = Arrays.copyOf(rssiDbm, 2 * copies);
            snrDb = Arrays.copyOf(snrDb, 2 * copies);
        }
    }

    List<GatewayReception> receptions(int channel) {
        if (copies == 1) {
            return List.of(reception(0, channel));
        }
        List<GatewayReception> all = new ArrayList<>(copies);
        for (int i = 0; i < copies; i++) {
            all.add(reception(i, channel));
        }
        return all;
    }

    private GatewayReception reception(int i, int channel) {
        return new GatewayReception(gateways[i], rssiDbm[i], snrDb[i], frame.endUs(), channel, arrivalsUs[i]);
    }

    /** How many gateways heard it. */
    int copies() {
        return copies;
    }

    /** A gateway by its place; once they are ranked. */
    int gateway(int place) {
        return gateways[place];
    }

    /** Its signal to noise ratio. */
    double snrDb(int place) {
        return snrDb[place];
    }

    /** Puts the gateway of this place first; the others keep their order. */
    void prefer(int place) {
        for (int i = place; i > 0; i--) {
            moveTo(i, i - 1);
        }
        for (int i = 0; i < copies; i++) {
            session.rememberGateway(i, gateways[i]);
        }
    }

    /** Signal to noise ratio at the best gateway; once they are ranked. */
    double bestSnrDb() {
        return snrDb[0];
    }

    /** Mean of the signal to noise ratios in dB; once the gateways are ranked, so that the order of arrival does not count. */
    double meanSnrDb() {
        double sum = 0;
        for (int i = 0; i < copies; i++) {
            sum += snrDb[i];
        }
        return sum / copies;
    }

    /** Tells the session its best gateways, highest SNR first. */
    void rankGateways() {
        session.forgetGateways();
        for (int place = 0; place < copies; place++) {
            int best = place;
            for (int i = place + 1; i < copies; i++) {
                best = snrDb[i] > snrDb[best] ? i : best;
            }
            session.rememberGateway(place, gateways[best]);
            moveTo(place, best);
        }
    }

    /** Swaps two copies where the order does not matter any more: gateways and SNR only. */
    private void moveTo(int place, int from) {
        int gateway = gateways[from];
        gateways[from] = gateways[place];
        gateways[place] = gateway;
        double snr = snrDb[from];
        snrDb[from] = snrDb[place];
        snrDb[place] = snr;
    }
}
