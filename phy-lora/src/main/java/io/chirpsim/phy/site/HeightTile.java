package io.chirpsim.phy.site;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A tile of the Shuttle Radar Topography Mission: heights of one square degree, every 1 or 3 arc seconds. Rows run from north to south, each from west to
 * east, edges included; 16-bit integers, high byte first, metres, -32768 where nothing is known. The name of the file says its south-west corner. Source:
 * NASA LP DAAC, SRTM user guide.
 */
public final class HeightTile {
    private static final Pattern NAME =
            Pattern.compile("([NS])([0-9]{2})([EW])([0-9]{3})\\b.*\\.hgt(\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final int ONE_SECOND = 3601;
    private static final int THREE_SECONDS = 1201;
    private static final int MOST_BYTES = 2 * ONE_SECOND * ONE_SECOND;
    private static final short UNKNOWN = Short.MIN_VALUE;

    /** A tile that is none; the message says what was found and what is allowed. */
    public static final class BadTileException extends Exception {
        private static final long serialVersionUID = 1;

        BadTileException(String message) {
            super(message);
        }
    }

    private final int south;
    private final int west;
    private final int side;
    private final short[] heightsM;

    private HeightTile(int south, int west, int side, short[] heightsM) {
        this.south = south;
        this.west = west;
        this.side = side;
        this.heightsM = heightsM;
    }

    /**
     * Reads a tile. Heights that are unknown are bridged along their row.
     *
     * @param name of the file, such as {@code N39W001.hgt} or {@code N39W001.hgt.gz}
     * @param in its bytes; the caller closes it
     * @throws BadTileException if the name or the bytes are those of no tile
     * @throws IOException if it cannot be read
     */
    public static HeightTile read(String name, InputStream in) throws BadTileException, IOException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new BadTileException(
                    "the name must say the south-west corner, such as N39W001.hgt or N39W001.hgt.gz");
        }
        int south = signed(matcher.group(1), "S", matcher.group(2));
        int west = signed(matcher.group(3), "W", matcher.group(4));
        if (south < -90 || south > 89 || west < -180 || west > 179) {
            throw new BadTileException("there is no place " + matcher.group(1) + matcher.group(2) + matcher.group(3)
                    + matcher.group(4) + "; the name must say the south-west corner, such as N39W001.hgt");
        }
        byte[] bytes = bytes(matcher.group(5) != null, in);
        int side = side(bytes.length);
        short[] heights = new short[side * side];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (short) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xff);
        }
        for (int row = 0; row < side; row++) {
            bridge(heights, row * side, side, row);
        }
        return new HeightTile(south, west, side, heights);
    }

    private static int signed(String letter, String negative, String digits) {
        int value = Integer.parseInt(digits);
        return letter.equalsIgnoreCase(negative) ? -value : value;
    }

    private static byte[] bytes(boolean zipped, InputStream in) throws BadTileException, IOException {
        try {
            return (zipped ? new GZIPInputStream(in) : in).readNBytes(MOST_BYTES + 1);
        } catch (EOFException e) {
            throw new BadTileException("the file is cut off; get it again");
        }
    }

    private static int side(int bytes) throws BadTileException {
        if (bytes == MOST_BYTES) {
            return ONE_SECOND;
        }
        if (bytes == 2 * THREE_SECONDS * THREE_SECONDS) {
            return THREE_SECONDS;
        }
        throw new BadTileException("found " + (bytes > MOST_BYTES ? "more than " + MOST_BYTES : bytes)
                + " bytes; a tile has 25934402 (1 arc second) or 2884802 (3 arc seconds): the file is "
                + (bytes > MOST_BYTES ? "no tile" : "short") + "; get it again");
    }

    private static void bridge(short[] heights, int start, int side, int row) throws BadTileException {
        int known = -1;
        for (int i = 0; i < side; i++) {
            if (heights[start + i] == UNKNOWN) {
                continue;
            }
            for (int hole = known + 1; hole < i; hole++) {
                double share = (double) (hole - known) / (i - known);
                int from = known < 0 ? heights[start + i] : heights[start + known];
                heights[start + hole] = (short) Math.round(from + share * (heights[start + i] - from));
            }
            known = i;
        }
        if (known < 0) {
            throw new BadTileException("row " + (row + 1) + " holds no height at all; get a tile without such holes");
        }
        Arrays.fill(heights, start + known + 1, start + side, heights[start + known]);
    }

    /** Name of the tile that a place lies in, such as {@code N39W001}. */
    public static String nameAt(double lat, double lon) {
        int south = (int) Math.floor(lat);
        int west = (int) Math.floor(lon);
        return String.format(
                Locale.ROOT,
                "%s%02d%s%03d",
                south < 0 ? "S" : "N",
                Math.abs(south),
                west < 0 ? "W" : "E",
                Math.abs(west));
    }

    /** Its name, such as {@code N39W001}. */
    public String name() {
        return nameAt(south, west);
    }

    /** Whether a place lies in it, its edges included. */
    public boolean contains(double lat, double lon) {
        return lat >= south && lat <= south + 1 && lon >= west && lon <= west + 1;
    }

    /** Height above sea level in metres, between the four nearest points bilinearly. Places outside count as its nearest edge. */
    public double heightM(double lat, double lon) {
        int cells = side - 1;
        double east = clamp((lon - west) * cells, cells);
        double down = clamp((south + 1 - lat) * cells, cells);
        int column = (int) Math.min(cells - 1, Math.floor(east));
        int row = (int) Math.min(cells - 1, Math.floor(down));
        double x = east - column;
        double y = down - row;
        int at = row * side + column;
        double north = heightsM[at] + x * (heightsM[at + 1] - heightsM[at]);
        double below = heightsM[at + side] + x * (heightsM[at + side + 1] - heightsM[at + side]);
        return north + y * (below - north);
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }

    /** Distance of its points from north to south, metres. */
    public double stepM() {
        return 111_195.0 / (side - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeightTile tile
                && south == tile.south
                && west == tile.west
                && Arrays.equals(heightsM, tile.heightsM);
    }

    @Override
    public int hashCode() {
        return 360 * south + west;
    }
}
