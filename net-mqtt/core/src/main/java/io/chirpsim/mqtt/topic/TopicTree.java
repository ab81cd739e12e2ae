package io.chirpsim.mqtt.topic;

import io.chirpsim.mqtt.packet.Topics;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Values kept under topic filters or topic names, by level. Matching follows MQTT 3.1.1 section 4.7, never recurses, and costs nothing for
 * filters under other first levels. Whoever adds entries limits the number of levels.
 *
 * @param <V> what is kept
 */
public final class TopicTree<V> {
    private static final String ONE_LEVEL = "+";
    private static final String ALL_BELOW = "#";

    private final TopicNode<V> root = new TopicNode<>(null, "", 0);
    private final int hashSeed;
    private final int oneLevelHash;
    private final int allBelowHash;

    private TopicNode<V>[] waiting = stack(16);
    private int[] waitingFrom = new int[16];

    /** @param hashSeed any number; keeps levels chosen by an attacker from colliding, and changes nothing else */
    public TopicTree(int hashSeed) {
        this.hashSeed = hashSeed;
        oneLevelHash = hash(ONE_LEVEL, 0, 1);
        allBelowHash = hash(ALL_BELOW, 0, 1);
    }

    /** What is kept under exactly this text, wildcards being ordinary characters; made if there is nothing. */
    public V findOrAdd(String text, Supplier<V> maker) {
        TopicNode<V> node = nodeOrNew(text);
        if (node.value == null) {
            node.value = maker.get();
        }
        return node.value;
    }

    /**
     * Keeps a value under exactly this text.
     *
     * @return what was kept there before, or null
     */
    public V put(String text, V value) {
        TopicNode<V> node = nodeOrNew(text);
        V before = node.value;
        node.value = value;
        return before;
    }

    /**
     * Forgets what is kept under exactly this text.
     *
     * @return what that was, or null
     */
    public V remove(String text) {
        TopicNode<V> node = node(text);
        if (node == null) {
            return null;
        }
        V before = node.value;
        node.value = null;
        while (node.isUseless()) {
            node.parent.removeChild(node);
            node = node.parent;
        }
        return before;
    }

    /** Shows everything kept under a filter that matches the topic name. */
    public void matchName(String name, Consumer<V> found) {
        boolean system = name.startsWith("$");
        int pending = push(0, root, 0);
        while (pending > 0) {
            TopicNode<V> node = waiting[--pending];
            int from = waitingFrom[pending];
            boolean wildcards = !system || node != root;
            show(wildcards ? node.child(ALL_BELOW, 0, 1, allBelowHash) : null, found);
            if (from > name.length()) {
                show(node == root ? null : node, found);
                continue;
            }
            int to = Topics.levelEnd(name, from);
            TopicNode<V> exact = node.child(name, from, to, hash(name, from, to));
            TopicNode<V> one = wildcards ? node.child(ONE_LEVEL, 0, 1, oneLevelHash) : null;
            pending = one == null ? pending : push(pending, one, to + 1);
            pending = exact == null ? pending : push(pending, exact, to + 1);
        }
    }

    private int push(int pending, TopicNode<V> node, int from) {
        if (pending == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * pending);
            waitingFrom = Arrays.copyOf(waitingFrom, 2 * pending);
        }
        waiting[pending] = node;
        waitingFrom[pending] = from;
        return pending + 1;
    }

    /** Shows everything kept under a name that matches the topic filter, in the order in which levels came. */
    public void matchFilter(String filter, Consumer<V> found) {
        String[] levels = levels(filter);
        TopicNode<V>[] path = stack(levels.length);
        int depth = 0;
        path[0] = firstCandidate(root, levels[0]);
        while (depth >= 0) {
            TopicNode<V> node = path[depth];
            if (node == null) {
                depth--;
            } else if (depth == levels.length - 1) {
                showMatched(node, levels[depth], found);
                path[depth] = nextCandidate(node, levels[depth]);
            } else {
                path[depth] = nextCandidate(node, levels[depth]);
                boolean parentMatches = depth == levels.length - 2 && levels[depth + 1].equals(ALL_BELOW);
                show(parentMatches ? node : null, found);
                path[++depth] = firstCandidate(node, levels[depth]);
            }
        }
    }

    private void showMatched(TopicNode<V> node, String level, Consumer<V> found) {
        if (level.equals(ALL_BELOW)) {
            showAllFrom(node, found);
        } else {
            show(node, found);
        }
    }

    /** Shows everything kept, in the order in which levels came. */
    public void forEach(Consumer<V> found) {
        showAllFrom(root, found);
    }

    private void showAllFrom(TopicNode<V> top, Consumer<V> found) {
        TopicNode<V> node = top;
        while (node != null) {
            show(node, found);
            TopicNode<V> next = node.firstChild;
            while (next == null && node != top) {
                next = node.nextSibling;
                node = node.parent;
            }
            node = next;
        }
    }

    private static <V> void show(TopicNode<V> node, Consumer<V> found) {
        if (node != null && node.value != null) {
            found.accept(node.value);
        }
    }

    private TopicNode<V> firstCandidate(TopicNode<V> parent, String level) {
        boolean wildcard = level.equals(ONE_LEVEL) || level.equals(ALL_BELOW);
        if (!wildcard) {
            return parent.child(level, 0, level.length(), hash(level, 0, level.length()));
        }
        return visible(parent.firstChild);
    }

    private TopicNode<V> nextCandidate(TopicNode<V> node, String level) {
        boolean wildcard = level.equals(ONE_LEVEL) || level.equals(ALL_BELOW);
        return wildcard ? visible(node.nextSibling) : null;
    }

    /** A wildcard in the first level does not match topics that begin with $ (MQTT-4.7.2-1). */
    private TopicNode<V> visible(TopicNode<V> from) {
        TopicNode<V> node = from;
        while (node != null && node.parent == root && node.level.startsWith("$")) {
            node = node.nextSibling;
        }
        return node;
    }

    private TopicNode<V> node(String text) {
        TopicNode<V> node = root;
        for (int from = 0; from <= text.length() && node != null; ) {
            int to = Topics.levelEnd(text, from);
            node = node.child(text, from, to, hash(text, from, to));
            from = to + 1;
        }
        return node;
    }

    private TopicNode<V> nodeOrNew(String text) {
        TopicNode<V> node = root;
        for (int from = 0; from <= text.length(); ) {
            int to = Topics.levelEnd(text, from);
            int hash = hash(text, from, to);
            TopicNode<V> child = node.child(text, from, to, hash);
            node = child == null ? node.addChild(text.substring(from, to), hash) : child;
            from = to + 1;
        }
        return node;
    }

    private static String[] levels(String text) {
        String[] levels = new String[Topics.levels(text)];
        int from = 0;
        for (int i = 0; i < levels.length; i++) {
            int to = Topics.levelEnd(text, from);
            levels[i] = text.substring(from, to);
            from = to + 1;
        }
        return levels;
    }

    private int hash(String text, int from, int to) {
        int hash = hashSeed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> TopicNode<V>[] stack(int length) {
        return new TopicNode[length];
    }
}
