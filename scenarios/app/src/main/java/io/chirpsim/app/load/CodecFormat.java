package io.chirpsim.app.load;

import io.chirpsim.bridge.codec.CayenneLpp;
import io.chirpsim.bridge.codec.Layout;
import io.chirpsim.bridge.codec.LayoutChecks;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.bridge.codec.RawCodec;
import java.util.List;

/** What the bytes of a device's payloads mean. */
final class CodecFormat {
    static final Shape<PayloadCodec> SHAPE = new Kinds<>(List.of(
            new Kinds.Kind<>("layout", Layout.class, LayoutFormat.SECTION),
            new Kinds.Kind<>("cayenne-lpp", CayenneLpp.class, cayenne()),
            new Kinds.Kind<>("raw", RawCodec.class, raw())));

    private CodecFormat() {}

    private static Section<RawCodec> raw() {
        Section.Builder<RawCodec> b = Section.of("Bytes without a meaning.");
        Field<Integer> length = b.required(
                "length", Shapes.bytes(0, LayoutChecks.MAX_PAYLOAD_BYTES), RawCodec::length, "Length of an uplink.");
        Field<Integer> fPort = b.optional("fPort", Shapes.whole(1, 223), 1, RawCodec::fPort, "LoRaWAN port.");
        return b.build((v, at) -> new RawCodec(v.get(length), v.get(fPort)));
    }

    private static Section<CayenneLpp> cayenne() {
        Section.Builder<CayenneLpp> b = Section.of("Cayenne Low Power Payload.");
        Field<List<String>> sent = b.required(
                "fields",
                ListShape.of(cayenneName(), 1),
                CayenneLpp::sent,
                "What is sent, in this order: type and channel, such as temperature_1.");
        Field<Integer> fPort = b.optional("fPort", Shapes.whole(1, 223), 1, CayenneLpp::fPort, "LoRaWAN port.");
        b.check((v, at) -> {
            if (v.get(sent) != null) {
                ListShape.requireDistinct(at.at("fields"), v.get(sent));
            }
        });
        return b.build((v, at) -> new CayenneLpp(v.get(sent), v.get(fPort)));
    }

    private static Scalar<String> cayenneName() {
        String allowed =
                "allowed: a type and a channel, such as temperature_1 (" + String.join(", ", CayenneLpp.types()) + ")";
        Scalar.Parser<String> parser = (text, at) -> {
            if (!CayenneLpp.isName(text)) {
                throw Shapes.wrong(text, allowed);
            }
            return text;
        };
        return new Scalar<>(allowed, parser, text -> text, node -> node.put("type", "string"));
    }
}
