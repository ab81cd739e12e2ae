package io.chirpsim.lorawan.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode shipped(String name) {
        try (var in = Region.class.getResourceAsStream("/io/chirpsim/lorawan/regions/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RegionFileException.Problem> problems(JsonNode plan) {
        return assertThrows(RegionFileException.class, () -> Region.of(plan)).problems();
    }

    @Test
    @DisplayName("a plan of one's own says only what differs from the region it is based on")
    void basedOn() {
        Region own = Region.of(
                json("{'name': 'mine', 'basedOn': 'EU868', 'extraChannelsHz': [], 'defaultChannelsHz': [865100000]}"));
        assertEquals("mine", own.name());
        assertArrayEquals(new long[] {865_100_000, 868_300_000, 868_800_000}, own.channelsHz());
        assertEquals(1, own.defaultChannelSet().size());
        assertEquals(Region.named("EU868").rx2(), own.rx2());
        Region blocks = Region.of(
                json(
                        "{'name': 'b', 'basedOn': 'AS923-1', 'channelBlocks': [{'firstHz': 920000000, 'stepHz': 200000, 'count': 16, 'bandwidthHz': 125000}], 'extraChannelsHz': []}"));
        assertEquals(16, blocks.defaultChannels());
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'basedOn': 'EU899' | basedOn | allowed: EU868, US915",
                "'rx1DrOffset': [[0, 0]] | rx1DrOffset[1] | missing; allowed: 2 data rates of RX1",
                "'rx1DrOffset': [[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[15]] | rx1DrOffset[13][0] | found 15, no data rate of downlinks",
                "'rx1DrOffset': [[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[8]] | rx1DrOffset[13][0] | found 8, no data rate of downlinks",
                "'rx1DrOffset': [[0, 0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0],[0]] | rx1DrOffset[0] | found 2; allowed: 1 data rates",
                "'defaultChannelsHz': [868650000] | defaultChannelsHz[0] | no sub-band has 868650000 Hz",
                "'defaultChannelsHz': [868100000, 868100000] | defaultChannelsHz[1] | twice, first as defaultChannelsHz[0]",
                "'defaultChannelsHz': [868] | defaultChannelsHz[0] | found 868 Hz; allowed: 100000000 to 2500000000",
                "'defaultChannelsHz': [2600000000] | defaultChannelsHz[0] | found 2600000000 Hz; allowed: 100000000",
                "'defaultChannelsHz': [] | defaultChannelsHz | missing; allowed: at least one channel",
                "'rx2': {'frequencyHz': 869525000, 'dataRate': 14, 'thingsNetworkDataRate': 3} | rx2.dataRate | found 14, no data rate of downlinks; allowed: 0, 1",
                "'rx2': null | rx2 | missing",
                "'txPowerStepDb': -2 | txPowerStepDb | found -2.0; allowed: above 0",
                "'txPowerMaxIndex': 16 | txPowerMaxIndex | found 16; allowed: 0 to 15",
                "'joinDataRates': [14] | joinDataRates[0] | found 14, no data rate of uplinks",
                "'joinDataRates': [] | joinDataRates | at least one data rate",
                "'joins': [{'channels': '0-99', 'dataRate': 0}] | joins[0].channels | found '0-99'; allowed: channels 0-7",
                "'joins': [{'channels': 'x', 'dataRate': 0}] | joins[0].channels | 'x' is no channel",
                "'networkChannels': '0-8' | networkChannels | allowed: channels 0-7",
                "'adrBackOff': {'3': 4} | adrBackOff.3 | found 4; allowed: a data rate below 3",
                "'beacon': {'frequencyHz': 1, 'dataRate': 3} | beacon.frequencyHz | no sub-band has 1 Hz",
                "'subBands': [{'name': 'a', 'fromHz': 868000000, 'toHz': 870000000, 'maxEirpDbm': 14, 'dutyCycle': 0.01}, {'name': 'b', 'fromHz': 863000000, 'toHz': 867000000, 'maxEirpDbm': 14, 'dutyCycle': 0.01}] | subBands[1].fromHz | before the end of the one before",
                "'subBands': [{'name': 'a', 'fromHz': 863000000, 'toHz': 868000000, 'maxEirpDbm': 14, 'dutyCycle': 0.01}, {'name': 'b', 'fromHz': 867000000, 'toHz': 870000000, 'maxEirpDbm': 14, 'dutyCycle': 0.01}] | subBands[1].fromHz | in rising order and apart",
                "'subBands': [{'name': 'a', 'fromHz': 863000000, 'toHz': 870000000, 'dutyCycle': 0.01}] | subBands[0] | either maxEirpDbm or maxErpMilliwatt",
                "'subBands': [{'name': 'a', 'fromHz': 863000000, 'toHz': 870000000, 'maxEirpDbm': 14, 'dutyCycle': 1.5}] | subBands[0].dutyCycle | found 1.5; allowed: above 0 up to 1",
                "'dataRates': [{'index': 0, 'modulation': 'LORA', 'spreadingFactor': 13, 'bandwidthHz': 125000, 'maxMacPayload': 59, 'maxFrmPayload': 51}] | dataRates[0].spreadingFactor | found 13; allowed: 5 to 12",
                "'dataRates': [{'index': 0, 'modulation': 'LORA', 'spreadingFactor': 12, 'bandwidthHz': 125000, 'maxMacPayload': 51, 'maxFrmPayload': 59}] | dataRates[0].maxFrmPayload | found 59; allowed: 0 to maxMacPayload, 51 bytes",
                "'dataRates': [{'index': 16, 'modulation': 'LORA', 'spreadingFactor': 12, 'bandwidthHz': 125000, 'maxMacPayload': 59, 'maxFrmPayload': 51}] | dataRates[0].index | found 16; allowed: 0 to 15",
                "'dataRates': [{'index': 0, 'modulation': 'LORRA'}] | dataRates[0].modulation | allowed: LORA, FSK, LR_FHSS",
                "'dataRats': [] | dataRats | did you mean 'dataRates'?",
                "'beacon': null | beacon | missing; allowed: frequencyHz",
                "'maxEirpDbm': 'lots' | maxEirpDbm | allowed: a number",
                "'channelBlocks': [{'firstHz': 868100000, 'stepHz': 1, 'count': 2000000000, 'bandwidthHz': 125000}], 'extraChannelsHz': [] | channelBlocks[0] | count from 1 to 128",
                "'dwell': {'uplinkUs': -1, 'downlinkUs': 0} | dwell | dwell time"
            })
    @DisplayName("impossible tables are refused with place and remedy")
    void impossible(String key, String path, String what) {
        boolean based = key.startsWith("'basedOn'");
        String plan = "{'name': 'mine', " + (based ? "" : "'basedOn': 'EU868', ") + key + "}";
        if (key.startsWith("'joins'") || key.startsWith("'channelBlocks'")) {
            plan = "{'name': 'mine', 'basedOn': 'EU868', " + key + "}";
        }
        RegionFileException.Problem first = problems(json(plan)).get(0);
        assertEquals(path, first.path());
        assertTrue(first.what().contains(what), first::toString);
    }

    @Test
    @DisplayName("a data rate that is there twice, and one that no channel has for joining")
    void whole() {
        ObjectNode twice = shipped("EU868");
        ((ObjectNode) twice.get("dataRates").get(1)).put("index", 0);
        assertEquals("dataRates[1].index", problems(twice).get(0).path());
        ObjectNode narrow = shipped("US915");
        ((ObjectNode) narrow.get("joins").get(8)).put("channels", "0-7");
        RegionFileException.Problem problem = problems(narrow).get(0);
        assertEquals("joins[8]", problem.path());
        assertTrue(problem.what().contains("DR4 has no channel to join on"), problem::toString);
        ObjectNode fast = shipped("KR920");
        fast.get("dataRates").forEach(rate -> ((ObjectNode) rate).put("spreadingFactor", 6));
        assertTrue(problems(fast).get(0).what().contains("none is LoRa of SF7 to SF12"));
        ObjectNode down = shipped("US915");
        ((ObjectNode) down.get("channelBlocks").get(0).get("downlink")).put("firstHz", 933_300_000L);
        assertTrue(problems(down).get(0).what().contains("933300000 Hz, which no sub-band has"));
    }

    /** One change somewhere: a value replaced, a key dropped, a list item dropped or doubled. */
    private static void mutate(JsonNode node, SplittableRandom random) {
        List<JsonNode> places = new ArrayList<>();
        collect(node, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        List<JsonNode> values = List.of(
                nodes.nullNode(),
                nodes.numberNode(-1),
                nodes.numberNode(0),
                nodes.numberNode(Long.MAX_VALUE),
                nodes.numberNode(1e300),
                nodes.numberNode(random.nextInt(20)),
                nodes.textNode("0-3"),
                nodes.booleanNode(true),
                nodes.arrayNode().add(1),
                nodes.objectNode().put("a", 1));
        JsonNode value = values.get(random.nextInt(values.size()));
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            String key = keys.get(random.nextInt(keys.size()));
            if (random.nextInt(4) == 0) {
                object.remove(key);
            } else {
                object.set(key, value);
            }
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            int i = random.nextInt(array.size());
            switch (random.nextInt(3)) {
                case 0 -> array.remove(i);
                case 1 -> array.add(array.get(i));
                default -> array.set(i, value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    @Test
    @DisplayName("whatever is changed in a plan, it is refused with the declared error or can be used")
    void mutated() {
        SplittableRandom random = new SplittableRandom(44);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            String name = Region.names().get(random.nextInt(Region.names().size()));
            ObjectNode plan = shipped(name);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutate(plan, random);
            }
            try {
                use(Region.of(plan));
            } catch (RegionFileException e) {
                refused++;
                assertTrue(e.problems().stream()
                        .noneMatch(problem -> problem.what().isBlank()));
            } catch (RuntimeException e) {
                throw new AssertionError(plan.toString(), e);
            }
        }
        assertTrue(refused > 300, "refused " + refused);
    }

    /** What a simulation asks of a region. */
    private static void use(Region region) {
        for (int attempt = 0; attempt < 20; attempt++) {
            JoinPlan joins = region.rules().joins();
            DataRate rate = region.dataRate(joins.dataRate(attempt, region.dwell()));
            int channel = region.channels(rate, joins.channels(attempt, attempt * 77L))
                    .next(0);
            region.subBandIndex(region.joinDownlinkHz(channel), region.downlinkEirpDbm(region.joinDownlinkHz(channel)));
            region.subBandIndex(region.joinRx2Hz(channel), region.downlinkEirpDbm(region.joinRx2Hz(channel)));
        }
        for (DataRate rate : region.uplinkDataRates(region.dwell())) {
            for (int offset = 0; offset <= region.maxRx1DrOffset(); offset++) {
                region.dataRate(region.rx1DataRate(rate.index(), offset))
                        .downlink()
                        .airtimeUs(20);
            }
            region.lowerDataRate(rate.index(), region.dwell());
            region.channels(rate, region.networkChannels());
        }
        region.channels(0, 0xFFFF, region.networkChannels());
    }

    @Test
    @DisplayName("random bytes are no region")
    void random() {
        SplittableRandom random = new SplittableRandom(45);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String text = (i % 2 == 0 ? "{\"name\":" : "") + new String(bytes, StandardCharsets.ISO_8859_1);
            JsonNode node;
            try {
                node = JSON.readTree(text);
            } catch (JsonProcessingException e) {
                node = JsonNodeFactory.instance.textNode(text);
            }
            JsonNode plan = node;
            assertThrows(RegionFileException.class, () -> Region.of(plan));
        }
    }
}
