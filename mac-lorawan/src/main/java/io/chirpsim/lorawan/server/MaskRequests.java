package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.command.DownlinkCommand.LinkAdrReq;
import io.chirpsim.lorawan.region.ChannelMaskControl;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.adr.LinkState;
import java.util.ArrayList;
import java.util.List;

/** The LinkADRReqs that ask for a way to send on the network's channels: one, or in regions with many channels a few in a row. */
final class MaskRequests {
    private static final int PAGE = 16;

    private final Region region;
    private final ChannelSet channels;

    MaskRequests(Region region) {
        this.region = region;
        this.channels = region.networkChannels();
    }

    List<LinkAdrReq> of(LinkState wanted) {
        List<LinkAdrReq> requests = new ArrayList<>(1);
        ChannelSet wide = region.rules().wide();
        ChannelSet narrow = region.allChannels().without(wide);
        int on = region.rules().masks().indexOf(ChannelMaskControl.NARROW_ON);
        int off = region.rules().masks().indexOf(ChannelMaskControl.NARROW_OFF);
        if (off >= 0 && on >= 0 && channels.containsAll(narrow)) {
            requests.add(request(wanted, on, wideMask(wide)));
        } else {
            if (off >= 0) {
                requests.add(request(wanted, off, wideMask(wide)));
            }
            addPages(wanted, off < 0 ? region.allChannels() : channels.without(wide), requests);
        }
        return requests;
    }

    private void addPages(LinkState wanted, ChannelSet among, List<LinkAdrReq> requests) {
        for (int first = 0; first < ChannelSet.MAX_CHANNELS; first += PAGE) {
            ChannelSet page = ChannelSet.range(first, first + PAGE);
            if (!among.and(page).isEmpty()) {
                requests.add(request(wanted, first / PAGE, mask(first)));
            }
        }
    }

    private int mask(int first) {
        int mask = 0;
        for (int bit = 0; bit < PAGE; bit++) {
            mask |= channels.contains(first + bit) ? 1 << bit : 0;
        }
        return mask;
    }

    private int wideMask(ChannelSet wide) {
        int mask = 0;
        for (int bit = 0; bit < wide.size(); bit++) {
            mask |= channels.contains(wide.nth(bit)) ? 1 << bit : 0;
        }
        return mask;
    }

    private static LinkAdrReq request(LinkState wanted, int control, int mask) {
        return new LinkAdrReq(wanted.txPower(), wanted.dataRate(), mask, wanted.nbTrans(), control);
    }
}
