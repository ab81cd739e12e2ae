package io.chirpsim.lorawan.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
    private static final HexFormat HEX = HexFormat.of();

    static Stream<Arguments> uplinks() {
        return Stream.of(
                Arguments.of("0101", new UplinkCommand.ResetInd(1)),
                Arguments.of("02", new UplinkCommand.LinkCheckReq()),
                Arguments.of("0307", new UplinkCommand.LinkAdrAns(true, true, true)),
                Arguments.of("0304", new UplinkCommand.LinkAdrAns(false, false, true)),
                Arguments.of("04", new UplinkCommand.DutyCycleAns()),
                Arguments.of("0506", new UplinkCommand.RxParamSetupAns(false, true, true)),
                Arguments.of("06ff0a", new UplinkCommand.DevStatusAns(255, 10)),
                Arguments.of("060120", new UplinkCommand.DevStatusAns(1, -32)),
                Arguments.of("06003f", new UplinkCommand.DevStatusAns(0, -1)),
                Arguments.of("0701", new UplinkCommand.NewChannelAns(true, false)),
                Arguments.of("08", new UplinkCommand.RxTimingSetupAns()),
                Arguments.of("09", new UplinkCommand.TxParamSetupAns()),
                Arguments.of("0a02", new UplinkCommand.DlChannelAns(false, true)),
                Arguments.of("0b01", new UplinkCommand.RekeyInd(1)),
                Arguments.of("0c", new UplinkCommand.AdrParamSetupAns()),
                Arguments.of("0d", new UplinkCommand.DeviceTimeReq()),
                Arguments.of("0f01", new UplinkCommand.RejoinParamSetupAns(true)),
                Arguments.of("1005", new UplinkCommand.PingSlotInfoReq(5)),
                Arguments.of("1103", new UplinkCommand.PingSlotChannelAns(true, true)),
                Arguments.of("1301", new UplinkCommand.BeaconFreqAns(true)),
                Arguments.of("2002", new UplinkCommand.DeviceModeInd(2)));
    }

    static Stream<Arguments> downlinks() {
        return Stream.of(
                Arguments.of("0101", new DownlinkCommand.ResetConf(1)),
                Arguments.of("021403", new DownlinkCommand.LinkCheckAns(20, 3)),
                Arguments.of("0352ff0001", new DownlinkCommand.LinkAdrReq(2, 5, 0x00FF, 1, 0)),
                Arguments.of("03ff070063", new DownlinkCommand.LinkAdrReq(15, 15, 0x0007, 3, 6)),
                Arguments.of("0407", new DownlinkCommand.DutyCycleReq(7)),
                Arguments.of("0523d2ad84", new DownlinkCommand.RxParamSetupReq(3, 2, 869_525_000)),
                Arguments.of("06", new DownlinkCommand.DevStatusReq()),
                Arguments.of("0703184f8450", new DownlinkCommand.NewChannelReq(3, 867_100_000, 0, 5)),
                Arguments.of("0805", new DownlinkCommand.RxTimingSetupReq(5)),
                Arguments.of("0915", new DownlinkCommand.TxParamSetupReq(5, true, false)),
                Arguments.of("0a00d2ad84", new DownlinkCommand.DlChannelReq(0, 869_525_000)),
                Arguments.of("0b01", new DownlinkCommand.RekeyConf(1)),
                Arguments.of("0c65", new DownlinkCommand.AdrParamSetupReq(5, 6)),
                Arguments.of("0dffffffff80", new DownlinkCommand.DeviceTimeAns(0xFFFFFFFFL, 128)),
                Arguments.of("0e2512", new DownlinkCommand.ForceRejoinReq(5, 2, 2, 2)),
                Arguments.of("0f53", new DownlinkCommand.RejoinParamSetupReq(3, 5)),
                Arguments.of("10", new DownlinkCommand.PingSlotInfoAns()),
                Arguments.of("11d2ad8403", new DownlinkCommand.PingSlotChannelReq(869_525_000, 3)),
                Arguments.of("13d2ad84", new DownlinkCommand.BeaconFreqReq(869_525_000)),
                Arguments.of("2002", new DownlinkCommand.DeviceModeConf(2)));
    }

    @ParameterizedTest
    @MethodSource("uplinks")
    @DisplayName("[TS001-1.0.4, 5] a device's command is these bytes, both ways")
    void uplink(String hex, UplinkCommand command) {
        assertEquals(hex, HEX.formatHex(Commands.bytes(List.of(command))));
        assertEquals(new Commands<>(List.of(command), CommandFlaw.NONE), Commands.uplink(HEX.parseHex(hex)));
    }

    @ParameterizedTest
    @MethodSource("downlinks")
    @DisplayName("[TS001-1.0.4, 5] a network's command is these bytes, both ways")
    void downlink(String hex, DownlinkCommand command) {
        assertEquals(hex, HEX.formatHex(Commands.bytes(List.of(command))));
        assertEquals(new Commands<>(List.of(command), CommandFlaw.NONE), Commands.downlink(HEX.parseHex(hex)));
    }

    @Test
    @DisplayName("every command of domain.md 5.4 is there: the identifiers of both directions")
    void complete() {
        assertEquals(
                18,
                uplinks().map(a -> ((MacCommand) a.get()[1]).cid()).distinct().count());
        assertEquals(
                19,
                downlinks().map(a -> ((MacCommand) a.get()[1]).cid()).distinct().count());
    }

    @Test
    @DisplayName("a sequence ends where it cannot be read; what came before counts")
    void flaws() {
        Commands<UplinkCommand> all = Commands.uplink(HEX.parseHex("0307 06ff0a 02".replace(" ", "")));
        assertEquals(3, all.list().size());
        assertEquals(CommandFlaw.NONE, all.flaw());
        assertFlaw(1, CommandFlaw.UNKNOWN, Commands.uplink(HEX.parseHex("0280")));
        assertFlaw(1, CommandFlaw.UNKNOWN, Commands.downlink(HEX.parseHex("06140102")));
        assertFlaw(1, CommandFlaw.TRUNCATED, Commands.uplink(HEX.parseHex("030706ff")));
        assertFlaw(0, CommandFlaw.TRUNCATED, Commands.downlink(HEX.parseHex("0352ff00")));
    }

    @Test
    @DisplayName("ForceRejoinReq comes from networks only: from a device it is the wrong direction")
    void wrongDirection() {
        assertFlaw(1, CommandFlaw.WRONG_DIRECTION, Commands.uplink(HEX.parseHex("020e2512")));
    }

    private static void assertFlaw(int read, CommandFlaw flaw, Commands<?> commands) {
        assertEquals(read, commands.list().size());
        assertEquals(flaw, commands.flaw());
    }

    @Test
    @DisplayName("random bytes never do harm, and what is read writes the same bytes but for bits nobody uses")
    void random() {
        SplittableRandom random = new SplittableRandom(54);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(16)];
            random.nextBytes(bytes);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(3) > 0 ? (byte) (bytes[at] & 0x1F) : bytes[at];
            }
            roundTrip(Commands.uplink(bytes).list(), true);
            roundTrip(Commands.downlink(bytes).list(), false);
        }
    }

    private static void roundTrip(List<? extends MacCommand> commands, boolean uplink) {
        byte[] written = Commands.bytes(commands);
        Commands<?> again = uplink ? Commands.uplink(written) : Commands.downlink(written);
        assertEquals(commands, again.list());
        assertEquals(CommandFlaw.NONE, again.flaw());
        assertArrayEquals(written, Commands.bytes(again.list()));
    }

    @Test
    @DisplayName("values that no bit can carry are refused with their range")
    void ranges() {
        assertRefused("DutyCycleReq.maxDutyCycle 16 is not in 0..15", () -> new DownlinkCommand.DutyCycleReq(16));
        assertRefused("is not in -32..31", () -> new UplinkCommand.DevStatusAns(255, 32));
        assertRefused("is no multiple of 100 Hz", () -> new DownlinkCommand.BeaconFreqReq(869_525_050));
        assertRefused("is not in 0..254", () -> new DownlinkCommand.LinkCheckAns(255, 1));
        assertEquals(16, new DownlinkCommand.TxParamSetupReq(5, false, false).maxEirpDbm());
        assertEquals(36, new DownlinkCommand.TxParamSetupReq(15, false, false).maxEirpDbm());
    }

    private static void assertRefused(String words, org.junit.jupiter.api.function.Executable wrong) {
        String message = assertThrows(IllegalArgumentException.class, wrong).getMessage();
        assertTrue(message.contains(words), message);
    }
}
