package io.chirpsim.app.load;

/**
 * Two limits; written as one where they are the same.
 *
 * @param min the lower
 * @param max the upper, not below it
 */
record Span<N extends Comparable<N>>(N min, N max) {
    /** One value, or a section with min and max. */
    static <N extends Comparable<N>> Shape<Span<N>> shape(Scalar<N> value) {
        Scalar<Span<N>> one = new Scalar<>(
                value.allowed(),
                (text, at) -> {
                    N both = value.parse(text, at);
                    return new Span<>(both, both);
                },
                span -> value.write(span.min),
                node -> node.setAll(value.schema()));
        Section.Builder<Span<N>> b = Section.of("Uniform between two limits.");
        Field<N> min = b.required("min", value, Span::min, "At least.");
        Field<N> max = b.required("max", value, Span::max, "At most.");
        b.check((v, at) -> {
            if (v.get(min) != null && v.get(max) != null && v.get(min).compareTo(v.get(max)) > 0) {
                at.at("min")
                        .wrong("found " + value.write(v.get(min)) + "; allowed: up to 'max', "
                                + value.write(v.get(max)));
            }
        });
        return new Either<>(
                one, b.build((v, at) -> new Span<>(v.get(min), v.get(max))), span -> span.min.equals(span.max));
    }
}
