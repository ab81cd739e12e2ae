package io.chirpsim.app.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML 1.2 text to a {@link Tree}, built from the event stream so that hostile input is refused before it costs anything: nesting up to 100
 * deep, 50 aliases, 200,000 nodes with aliases written out, 16 million characters, no tags, one document.
 */
final class YamlText {
    static final int MAX_DEPTH = 100;
    static final int MAX_ALIASES = 50;
    static final int MAX_NODES = 200_000;
    static final int MAX_CODE_POINTS = 16_000_000;

    private final String source;
    private final List<Problem> problems;
    private final Map<Anchor, Tree> anchored = new HashMap<>();
    private final Map<Anchor, Integer> sizes = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private Iterator<Event> events;
    private int aliases;
    private int nodes;
    private Mark last;

    private YamlText(String source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
        this.last = Mark.ofFile(source);
    }

    /**
     * Reads one document.
     *
     * @param source name for messages
     * @param problems takes what is wrong
     * @return the document, or empty if the text cannot be read as one
     */
    static Optional<Tree> read(String source, String text, List<Problem> problems) {
        return new YamlText(source, problems).document(text);
    }

    private Optional<Tree> document(String text) {
        try {
            return Optional.of(tree(text));
        } catch (Refused refused) {
            problems.add(refused.problem);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().map(this::mark).orElse(last);
            problems.add(new Problem(mark, "", "not YAML: " + oneLine(e.getProblem())));
        } catch (YamlEngineException e) {
            problems.add(new Problem(last, "", "not YAML: " + oneLine(String.valueOf(e.getMessage()))));
        }
        return Optional.empty();
    }

    private Tree tree(String text) {
        if (text.length() > MAX_CODE_POINTS) {
            throw refuse(last, "the file is longer than " + MAX_CODE_POINTS + " characters");
        }
        refuseControlCharacters(text);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(MAX_CODE_POINTS)
                .build();
        events = new Parse(settings).parseString(text).iterator();
        next();
        if (next().getEventId() == Event.ID.StreamEnd) {
            throw refuse(last, "the file is empty; a scenario needs at least name, duration, gateways and devices");
        }
        Tree root = node(next(), 0);
        next();
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw refuse(last, "a second document begins here; a scenario is one document");
        }
        return root;
    }

    private void refuseControlCharacters(String text) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                Mark mark = new Mark(source, line, text.codePointCount(lineStart, i) + 1);
                throw refuse(mark, "not YAML: the character U+" + hex(c) + " is not allowed");
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
    }

    private Event next() {
        Event event = events.next();
        event.getStartMark().map(this::mark).ifPresent(mark -> last = mark);
        return event;
    }

    private Tree node(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw refuse(last, "nested more than " + MAX_DEPTH + " deep");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        count(1);
        Mark mark = last;
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        int before = nodes;
        anchor.ifPresent(open::add);
        Tree tree = event instanceof ScalarEvent scalar
                ? scalar(scalar, mark)
                : collection((CollectionStartEvent) event, mark, depth);
        anchor.ifPresent(name -> {
            open.remove(name);
            anchored.put(name, tree);
            sizes.put(name, nodes - before + 1);
        });
        return tree;
    }

    private Tree alias(AliasEvent alias) {
        Anchor name = alias.getAlias();
        if (open.contains(name)) {
            throw refuse(last, "the anchor '&" + name + "' contains itself");
        }
        if (!anchored.containsKey(name)) {
            throw refuse(last, "there is no anchor '&" + name + "' before this alias");
        }
        if (++aliases > MAX_ALIASES) {
            throw refuse(last, "more than " + MAX_ALIASES + " aliases");
        }
        count(sizes.get(name));
        return anchored.get(name);
    }

    private void count(int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw refuse(last, "more than " + MAX_NODES + " values with aliases written out");
        }
    }

    private Tree scalar(ScalarEvent event, Mark mark) {
        refuseTag(event.getTag());
        return new Tree.Scalar(mark, event.getValue(), event.isPlain());
    }

    private Tree collection(CollectionStartEvent event, Mark mark, int depth) {
        refuseTag(event.getTag());
        return event.getEventId() == Event.ID.SequenceStart ? sequence(mark, depth) : mapping(mark, depth);
    }

    private Tree sequence(Mark mark, int depth) {
        List<Tree> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new Tree.Sequence(mark, items);
    }

    private Tree mapping(Mark mark, int depth) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Mark at = last;
            Tree key = node(event, depth + 1);
            Tree value = node(next(), depth + 1);
            if (key instanceof Tree.Scalar scalar) {
                entries.add(new Tree.Entry(at, scalar.text(), value));
            } else {
                problems.add(new Problem(at, "", "a key is one word, not " + key.words()));
            }
        }
        return new Tree.Mapping(mark, entries);
    }

    private void refuseTag(Optional<String> tag) {
        if (tag.isPresent()) {
            throw refuse(last, "tags are not allowed, found '" + tag.get() + "'; write the value alone");
        }
    }

    private Refused refuse(Mark mark, String what) {
        return new Refused(new Problem(mark, "", what));
    }

    private Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new Mark(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String hex(int codePoint) {
        return String.format(java.util.Locale.ROOT, "%04X", codePoint);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Ends the reading; never leaves this class. */
    private static final class Refused extends RuntimeException {
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.what(), null, false, false);
            this.problem = problem;
        }
    }
}
