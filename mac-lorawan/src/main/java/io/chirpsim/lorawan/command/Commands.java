package io.chirpsim.lorawan.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A sequence of MAC commands as read from FOpts or from the payload of FPort 0. What cannot be read ends it: commands before that count
 * (LoRaWAN L2 1.0.4, 5).
 *
 * @param list the commands in their order
 * @param flaw why there are no more
 */
public record Commands<C extends MacCommand>(List<C> list, CommandFlaw flaw) {
    private interface Maker<C> {
        C of(int cid, long payload);
    }

    /** Reads what a device has sent. */
    public static Commands<UplinkCommand> uplink(byte[] bytes) {
        return read(bytes, UplinkCommand::payloadBytes, UplinkCommand::of, DownlinkCommand::payloadBytes);
    }

    /** Reads what a network has sent. */
    public static Commands<DownlinkCommand> downlink(byte[] bytes) {
        return read(bytes, DownlinkCommand::payloadBytes, DownlinkCommand::of, UplinkCommand::payloadBytes);
    }

    private static <C extends MacCommand> Commands<C> read(
            byte[] bytes, IntUnaryOperator payloadBytes, Maker<C> maker, IntUnaryOperator otherSide) {
        List<C> commands = new ArrayList<>(2);
        int at = 0;
        while (at < bytes.length) {
            int cid = bytes[at] & 0xFF;
            int length = payloadBytes.applyAsInt(cid);
            if (length < 0) {
                CommandFlaw flaw = otherSide.applyAsInt(cid) < 0 ? CommandFlaw.UNKNOWN : CommandFlaw.WRONG_DIRECTION;
                return new Commands<>(commands, flaw);
            }
            if (at + 1 + length > bytes.length) {
                return new Commands<>(commands, CommandFlaw.TRUNCATED);
            }
            commands.add(maker.of(cid, number(bytes, at + 1, length)));
            at += 1 + length;
        }
        return new Commands<>(commands, CommandFlaw.NONE);
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }

    /** The bytes of some commands in a row. */
    public static byte[] bytes(List<? extends MacCommand> commands) {
        byte[] bytes = new byte[commands.stream().mapToInt(MacCommand::length).sum()];
        int at = 0;
        for (MacCommand command : commands) {
            bytes[at++] = (byte) command.cid();
            for (int i = 0; i < command.payloadBytes(); i++) {
                bytes[at++] = (byte) (command.payload() >>> 8 * i);
            }
        }
        return bytes;
    }
}
