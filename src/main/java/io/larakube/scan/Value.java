package io.larakube.scan;

import java.util.List;
import java.util.Optional;

/** What an expression comes to, as far as it can be known without running it. */
sealed interface Value {

    /**
     * A text, or its beginning.
     *
     * @param whole false when only its beginning is known
     */
    record Text(String text, boolean whole) implements Value {}

    /** A path of a file or folder on this machine. */
    record OnDisk(Location location) implements Value {}

    /** A text with a path behind it: {@code 'sqlite:'.storage_path('a')}. */
    record Joined(String before, Location location) implements Value {}

    /**
     * A disk of Laravel's.
     *
     * @param name its name; empty for the default
     */
    record Disk(Optional<Value> name) implements Value {}

    /** A disk that code makes, of a folder of its own. */
    record DiskAt(Value root) implements Value {}

    /**
     * A store of Laravel's cache.
     *
     * @param name its name; empty for the default
     */
    record Store(Optional<Value> name) implements Value {}

    /**
     * A file, or a list of files, that somebody uploads.
     *
     * @param livewire whether Livewire keeps it on a disk until it is stored
     * @param sure false when it is only taken for one
     */
    record Upload(boolean livewire, boolean sure) implements Value {}

    /** An object of a class, or what its methods hand on. */
    record Made(String type, List<Value> arguments) implements Value {}

    record OneOf(List<Value> values) implements Value {}

    record Items(List<Item> items) implements Value {
        Optional<Item> item(String key) {
            return items.stream()
                    .filter(item -> item.key().equals(Optional.of(key)))
                    .reduce((_, last) -> last);
        }
    }

    /**
     * An element of an array.
     *
     * @param key empty when it has none, or one that is only known at run time
     * @param node what stands for the value
     */
    record Item(Optional<String> key, Value value, SourceFile file, Node node) {}

    record Unknown(String code) implements Value {}

    static Value text(String text) {
        return new Text(text, true);
    }

    static Value made(String type) {
        return new Made(type, List.of());
    }

    /** The text, when all of it is known. */
    default Optional<String> known() {
        return this instanceof Text(String text, boolean whole) && whole ? Optional.of(text) : Optional.empty();
    }

    default boolean isMade(String type) {
        return this instanceof Made made && made.type().equals(type);
    }

    /** Each of the values that it may be. */
    default List<Value> each() {
        return this instanceof OneOf(List<Value> values)
                ? values.stream().flatMap(value -> value.each().stream()).toList()
                : List.of(this);
    }

    /** The value of an element of an array by its key. */
    default Optional<Value> at(String key) {
        return this instanceof Items items ? items.item(key).map(Item::value) : Optional.empty();
    }

    static Value oneOf(List<Value> values) {
        List<Value> all = values.stream()
                .flatMap(value -> value.each().stream())
                .distinct()
                .limit(8)
                .toList();
        return all.size() == 1 ? all.getFirst() : new OneOf(all);
    }
}
