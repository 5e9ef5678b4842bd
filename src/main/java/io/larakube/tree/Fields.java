package io.larakube.tree;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object: a map in the order of its making that never changes. Objects are small and most are made field by
 * field, so that a copy is to cost next to nothing and a look-up may read them one after the other.
 */
final class Fields extends AbstractMap<String, Tree> {

    static final Fields NONE = new Fields(new String[0], new Tree[0]);

    private final String[] names;
    private final Tree[] values;

    private Fields(String[] names, Tree[] values) {
        this.names = names;
        this.values = values;
    }

    static Fields copyOf(Map<String, Tree> map) {
        return map instanceof Fields fields
                ? fields
                : new Fields(map.keySet().toArray(new String[0]), map.values().toArray(new Tree[0]));
    }

    /** These, and one more at the end; in its place when it is there already. */
    Fields with(String name, Tree value) {
        int known = indexOf(name);
        int at = known < 0 ? names.length : known;
        int length = Math.max(names.length, at + 1);
        String[] moreNames = Arrays.copyOf(names, length);
        Tree[] moreValues = Arrays.copyOf(values, length);
        moreNames[at] = name;
        moreValues[at] = value;
        return new Fields(moreNames, moreValues);
    }

    @Override
    public @Nullable Tree get(@Nullable Object name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    private int indexOf(@Nullable Object name) {
        for (int at = 0; at < names.length; at++) {
            if (names[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Entry<String, Tree>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Tree>> {

        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, Tree>> iterator() {
            return new InOrder();
        }
    }

    private final class InOrder implements Iterator<Entry<String, Tree>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Entry<String, Tree> next() {
            if (next >= names.length) {
                throw new NoSuchElementException();
            }
            return Map.entry(names[next], values[next++]);
        }
    }
}
