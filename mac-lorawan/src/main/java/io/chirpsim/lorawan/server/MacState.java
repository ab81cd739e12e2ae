package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.command.Commands;
import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.MacCommand;
import io.chirpsim.lorawan.server.adr.AdrLimits;
import io.chirpsim.lorawan.server.adr.LinkState;
import io.chirpsim.lorawan.server.adr.UplinkHistory;
import java.util.ArrayList;
import java.util.List;

/** MAC commands between network server and one device, and what ADR knows of it. There is none until it is needed. */
final class MacState {
    /** Answers to the last uplink's requests; they go with its windows or not at all. */
    private final List<DownlinkCommand> answers = new ArrayList<>(1);

    /** Requests that the device has not answered yet; they go with every downlink. */
    private final List<DownlinkCommand> requests = new ArrayList<>(1);

    /** How the device sends as far as the server knows; null before the first uplink with ADR. */
    LinkState link;

    /** What was asked for in a LinkADRReq that is not answered yet, or null. */
    LinkState wanted;

    /** Null before the first uplink with ADR. */
    UplinkHistory history;

    AdrLimits limits;

    /** When the server asks for the device's status again. */
    long nextStatusUs;

    /** Whether the device has been told what holds for the whole session. */
    boolean begun;

    /** Whether the last uplink asks for a sign of life. */
    boolean signOfLifeDue;

    /** Whether there are requests that have not been sent yet. */
    private boolean fresh;

    MacState(AdrLimits limits) {
        this.limits = limits;
    }

    /** A new uplink has come: it is too late to answer the one before. */
    void forgetAnswers() {
        answers.clear();
        signOfLifeDue = false;
    }

    void answer(DownlinkCommand command) {
        answers.add(command);
    }

    void request(DownlinkCommand command) {
        requests.add(command);
        fresh = true;
    }

    /** Takes away the requests with this identifier; whether there were any. */
    boolean settle(int cid) {
        return requests.removeIf(request -> request.cid() == cid);
    }

    /** Whether there is something to say that does not wait for a downlink of its own accord. */
    boolean isDue() {
        return signOfLifeDue || waits();
    }

    /** Whether commands wait. */
    boolean waits() {
        return !answers.isEmpty() || !requests.isEmpty();
    }

    /** Whether commands wait that were never sent: a message gives way to them if both do not fit into one frame. */
    boolean isUrgent() {
        return !answers.isEmpty() || fresh;
    }

    /** Bytes of as many commands as fit into so many, answers first; LinkADRReqs in a row are one. */
    byte[] fitting(int room) {
        List<MacCommand> chosen = new ArrayList<>(answers);
        chosen.addAll(requests);
        int last = chosen.size();
        while (last > 0 && (bytes(chosen, last) > room || cutsBlock(chosen, last))) {
            last--;
        }
        return Commands.bytes(chosen.subList(0, last));
    }

    private static boolean cutsBlock(List<MacCommand> commands, int last) {
        return last < commands.size()
                && commands.get(last) instanceof DownlinkCommand.LinkAdrReq
                && commands.get(last - 1) instanceof DownlinkCommand.LinkAdrReq;
    }

    private static int bytes(List<MacCommand> commands, int count) {
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += commands.get(i).length();
        }
        return bytes;
    }

    /** Bytes of all commands that wait. */
    int bytes() {
        int bytes = 0;
        for (DownlinkCommand command : answers) {
            bytes += command.length();
        }
        for (DownlinkCommand command : requests) {
            bytes += command.length();
        }
        return bytes;
    }

    /** A downlink has left, with commands or without. */
    void sent(boolean withCommands) {
        forgetAnswers();
        fresh &= !withCommands;
    }
}
