package io.chirpsim.app.load;

import io.chirpsim.app.load.KindsByKey.Kind;
import io.chirpsim.bridge.codec.Endian;
import io.chirpsim.bridge.codec.Layout;
import io.chirpsim.bridge.codec.LayoutChecks;
import io.chirpsim.bridge.codec.LayoutFlaw;
import io.chirpsim.bridge.codec.LayoutItem;
import io.chirpsim.bridge.codec.LayoutItem.BitField;
import io.chirpsim.bridge.codec.LayoutItem.Bits;
import io.chirpsim.bridge.codec.LayoutItem.Condition;
import io.chirpsim.bridge.codec.LayoutItem.Group;
import io.chirpsim.bridge.codec.LayoutItem.Hex;
import io.chirpsim.bridge.codec.LayoutItem.RecordType;
import io.chirpsim.bridge.codec.LayoutItem.Records;
import io.chirpsim.bridge.codec.LayoutItem.Repeat;
import io.chirpsim.bridge.codec.LayoutItem.Sign;
import io.chirpsim.bridge.codec.LayoutItem.Skip;
import io.chirpsim.bridge.codec.LayoutItem.Value;
import io.chirpsim.bridge.codec.LayoutMessage;
import io.chirpsim.bridge.codec.WireType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Byte layouts of payloads. */
final class LayoutFormat {
    private static final String ALL = "rest";
    private static final int MOST = LayoutChecks.MAX_PAYLOAD_BYTES;

    private static final KindsByKey<LayoutItem> ITEM =
            KindsByKey.of(LayoutFormat::kinds, "found a section without a key that says its kind");
    private static final ListShape<LayoutItem> ITEMS = ListShape.of(ITEM, 1);
    private static final ListShape<LayoutItem> INNER_ITEMS = ListShape.of(ITEM.inside(), 1);
    private static final Scalar<Endian> ENDIAN = MeaningFormat.choice(() -> Stream.of(Endian.values()), Endian::word);

    private static final List<Kind<LayoutItem>> KINDS = List.of(
            Kind.of("type", Value.class, value()),
            Kind.of("bits", Bits.class, bits()),
            Kind.of("hex", Hex.class, hex()),
            Kind.of("skip", Skip.class, skip()),
            Kind.of("when", Group.class, group()),
            Kind.of("repeat", Repeat.class, repeat()),
            Kind.of("records", Records.class, records()));

    static final Section<Layout> SECTION = layout();

    private LayoutFormat() {}

    private static List<Kind<LayoutItem>> kinds() {
        return KINDS;
    }

    private static Section<Layout> layout() {
        Section.Builder<Layout> b = Section.of("A byte layout.");
        Field<List<LayoutMessage>> uplinks = b.required(
                "uplinks",
                ListShape.of(message(), 1),
                Layout::uplinks,
                "Kinds of payloads it sends; a simulated device sends the first.");
        Field<List<LayoutMessage>> downlinks = b.optional(
                "downlinks", ListShape.of(message(), 0), List.of(), Layout::downlinks, "Kinds of commands it takes.");
        return b.build((v, at) -> v.get(uplinks).isEmpty() ? null : new Layout(v.get(uplinks), v.get(downlinks)));
    }

    private static Section<LayoutMessage> message() {
        Section.Builder<LayoutMessage> b = Section.of("The layout of one kind of payload.");
        Field<List<Integer>> fPort = b.optional(
                "fPort",
                PlaceFormat.oneOrMore(Shapes.whole(1, 223)),
                List.of(),
                LayoutMessage::fPorts,
                "LoRaWAN port, or a list of them; left out: any.");
        Field<Optional<Integer>> length =
                b.maybe("length", Shapes.whole(0, MOST), m -> boxed(m.length()), "The only length it has, in bytes.");
        Field<Endian> endian =
                b.derived("endian", ENDIAN, v -> Endian.BIG, "big", LayoutMessage::endian, "Order of bytes.");
        Field<List<LayoutItem>> fields =
                b.required("fields", ITEMS, LayoutMessage::items, "Its pieces, one after the other.");
        return b.build((v, at) -> {
            LayoutMessage message =
                    new LayoutMessage(v.get(fPort), optional(v.get(length)), v.get(endian), v.get(fields));
            return isSound(message, at) ? message : null;
        });
    }

    /** Whether the layout can be; what cannot is reported at its place. */
    private static boolean isSound(LayoutMessage message, Cursor at) {
        if (!(at.at("fields").tree() instanceof Tree.Sequence list)
                || list.items().size() != message.items().size()) {
            return false;
        }
        List<LayoutFlaw> flaws = LayoutChecks.flaws(message);
        for (LayoutFlaw flaw : flaws) {
            place(at, flaw.path()).wrong(flaw.words());
        }
        return flaws.isEmpty();
    }

    private static Cursor place(Cursor message, List<Integer> path) {
        Cursor here = message;
        for (int index : path) {
            Cursor list = listIn(here);
            if (!(list.tree() instanceof Tree.Sequence items)
                    || index >= items.items().size()) {
                return here;
            }
            here = list.item(items.items().get(index), "[" + index + "]");
        }
        return here;
    }

    private static Cursor listIn(Cursor section) {
        boolean tagged = section.tree() instanceof Tree.Mapping mapping
                && mapping.child("records").isPresent();
        return section.at(tagged ? "records" : "fields");
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Scalar<WireType> type() {
        return MeaningFormat.choice(() -> Stream.of(WireType.values()), WireType::word);
    }

    private static Scalar<String> fieldName() {
        return Shapes.text(
                "[A-Za-z][A-Za-z0-9_-]{0,63}", "allowed: up to 64 letters, digits, '_' and '-', the first a letter");
    }

    private static Section<Value> value() {
        Section.Builder<Value> b = Section.of("One number.");
        Field<Optional<String>> name = b.maybe("name", fieldName(), v -> named(v.name()), "Name of the value.");
        Field<WireType> type = b.required("type", type(), Value::type, "How it stands there.");
        Field<Optional<Endian>> endian =
                b.maybe("endian", ENDIAN, Value::endian, "Order of its bytes, if not the message's.");
        Field<Optional<Integer>> at = b.maybe(
                "at", Shapes.whole(0, MOST), v -> boxed(v.at()), "Its place, bytes from the start of the payload.");
        MeaningFormat<Value> meaning = new MeaningFormat<>(b, Value::meaning);
        return b.build((v, here) ->
                new Value(v.get(name).orElse(""), v.get(type), v.get(endian), optional(v.get(at)), meaning.meaning(v)));
    }

    private static Optional<String> named(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static Section<Bits> bits() {
        Section.Builder<Bits> b = Section.of("Several numbers in the bits of one.");
        List<WireType> unsigned = List.of(WireType.U8, WireType.U16, WireType.U24, WireType.U32);
        Field<WireType> type = b.required(
                "bits", MeaningFormat.choice(unsigned::stream, WireType::word), Bits::type, "The number they share.");
        Field<Optional<Endian>> endian =
                b.maybe("endian", ENDIAN, Bits::endian, "Order of its bytes, if not the message's.");
        Field<List<BitField>> fields =
                b.required("fields", ListShape.of(bitField(), 1), Bits::fields, "From the most significant bit on.");
        return b.build((v, at) -> new Bits(v.get(type), v.get(endian), v.get(fields)));
    }

    private static Section<BitField> bitField() {
        Section.Builder<BitField> b = Section.of("Some bits.");
        Field<Optional<String>> name = b.maybe("name", fieldName(), v -> named(v.name()), "Name of the value.");
        Field<Integer> width = b.required("width", Shapes.whole(1, 32), BitField::width, "How many.");
        Field<Sign> as = b.derived(
                "as",
                MeaningFormat.choice(() -> Stream.of(Sign.values()), Sign::word),
                v -> Sign.UNSIGNED,
                "unsigned",
                BitField::sign,
                "How they are read.");
        MeaningFormat<BitField> meaning = new MeaningFormat<>(b, BitField::meaning);
        return b.build((v, at) -> new BitField(v.get(name).orElse(""), v.get(width), v.get(as), meaning.meaning(v)));
    }

    private static Section<Hex> hex() {
        Section.Builder<Hex> b = Section.of("Bytes as hexadecimal text.");
        Field<Integer> length = b.required("hex", Shapes.whole(1, MOST), Hex::length, "How many bytes.");
        Field<String> name = b.required("name", fieldName(), Hex::name, "Name of the value.");
        return b.build((v, at) -> new Hex(v.get(name), v.get(length)));
    }

    private static Section<Skip> skip() {
        Section.Builder<Skip> b = Section.of("Bytes without a meaning.");
        Field<OptionalInt> length = b.required("skip", countOrAll(), Skip::length, "How many bytes, or rest.");
        return b.build((v, at) -> new Skip(v.get(length)));
    }

    private static Scalar<OptionalInt> countOrAll() {
        Scalar<Integer> count = Shapes.whole(1, MOST);
        String allowed = count.allowed() + ", or " + ALL;
        Scalar.Parser<OptionalInt> parser = (text, at) -> {
            if (text.equals(ALL)) {
                return OptionalInt.empty();
            }
            if (!text.matches("[0-9]+")) {
                throw Shapes.wrong(text, allowed);
            }
            return OptionalInt.of(count.parse(text, at));
        };
        return new Scalar<>(allowed, parser, value -> value.isPresent() ? (Object) value.getAsInt() : ALL, node -> {
            node.putArray("anyOf").add(count.schema()).addObject().put("const", ALL);
        });
    }

    private static Section<Group> group() {
        Section.Builder<Group> b = Section.of("Pieces that are there under a condition.");
        Field<Condition> when = b.required("when", condition(), Group::condition, "The condition.");
        Field<List<LayoutItem>> fields = b.required("fields", INNER_ITEMS, Group::items, "The pieces.");
        return b.build((v, at) -> new Group(v.get(when), v.get(fields)));
    }

    private static Section<Condition> condition() {
        Section.Builder<Condition> b = Section.of("A condition on a raw number that comes before.");
        Field<String> field = b.required("field", fieldName(), Condition::field, "Its name.");
        Field<List<Long>> is = b.optional(
                "is",
                PlaceFormat.oneOrMore(MeaningFormat.number()),
                List.of(),
                Condition::is,
                "It is this raw number, or one of a list.");
        Field<Optional<Integer>> bit = b.maybe(
                "bit", Shapes.whole(0, 31), c -> boxed(c.bit()), "This bit of it is set, 0 the least significant.");
        return b.build((v, at) -> new Condition(v.get(field), v.get(is), optional(v.get(bit))));
    }

    private static Section<Repeat> repeat() {
        Section.Builder<Repeat> b = Section.of("A list of groups of the same form.");
        Field<OptionalInt> times = b.required("repeat", countOrAll(), Repeat::times, "How many, or rest.");
        Field<String> name = b.required("name", fieldName(), Repeat::name, "Name of the list.");
        Field<List<LayoutItem>> fields = b.required("fields", INNER_ITEMS, Repeat::items, "The pieces of each.");
        return b.build((v, at) -> new Repeat(v.get(name), v.get(times), v.get(fields)));
    }

    private static Section<Records> records() {
        Section.Builder<Records> b = Section.of("Records, each begun by a tag that says what it is.");
        Field<List<Tagged>> types = b.required(
                "records",
                ListShape.of(recordType(), 1),
                r -> r.types().stream()
                        .map(type -> new Tagged(type, r.tagBytes()))
                        .toList(),
                "The kinds of records, in the order in which they are sent.");
        b.check((v, at) -> {
            List<Tagged> read = v.get(types);
            if (read != null && read.stream().mapToInt(Tagged::bytes).distinct().count() > 1) {
                at.at("records").wrong("found tags of different lengths; allowed: all of 1, of 2 or of 3 bytes");
            }
        });
        return b.build((v, at) -> new Records(
                v.get(types).isEmpty() ? 1 : v.get(types).get(0).bytes(),
                v.get(types).stream().map(Tagged::type).toList()));
    }

    /** A kind of record and the length of its tag. */
    private record Tagged(RecordType type, int bytes) {}

    private static Section<Tagged> recordType() {
        Section.Builder<Tagged> b = Section.of("A kind of record.");
        Field<String> tag = b.required(
                "tag",
                Shapes.text("([0-9A-Fa-f]{2}){1,3}", "allowed: 1 to 3 bytes in hexadecimal, such as 0367"),
                t -> String.format(
                        Locale.ROOT, "%0" + 2 * t.bytes() + "X", t.type().tag()),
                "Its tag in hexadecimal.");
        Field<List<LayoutItem>> fields =
                b.required("fields", INNER_ITEMS, t -> t.type().items(), "What follows the tag.");
        return b.build((v, at) -> new Tagged(
                new RecordType(Long.parseLong(v.get(tag), 16), v.get(fields)),
                v.get(tag).length() / 2));
    }
}
