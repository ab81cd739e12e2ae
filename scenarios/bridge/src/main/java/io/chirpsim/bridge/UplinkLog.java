package io.chirpsim.bridge;

import java.util.List;

/**
 * The uplinks that a ChirpStack application server logged, version 3 or 4: one JSON object per line, plain or gzip (told by content, not by
 * name).
 *
 * <ul>
 *   <li>An uplink is a line with {@code txInfo}, {@code data} and an {@code fPort} of at least 1; version 4 leaves out an {@code fCnt} of 0.
 *       Other events are skipped and counted.
 *   <li>Its time is {@code _timestamp} (milliseconds), else the median of {@code rxInfo[].time} or {@code gwTime}, else {@code time}, else
 *       the median of {@code rxInfo[].nsTime}.
 *   <li>Lines of one (devEUI, FCnt) within {@link #COPY_WINDOW_US} of the first are copies of one uplink: the first one's time holds, their
 *       receptions are put together. Later ones are another uplink, because a counter starts anew after a join or a reset.
 * </ul>
 *
 * @param uplinks by time
 * @param gateways by name
 * @param counts what the lines were
 */
public record UplinkLog(List<LoggedUplink> uplinks, List<LoggedGateway> gateways, Counts counts) {
    /** How long after the first of them a line may be a copy of the same uplink: 60 s. */
    public static final long COPY_WINDOW_US = 60_000_000;

    /**
     * What the lines of a log were; {@code lines = uplinks + copies + skipped}.
     *
     * @param lines lines that are not blank
     * @param uplinks different uplinks
     * @param copies further copies of them
     * @param skipped other events
     */
    public record Counts(int lines, int uplinks, int copies, int skipped) {}

    /**
     * Reads a log; keeps the uplinks in memory, never the file.
     *
     * @param encoding how {@code data} is written
     * @throws InputFileException if the file is missing, is cut off, has a broken line (which) or no uplink
     */
    public static UplinkLog read(InputSource source, PayloadEncoding encoding) throws InputFileException {
        return new UplinkLogReader(source, encoding).read();
    }
}
