package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.region.RegionFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The region: the name of one that ships, or a file of one's own in the same form, JSON or YAML. */
final class RegionFormat {
    static final Shape<String> SHAPE = new Either<>(named(), own(), Region.names()::contains);

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private RegionFormat() {}

    private static Scalar<String> named() {
        return new Scalar<>(
                "allowed: the name of a region, such as EU868",
                (text, at) -> {
                    List<String> known = at.reading().regions().regions();
                    if (!known.contains(text)) {
                        throw new Scalar.WrongValue("unknown region '" + text + "'" + DidYouMean.hint(text, known));
                    }
                    return text;
                },
                text -> text,
                node -> node.put("type", "string"));
    }

    /** The region is known by the file from then on. */
    private static Section<String> own() {
        Section.Builder<String> b = Section.of("Regional parameters of one's own.");
        Field<InputFile> file = b.required(
                "file",
                Shapes.file(),
                RegionFormat::file,
                "File with the keys of a region, JSON or YAML; with basedOn it says only what differs.");
        return b.build((v, at) -> {
            Optional<Region> region = read(v.get(file), at.at("file"));
            String reference = v.get(file).reference();
            region.ifPresent(read -> at.reading().useRegion(reference, read));
            return region.isPresent() ? reference : null;
        });
    }

    private static InputFile file(String reference) {
        return reference.startsWith(InputFile.GALLERY)
                ? new InputFile.InGallery(reference.substring(InputFile.GALLERY.length()))
                : new InputFile.OnDisk(java.nio.file.Path.of(reference));
    }

    private static Optional<Region> read(InputFile file, Cursor at) {
        try (InputStream in = file.open()) {
            Optional<Tree> tree =
                    YamlText.read(file.label(), TextFile.read(in), at.reading().problems());
            return tree.flatMap(plan -> region(plan, at.reading()));
        } catch (IOException e) {
            at.wrong("cannot read '" + file.label() + "': " + TextFile.reason(e));
            return Optional.empty();
        }
    }

    private static Optional<Region> region(Tree plan, Reading reading) {
        int problems = reading.problems().size();
        Map<String, Mark> marks = new HashMap<>();
        JsonNode keys = json(plan, "", marks, new Cursor(reading, plan, "", null));
        if (reading.problems().size() > problems) {
            return Optional.empty();
        }
        try {
            return Optional.of(Region.of(keys));
        } catch (RegionFileException e) {
            e.problems()
                    .forEach(problem -> reading.report(mark(problem.path(), marks), problem.path(), problem.what()));
            return Optional.empty();
        }
    }

    /** The place of a path, or of what is around it. */
    private static Mark mark(String path, Map<String, Mark> marks) {
        String place = path;
        while (!marks.containsKey(place)) {
            int end = Math.max(place.lastIndexOf('.'), Math.max(place.lastIndexOf('['), place.lastIndexOf(',')));
            place = end < 0 ? "" : place.substring(0, end);
        }
        return marks.get(place);
    }

    private static JsonNode json(Tree tree, String path, Map<String, Mark> marks, Cursor at) {
        marks.put(path, tree.mark());
        if (tree instanceof Tree.Mapping mapping) {
            at.reportTwice(mapping);
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Tree.Entry entry : mapping.entries()) {
                String under = path.isEmpty() ? entry.key() : path + "." + entry.key();
                object.set(entry.key(), json(entry.value(), under, marks, at));
            }
            return object;
        }
        if (tree instanceof Tree.Sequence sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < sequence.items().size(); i++) {
                array.add(json(sequence.items().get(i), path + "[" + i + "]", marks, at));
            }
            return array;
        }
        return scalar((Tree.Scalar) tree);
    }

    private static JsonNode scalar(Tree.Scalar scalar) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String text = scalar.text();
        if (scalar.isMissing()) {
            return nodes.nullNode();
        } else if (!scalar.plain()) {
            return nodes.textNode(text);
        } else if (WHOLE.matcher(text).matches()) {
            return nodes.numberNode(Long.parseLong(text));
        } else if (DECIMAL.matcher(text).matches()) {
            return nodes.numberNode(Double.parseDouble(text));
        }
        return text.equals("true") || text.equals("false")
                ? nodes.booleanNode(text.equals("true"))
                : nodes.textNode(text);
    }
}
