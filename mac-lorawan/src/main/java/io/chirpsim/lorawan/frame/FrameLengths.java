package io.chirpsim.lorawan.frame;

/**
 * How many bytes a data frame counts on the air. What is in it stays a LoRaWAN frame: only its airtime follows from these. Other simulators
 * leave fields out.
 */
public enum FrameLengths {
    /** LoRaWAN L2 1.0.4, 4: MHDR 1, FHDR 7 and FOpts, FPort 1 if there is a payload, FRMPayload, MIC 4. */
    LORAWAN {
        @Override
        public int data(int fOptsBytes, int fPort, int payloadBytes) {
            return DataFrame.length(fOptsBytes, fPort, payloadBytes);
        }
    },
    /** ns-3 lorawan, lorawan-mac-header.cc and lora-frame-header.cc: MHDR 1, FHDR 7 and FOpts, FPort 1 always, payload, no MIC. */
    NS3 {
        @Override
        public int data(int fOptsBytes, int fPort, int payloadBytes) {
            return NS3_OVERHEAD_BYTES + fOptsBytes + payloadBytes;
        }
    },
    /** LoRaSim, loraDir.py: the payload is the whole PHY payload. */
    PAYLOAD {
        @Override
        public int data(int fOptsBytes, int fPort, int payloadBytes) {
            return payloadBytes;
        }
    };

    private static final int NS3_OVERHEAD_BYTES = 9;

    /** PHY payload of a frame with these parts, in bytes. */
    public abstract int data(int fOptsBytes, int fPort, int payloadBytes);
}
