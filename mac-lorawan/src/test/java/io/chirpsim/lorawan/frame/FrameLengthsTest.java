package io.chirpsim.lorawan.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LoraModulation.LowDataRate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bytes that a data frame counts on the air")
class FrameLengthsTest {
    private static List<FrameCodec> codecs(FrameLengths lengths) {
        return List.of(new BytesCodec(lengths), new SizesCodec(lengths));
    }

    @ParameterizedTest(name = "{0}: uplink of 23 B {1} B, acknowledgement {2} B")
    @CsvSource({"LORAWAN, 36, 12", "NS3, 32, 9", "PAYLOAD, 23, 0"})
    void lengths(FrameLengths lengths, int uplink, int acknowledgement) {
        for (FrameCodec codec : codecs(lengths)) {
            assertEquals(uplink, codec.length(0, 1, 23));
            assertEquals(acknowledgement, codec.length(0, DataFrame.NO_PORT, 0));
        }
    }

    @Test
    @DisplayName("LoRaWAN's is the length of the bytes that are built")
    void real() {
        DataFrame frame = new DataFrame(MType.UNCONFIRMED_DATA_UP, 1, 0, 1, new byte[3], 7, new byte[11]);
        assertEquals(frame.length(), new SizesCodec().length(3, 7, 11));
    }

    /** 9 bytes: (72 - 4 SF + 44) bits in blocks of 4 SF, from SF11 on 4 (SF - 2): 4, 3, 3, 2, 2, 2 of them; Semtech AN1200.13. */
    @ParameterizedTest(name = "SF{0}: {1} us")
    @CsvSource({"7, 41216", "8, 72192", "9, 144384", "10, 247808", "11, 495616", "12, 991232"})
    @DisplayName("an acknowledgement of ns-3, with CRC")
    void acknowledgement(int spreadingFactor, long airtimeUs) {
        LoraModulation downlink = new LoraModulation(spreadingFactor, 125_000, 1, 8, true, true, LowDataRate.AUTO);
        int bytes = new SizesCodec(FrameLengths.NS3).length(0, DataFrame.NO_PORT, 0);
        assertEquals(airtimeUs, downlink.airtimeUs(bytes));
    }
}
