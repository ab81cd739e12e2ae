package io.chirpsim.lorawan.device;

import io.chirpsim.random.Draws;

/** How a device picks the channel of an uplink among those that are free. */
public enum ChannelChoice {
    /** Each with the same probability. */
    UNIFORM {
        @Override
        int pick(int free, Draws draws, long entity, long transmission) {
            return draws.below(free, entity, transmission);
        }
    },
    /** The biased shuffle of ns-3 lorawan (end-device-lorawan-mac.cc): of three channels 9/27, 10/27, 8/27; any other number as uniform. */
    NS3 {
        @Override
        int pick(int free, Draws draws, long entity, long transmission) {
            if (free != 3) {
                return UNIFORM.pick(free, draws, entity, transmission);
            }
            int of27 = draws.below(27, entity, transmission);
            return of27 < 9 ? 0 : of27 < 19 ? 1 : 2;
        }
    };

    /** Place of the chosen one among {@code free} channels, counted from 0. */
    abstract int pick(int free, Draws draws, long entity, long transmission);
}
