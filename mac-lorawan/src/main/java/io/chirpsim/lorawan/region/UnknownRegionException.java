package io.chirpsim.lorawan.region;

/** A region that does not ship with the program. */
public final class UnknownRegionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownRegionException(String name) {
        super("unknown region " + name + "; known: " + String.join(", ", RegionFile.NAMES));
    }
}
