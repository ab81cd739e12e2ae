package io.chirpsim.bridge.codec;

import java.util.List;

/**
 * Why a layout cannot be.
 *
 * @param path numbers of the piece, of the piece in it, ...; empty: the whole
 * @param words what is wrong and what is allowed
 */
public record LayoutFlaw(List<Integer> path, String words) {
    public LayoutFlaw {
        path = List.copyOf(path);
    }
}
