package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.command.Commands;
import io.chirpsim.lorawan.command.MacCommand;
import io.chirpsim.lorawan.command.UplinkCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * MAC commands that wait for an uplink. Three answers go with every uplink until a class A downlink comes (LoRaWAN L2 1.0.4, 5.4, 5.7, 5.9).
 * Most devices never need any, so it appears with the first.
 */
final class MacAnswers {
    private final List<UplinkCommand> waiting = new ArrayList<>(2);

    /** So many of the first ones were sent already and stay because they are sticky. */
    private int sent;

    /** Adds an answer; a sticky one takes the place of those that were sent already. */
    void add(UplinkCommand command) {
        for (int i = sent - 1; i >= 0 && sticky(command); i--) {
            if (waiting.get(i).cid() == command.cid()) {
                waiting.remove(i);
                sent--;
            }
        }
        waiting.add(command);
    }

    /** Adds a request unless it waits already. */
    void addOnce(UplinkCommand request) {
        if (!waiting.contains(request)) {
            waiting.add(request);
        }
    }

    /** Whether some were never sent. */
    boolean hasNew() {
        return sent < waiting.size();
    }

    /** Bytes of all of them. */
    int bytes() {
        return bytes(waiting.size());
    }

    private int bytes(int count) {
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += waiting.get(i).length();
        }
        return bytes;
    }

    /** Bytes of as many as fit into some bytes, first ones first. */
    int fitting(int room) {
        int count = waiting.size();
        while (count > 0 && bytes(count) > room) {
            count--;
        }
        return bytes(count);
    }

    /** As many as fit into some bytes, first ones first; they count as sent now. */
    byte[] take(int room) {
        int count = waiting.size();
        while (count > 0 && bytes(count) > room) {
            count--;
        }
        byte[] bytes = Commands.bytes(waiting.subList(0, count));
        List<UplinkCommand> rest = new ArrayList<>(waiting.subList(count, waiting.size()));
        List<UplinkCommand> taken = new ArrayList<>(waiting.subList(0, count));
        taken.removeIf(command -> !sticky(command));
        int unsentBefore = Math.max(0, sent - count);
        waiting.clear();
        waiting.addAll(taken);
        waiting.addAll(rest);
        sent = taken.size() + unsentBefore;
        return bytes;
    }

    private static boolean sticky(MacCommand command) {
        return command instanceof UplinkCommand.RxParamSetupAns
                || command instanceof UplinkCommand.RxTimingSetupAns
                || command instanceof UplinkCommand.DlChannelAns;
    }

    /** A class A downlink has come: what was sent has arrived. */
    void arrived() {
        waiting.subList(0, sent).clear();
        sent = 0;
    }
}
