package io.larakube.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A JSON or YAML value. Fields keep the order in which they were put. */
public sealed interface Tree {

    static Obj obj() {
        return new Obj(Fields.NONE);
    }

    static Arr arr(Tree... items) {
        return new Arr(List.of(items));
    }

    static Arr arr(List<? extends Tree> items) {
        return new Arr(new ArrayList<>(items));
    }

    static Arr texts(String... items) {
        return new Arr(Stream.of(items).<Tree>map(Text::new).toList());
    }

    static Arr texts(List<String> items) {
        return new Arr(items.stream().<Tree>map(Text::new).toList());
    }

    static Num number(long value) {
        return new Num(Long.toString(value));
    }

    static Text text(String value) {
        return new Text(value);
    }

    /** The value that the steps lead to, field by field; empty when a step is not there or its parent is no object. */
    default Optional<Tree> at(String... steps) {
        Optional<Tree> here = Optional.of(this);
        for (String step : steps) {
            here = here.flatMap(tree -> tree instanceof Obj object ? object.field(step) : Optional.empty());
        }
        return here;
    }

    /** The text at the end of the steps; empty when there is none or it is no text. */
    default Optional<String> textAt(String... steps) {
        return at(steps).flatMap(tree -> tree instanceof Text text ? Optional.of(text.value()) : Optional.empty());
    }

    /** The whole number at the end of the steps; empty when there is none or it is no whole number. */
    default Optional<Long> numberAt(String... steps) {
        return at(steps).flatMap(tree -> tree instanceof Num number ? number.whole() : Optional.empty());
    }

    /** Whether {@code true} stands at the end of the steps. */
    default boolean isTrueAt(String... steps) {
        return at(steps)
                .filter(tree -> tree instanceof Bool bool && bool.value())
                .isPresent();
    }

    /** The items at the end of the steps; none when there is nothing or it is no list. */
    default List<Tree> itemsAt(String... steps) {
        return at(steps)
                .map(tree -> tree instanceof Arr list ? list.items() : List.<Tree>of())
                .orElse(List.of());
    }

    /** The fields at the end of the steps; none when there is nothing or it is no object. */
    default Map<String, Tree> fieldsAt(String... steps) {
        return at(steps)
                .map(tree -> tree instanceof Obj object ? object.fields() : Map.<String, Tree>of())
                .orElse(Map.of());
    }

    /** An object: named values in order. {@code with} gives a new object and leaves this one as it is. */
    record Obj(Map<String, Tree> fields) implements Tree {
        public Obj {
            fields = Fields.copyOf(fields);
        }

        public Optional<Tree> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        public Obj with(String name, Tree value) {
            return new Obj(Fields.copyOf(fields).with(name, value));
        }

        public Obj with(String name, String value) {
            return with(name, new Text(value));
        }

        public Obj with(String name, long value) {
            return with(name, new Num(Long.toString(value)));
        }

        public Obj with(String name, boolean value) {
            return with(name, new Bool(value));
        }

        public Obj with(String name, Optional<? extends Tree> value) {
            return value.isPresent() ? with(name, value.get()) : this;
        }

        /** As {@code with}, and nothing at all when the value has no items or fields. */
        public Obj withUnlessEmpty(String name, Tree value) {
            boolean empty = (value instanceof Obj object && object.fields().isEmpty())
                    || (value instanceof Arr list && list.items().isEmpty());
            return empty ? this : with(name, value);
        }

        public Obj without(String name) {
            Map<String, Tree> fewer = new LinkedHashMap<>(fields);
            fewer.remove(name);
            return new Obj(fewer);
        }

        /** The fields of both; where both have one, the other's value stands in this one's place. */
        public Obj and(Obj other) {
            Map<String, Tree> both = new LinkedHashMap<>(fields);
            both.putAll(other.fields);
            return new Obj(both);
        }
    }

    record Arr(List<Tree> items) implements Tree {
        public Arr {
            items = List.copyOf(items);
        }

        public Arr and(Arr other) {
            List<Tree> both = new ArrayList<>(items);
            both.addAll(other.items);
            return new Arr(both);
        }

        public Arr with(Tree item) {
            List<Tree> more = new ArrayList<>(items);
            more.add(item);
            return new Arr(more);
        }
    }

    record Text(String value) implements Tree {}

    /** A number as it was written: {@code 1}, {@code 0.50}, {@code 1e9}. */
    record Num(String literal) implements Tree {
        public Optional<Long> whole() {
            try {
                return Optional.of(Long.parseLong(literal));
            } catch (NumberFormatException notWhole) {
                return Optional.empty();
            }
        }
    }

    record Bool(boolean value) implements Tree {}

    record Nil() implements Tree {}
}
