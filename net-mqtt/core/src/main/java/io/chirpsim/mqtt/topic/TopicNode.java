package io.chirpsim.mqtt.topic;

/**
 * One level of a topic tree. Children are found by a hash of their level and walked in the order in which they came, so no order depends on
 * the hash.
 *
 * @param <V> what a node holds
 */
final class TopicNode<V> {
    /** From here on a table is worth its memory. */
    private static final int TABLE_FROM = 4;

    final TopicNode<V> parent;
    final String level;
    private final int hash;

    /** Null while the node only leads to others. */
    V value;

    TopicNode<V> firstChild;
    TopicNode<V> nextSibling;
    private TopicNode<V> lastChild;
    private TopicNode<V> previousSibling;
    private TopicNode<V> nextInBucket;
    private TopicNode<V>[] table;
    private int children;

    TopicNode(TopicNode<V> parent, String level, int hash) {
        this.parent = parent;
        this.level = level;
        this.hash = hash;
    }

    /** The child whose level is {@code text[from, to)}, or null. */
    TopicNode<V> child(String text, int from, int to, int wantedHash) {
        TopicNode<V> node = table == null ? firstChild : table[wantedHash & table.length - 1];
        while (node != null && !node.is(text, from, to, wantedHash)) {
            node = table == null ? node.nextSibling : node.nextInBucket;
        }
        return node;
    }

    private boolean is(String text, int from, int to, int wantedHash) {
        return hash == wantedHash && level.length() == to - from && text.startsWith(level, from);
    }

    TopicNode<V> addChild(String childLevel, int childHash) {
        TopicNode<V> child = new TopicNode<>(this, childLevel, childHash);
        child.previousSibling = lastChild;
        if (lastChild == null) {
            firstChild = child;
        } else {
            lastChild.nextSibling = child;
        }
        lastChild = child;
        children++;
        if (children >= TABLE_FROM && (table == null || children > table.length)) {
            rebuildTable();
        } else if (table != null) {
            enterTable(child);
        }
        return child;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void rebuildTable() {
        table = new TopicNode[2 * Integer.highestOneBit(children)];
        for (TopicNode<V> child = firstChild; child != null; child = child.nextSibling) {
            enterTable(child);
        }
    }

    private void enterTable(TopicNode<V> child) {
        int bucket = child.hash & table.length - 1;
        child.nextInBucket = table[bucket];
        table[bucket] = child;
    }

    void removeChild(TopicNode<V> child) {
        if (child.previousSibling == null) {
            firstChild = child.nextSibling;
        } else {
            child.previousSibling.nextSibling = child.nextSibling;
        }
        if (child.nextSibling == null) {
            lastChild = child.previousSibling;
        } else {
            child.nextSibling.previousSibling = child.previousSibling;
        }
        children--;
        if (table != null) {
            leaveTable(child);
        }
    }

    private void leaveTable(TopicNode<V> child) {
        int bucket = child.hash & table.length - 1;
        TopicNode<V> before = null;
        for (TopicNode<V> node = table[bucket]; node != child; node = node.nextInBucket) {
            before = node;
        }
        if (before == null) {
            table[bucket] = child.nextInBucket;
        } else {
            before.nextInBucket = child.nextInBucket;
        }
    }

    boolean isUseless() {
        return value == null && firstChild == null && parent != null;
    }
}
