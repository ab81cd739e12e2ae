package io.chirpsim.results;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Ticks of an axis as plain decimals, the same in every country. */
final class PlainNumbers extends NumberFormat {
    @Override
    public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
        return into.append(Json.text(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
        return into.append(number);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        position.setIndex(source.length());
        return new BigDecimal(source);
    }
}
