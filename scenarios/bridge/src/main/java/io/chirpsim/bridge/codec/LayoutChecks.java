package io.chirpsim.bridge.codec;

import io.chirpsim.bridge.codec.LayoutItem.BitField;
import io.chirpsim.bridge.codec.LayoutItem.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Finds what cannot be in a layout: pieces on top of each other, bits beyond their number, one name twice, and the like. */
public final class LayoutChecks {
    /** FRMPayload of the longest frame of any region and data rate (RP002-1.0.4). */
    public static final int MAX_PAYLOAD_BYTES = 242;

    private static final int MOST_BITS_OF_A_FIELD = 32;

    private final List<LayoutFlaw> flaws = new ArrayList<>();

    private LayoutChecks() {}

    /** All flaws of a message; none if it is sound. */
    public static List<LayoutFlaw> flaws(LayoutMessage message) {
        LayoutChecks checks = new LayoutChecks();
        checks.items(message.items(), List.of(), new HashSet<>());
        LayoutSize size = LayoutSize.of(message.items());
        if (size.most() > MAX_PAYLOAD_BYTES) {
            checks.report(
                    List.of(), "this is " + size.most() + " B long; allowed: at most " + MAX_PAYLOAD_BYTES + " B");
        }
        message.length().ifPresent(length -> {
            if (length < size.least()) {
                checks.report(
                        List.of(),
                        "its fields take at least " + size.least() + " B, but its length is " + length + " B");
            }
        });
        return checks.flaws;
    }

    private void report(List<Integer> path, String words) {
        flaws.add(new LayoutFlaw(path, words));
    }

    private static List<Integer> under(List<Integer> path, int index) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(index);
        return longer;
    }

    /** @param known names that are there already; those of these pieces are added */
    private void items(List<LayoutItem> items, List<Integer> path, Set<String> known) {
        for (int i = 0; i < items.size(); i++) {
            List<Integer> here = under(path, i);
            LayoutItem item = items.get(i);
            place(item, items.subList(0, i), here);
            behind(item, items.subList(i + 1, items.size()), here);
            item(item, here, known);
        }
    }

    private void place(LayoutItem item, List<LayoutItem> before, List<Integer> here) {
        if (!(item instanceof LayoutItem.Value value) || value.at().isEmpty()) {
            return;
        }
        LayoutSize size = LayoutSize.of(before);
        int at = value.at().getAsInt();
        if (here.size() > 1) {
            report(here, "'at' counts from the start of the payload; leave it out inside other pieces");
        } else if (!isFixed(before)) {
            report(here, "'at' may stand only behind pieces of fixed length; leave it out");
        } else if (at < size.most()) {
            report(
                    here,
                    "byte " + at + " is inside the piece before, which ends at byte " + (size.most() - 1)
                            + "; allowed: from " + size.most() + " on, or bits of one number");
        }
    }

    private static boolean isFixed(List<LayoutItem> items) {
        return LayoutSize.of(items).isFixed() && items.stream().noneMatch(LayoutItem::takesAll);
    }

    private void behind(LayoutItem item, List<LayoutItem> behind, List<Integer> here) {
        if (!item.takesAll()) {
            return;
        }
        if (!isFixed(behind)) {
            report(here, "this takes all bytes there are; allowed behind it: pieces of fixed length");
        } else if (here.size() > 1) {
            report(here, "this takes all bytes there are; allowed: only among the outermost pieces");
        }
    }

    private void item(LayoutItem item, List<Integer> here, Set<String> known) {
        if (item instanceof LayoutItem.Value value) {
            name(value.name(), here, known);
            int bits = value.type() == WireType.BOOL ? 1 : 8 * value.type().bytes();
            meaning(value.meaning(), bits, value.type().signed(), value.type().word(), here);
            if (value.name().isEmpty() && value.meaning().only().isEmpty()) {
                report(here, "a number without a name; allowed: 'name', 'only', or 'skip' for bytes without a meaning");
            }
        } else if (item instanceof LayoutItem.Bits bits) {
            bits(bits, here, known);
        } else if (item instanceof LayoutItem.Hex hex) {
            name(hex.name(), here, known);
        } else if (item instanceof LayoutItem.Group group) {
            condition(group.condition(), here, known);
            items(group.items(), here, new HashSet<>(known));
        } else if (item instanceof LayoutItem.Repeat repeat) {
            name(repeat.name(), here, known);
            repeat(repeat, here, known);
        } else if (item instanceof LayoutItem.Records records) {
            records(records, here, known);
        }
    }

    private void name(String name, List<Integer> here, Set<String> known) {
        if (!name.isEmpty() && !known.add(name)) {
            report(here, "the field '" + name + "' is here twice; names are unique");
        }
    }

    private void bits(LayoutItem.Bits bits, List<Integer> here, Set<String> known) {
        int sum = 0;
        for (int i = 0; i < bits.fields().size(); i++) {
            BitField field = bits.fields().get(i);
            List<Integer> place = under(here, i);
            sum += field.width();
            name(field.name(), place, known);
            if (field.sign() == LayoutItem.Sign.TRUTH && field.width() != 1) {
                report(place, "a bool of " + field.width() + " bits; allowed: 1");
            }
            if (field.width() <= MOST_BITS_OF_A_FIELD) {
                meaning(
                        field.meaning(),
                        field.width(),
                        field.sign() == LayoutItem.Sign.SIGNED,
                        field.width() + " bits",
                        place);
            }
        }
        int room = 8 * bits.type().bytes();
        if (sum != room) {
            report(
                    here,
                    "the bits add up to " + sum + "; allowed: " + room + ", those of "
                            + bits.type().word() + ", with fields without a name for unused ones");
        }
    }

    private void meaning(Meaning meaning, int bits, boolean signed, String where, List<Integer> here) {
        long least = signed ? -(1L << bits - 1) : 0;
        long most = signed ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        List<Long> raws = new ArrayList<>(meaning.words().keySet());
        meaning.only().ifPresent(raws::add);
        meaning.absent().ifPresent(raws::add);
        meaning.fallback().ifPresent(raws::add);
        for (long raw : raws) {
            if (raw < least || raw > most) {
                report(here, raw + " does not fit into " + where + "; allowed: " + least + " to " + most);
            }
        }
        if (new HashSet<>(meaning.words().values()).size() < meaning.words().size()) {
            report(here, "two numbers have the same word; words are unique");
        }
    }

    private void condition(LayoutItem.Condition condition, List<Integer> here, Set<String> known) {
        if (!known.contains(condition.field())) {
            report(
                    here,
                    "the condition names '" + condition.field()
                            + "'; allowed: a field that comes before"
                            + (known.isEmpty()
                                    ? ""
                                    : ", such as '"
                                            + known.stream()
                                                    .sorted()
                                                    .findFirst()
                                                    .orElse("") + "'"));
        }
        if (condition.is().isEmpty() && condition.bit().isEmpty()) {
            report(here, "a condition without 'is' or 'bit'; allowed: one of them");
        }
    }

    private void repeat(LayoutItem.Repeat repeat, List<Integer> here, Set<String> known) {
        if (LayoutSize.of(repeat.items()).least() == 0) {
            report(here, "what is repeated may have no bytes; allowed: at least one field that is always there");
        }
        items(repeat.items(), here, new HashSet<>(known));
    }

    private void records(LayoutItem.Records records, List<Integer> here, Set<String> known) {
        Set<Long> tags = new HashSet<>();
        for (int i = 0; i < records.types().size(); i++) {
            RecordType type = records.types().get(i);
            if (!tags.add(type.tag())) {
                String tag = HexFormat.of().withUpperCase().toHexDigits(type.tag(), 2 * records.tagBytes());
                report(under(here, i), "the tag " + tag + " is here twice; tags are unique");
            }
            items(type.items(), under(here, i), known);
        }
    }
}
