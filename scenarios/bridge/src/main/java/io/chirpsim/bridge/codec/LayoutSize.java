package io.chirpsim.bridge.codec;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many bytes pieces of a layout take when a simulated device sends them: of what repeats until the bytes end it sends one.
 *
 * @param least at least
 * @param most at most
 */
record LayoutSize(int least, int most) {
    static LayoutSize of(List<LayoutItem> items) {
        LayoutSize sum = new LayoutSize(0, 0);
        for (LayoutItem item : items) {
            sum = item instanceof LayoutItem.Value value && value.at().isPresent()
                    ? of(item).from(value.at().getAsInt())
                    : sum.plus(of(item));
        }
        return sum;
    }

    boolean isFixed() {
        return least == most;
    }

    private LayoutSize from(int offset) {
        return new LayoutSize(least + offset, most + offset);
    }

    private LayoutSize plus(LayoutSize other) {
        return new LayoutSize(least + other.least, most + other.most);
    }

    private static LayoutSize exactly(int bytes) {
        return new LayoutSize(bytes, bytes);
    }

    private static LayoutSize of(LayoutItem item) {
        if (item instanceof LayoutItem.Value value) {
            return exactly(value.type().bytes());
        }
        if (item instanceof LayoutItem.Bits bits) {
            return exactly(bits.type().bytes());
        }
        if (item instanceof LayoutItem.Hex hex) {
            return exactly(hex.length());
        }
        if (item instanceof LayoutItem.Skip skip) {
            return exactly(skip.length().orElse(0));
        }
        if (item instanceof LayoutItem.Group group) {
            return new LayoutSize(0, of(group.items()).most);
        }
        if (item instanceof LayoutItem.Repeat repeat) {
            return repeated(of(repeat.items()), repeat.times());
        }
        return records((LayoutItem.Records) item);
    }

    private static LayoutSize repeated(LayoutSize once, OptionalInt times) {
        int count = times.orElse(1);
        return new LayoutSize(count * once.least, count * once.most);
    }

    private static LayoutSize records(LayoutItem.Records records) {
        LayoutSize sum = new LayoutSize(0, 0);
        for (LayoutItem.RecordType type : records.types()) {
            sum = sum.plus(of(type.items())).plus(exactly(records.tagBytes()));
        }
        return new LayoutSize(0, sum.most);
    }
}
