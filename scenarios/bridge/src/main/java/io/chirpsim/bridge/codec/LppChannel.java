package io.chirpsim.bridge.codec;

import java.util.Optional;

/**
 * One value of a Cayenne payload, called as The Things Stack does: {@code temperature_3}.
 *
 * @param type its data type
 * @param channel its channel, 0 to 255
 */
record LppChannel(LppType type, int channel) {
    private static final int CHANNELS = 256;

    String name() {
        return type.word + "_" + channel;
    }

    /** Empty if that is no such name. */
    static Optional<LppChannel> parse(String name) {
        int split = name.lastIndexOf('_');
        for (LppType type : LppType.values()) {
            if (split > 0 && name.substring(0, split).equals(type.word)) {
                return channel(name.substring(split + 1)).map(number -> new LppChannel(type, number));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> channel(String text) {
        return text.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(text) < CHANNELS
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
