package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Stage;

enum TestCause implements Cause {
    NOT_SENT("notSent", "the device could not send in time", Stage.SOURCE, Reach.NOT_SENT),
    NO_COVERAGE("noCoverage", "no gateway hears the device", Stage.ACCESS, Reach.NO_COVERAGE),
    NO_DEMODULATOR("noDemodulator", "every demodulator of the gateway was busy", Stage.ACCESS, Reach.NO_DEMODULATOR),
    CO_SF("coSfInterference", "another frame on the same data rate", Stage.ACCESS, Reach.CO_SF_INTERFERENCE),
    INTER_SF("interSfInterference", "frames on other data rates", Stage.ACCESS, Reach.INTER_SF_INTERFERENCE),
    NOT_DECODED("notDecoded", "heard, but too weak to decode", Stage.ACCESS, Reach.DECODING),
    WEAK_DECODED("weakDecoded", "another cause that comes equally far", Stage.ACCESS, Reach.DECODING),
    BACKHAUL("backhaul", "lost between gateway and server", Stage.BACKHAUL, Reach.BACKHAUL),
    BROKER("broker", "dropped by the broker", Stage.BROKER, Reach.BROKER);

    private final String key;
    private final String words;
    private final Stage stage;
    private final Reach reach;

    TestCause(String key, String words, Stage stage, Reach reach) {
        this.key = key;
        this.words = words;
        this.stage = stage;
        this.reach = reach;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Reach reach() {
        return reach;
    }
}
