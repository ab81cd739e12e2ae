package io.chirpsim.bridge;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.phy.FskModulation;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Modulation;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.time.Instant;
import java.util.List;

/**
 * What ChirpStack's application events and gateway topics have in common: the messages of {@code gw.proto} in the JSON mapping of protocol
 * buffers, defaults left out.
 */
final class ChirpStackJson {
    final VirtualDate dates;
    private final List<GatewayIdentity> gateways;
    private final List<DeviceIdentity> devices;
    private final Draws uplinkIds;
    private final Draws downlinkIds;
    private final byte[] scratch = new byte[4];

    ChirpStackJson(Instant start, List<DeviceIdentity> devices, List<GatewayIdentity> gateways, Streams streams) {
        this.dates = new VirtualDate(start);
        this.devices = devices;
        this.gateways = gateways;
        this.uplinkIds = streams.draws(BridgePurpose.UPLINK_ID);
        this.downlinkIds = streams.draws(BridgePurpose.DOWNLINK_ID);
    }

    /** The number that a gateway gives a frame: random, 32 bits. */
    void uplinkId(int gatewayIndex, long endUs, long frequencyHz, JsonBytes json) {
        long word = uplinkIds.bits(gateways.get(gatewayIndex).eui(), 31 * endUs + frequencyHz);
        json.key("uplinkId").number(word >>> 32);
    }

    /** The number that the network server gives an order: random, 32 bits. One for many devices is drawn by its gateway. */
    void downlinkId(DownlinkOrder order, JsonBytes json) {
        long eui = order.deviceIndex() < 0
                ? gateways.get(order.gatewayIndex()).eui()
                : devices.get(order.deviceIndex()).devEui();
        long word = downlinkIds.bits(eui, order.startUs());
        json.key("downlinkId").number(word >>> 32);
    }

    void gatewayId(int gatewayIndex, JsonBytes json) {
        json.key("gatewayId").lowerHexText(gateways.get(gatewayIndex).eui(), 16);
    }

    /** The concentrator's counter, 32 bits, most significant first. */
    void context(long us, JsonBytes json) {
        for (int i = 0; i < 4; i++) {
            scratch[i] = (byte) (us >>> 24 - 8 * i);
        }
        json.key("context").base64Text(scratch, 4);
    }

    /** The member {@code modulation} of what a device sends. */
    void uplinkModulation(Modulation modulation, JsonBytes json) {
        json.key("modulation").put('{');
        if (modulation instanceof LoraModulation lora) {
            lora(lora, json);
            json.put('}');
        } else if (modulation instanceof FskModulation fsk) {
            fsk(fsk, json);
        } else if (modulation instanceof LrFhssModulation lrFhss) {
            json.key("lrFhss")
                    .put('{')
                    .key("operatingChannelWidth")
                    .number(lrFhss.width().nominalHz());
            String rate = lrFhss.codingRate() == LrFhssModulation.CodingRate.ONE_THIRD ? "CR_2_6" : "CR_4_6";
            json.key("codeRate").text(rate).put('}');
        }
        json.put('}');
    }

    private static void lora(LoraModulation lora, JsonBytes json) {
        json.key("lora").put('{').key("bandwidth").number(lora.bandwidthHz());
        json.key("spreadingFactor").number(lora.spreadingFactor());
        json.key("codeRate").raw("\"CR_4_").number(4 + lora.codingRate()).put('"');
    }

    private static void fsk(FskModulation fsk, JsonBytes json) {
        json.key("fsk").put('{').key("frequencyDeviation").number(fsk.deviationHz());
        json.key("datarate").number(fsk.bitRate()).put('}');
    }

    /** The member {@code modulation} of what a gateway sends. */
    void downlinkModulation(Modulation modulation, JsonBytes json) {
        json.key("modulation").put('{');
        if (modulation instanceof LoraModulation lora) {
            lora(lora, json);
            json.key("polarizationInversion").raw("true}");
        } else if (modulation instanceof FskModulation fsk) {
            fsk(fsk, json);
        }
        json.put('}');
    }

    /** The member {@code txInfo} of an order. */
    void downlinkTxInfo(DownlinkOrder order, JsonBytes json) {
        json.key("txInfo").put('{').key("frequency").number(order.frequencyHz());
        json.key("power").number(Math.round(order.eirpDbm()));
        downlinkModulation(order.dataRate().downlink(), json);
        json.key("timing").put('{');
        if (order.uplinkEndUs() < 0) {
            json.key("immediately").raw("{}}");
        } else {
            json.key("delay").put('{').key("delay");
            duration(order.startUs() - order.uplinkEndUs(), json);
            json.raw("}}");
            context(order.uplinkEndUs(), json);
        }
        json.put('}');
    }

    /** Seconds with no, three or six decimals, as protocol buffers print them. */
    static void duration(long us, JsonBytes json) {
        int decimals = us % 1_000_000 == 0 ? 0 : us % 1000 == 0 ? 3 : 6;
        json.put('"').decimal(us, 6, decimals).put('s').put('"');
    }
}
