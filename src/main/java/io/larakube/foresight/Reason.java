package io.larakube.foresight;

import io.larakube.tree.Tree;
import java.util.Optional;

/** Why pods are replaced. */
public sealed interface Reason {

    /** Its name for programs. */
    String kind();

    /** In words that follow {@code because of}. */
    String words();

    /** Where the user finds it, {@code .env:12}; empty when that is not known. */
    Optional<String> place();

    record Image(String from, String to) implements Reason {
        @Override
        public String kind() {
            return "image";
        }

        @Override
        public String words() {
            return "image " + from + " → " + to;
        }

        @Override
        public Optional<String> place() {
            return Optional.empty();
        }
    }

    /**
     * A key of the configuration. Its value is never shown.
     *
     * @param how {@code added}, {@code changed} or {@code removed}
     */
    record Key(String name, String how, Optional<String> place) implements Reason {
        @Override
        public String kind() {
            return "key";
        }

        @Override
        public String words() {
            return name + " " + how + place.map(where -> " (" + where + ")").orElse("");
        }
    }

    /** A field of a manifest. */
    record Field(String object, Difference difference, Optional<String> place) implements Reason {
        @Override
        public String kind() {
            return "manifest";
        }

        @Override
        public String words() {
            return object + " " + difference.path() + values()
                    + place.map(where -> " (" + where + ")").orElse("");
        }

        /** Variables may hold what is secret. */
        private String values() {
            if (difference.steps().contains("env")) {
                return difference.before().isEmpty()
                        ? " added"
                        : difference.after().isEmpty() ? " removed" : " changed";
            }
            return ": " + shown(difference.before()) + " → " + shown(difference.after());
        }

        private static String shown(Optional<Tree> value) {
            return value.map(Field::shown).orElse("nothing");
        }

        private static String shown(Tree value) {
            return switch (value) {
                case Tree.Text text -> text.value().length() > 40 ? "…" : text.value();
                case Tree.Num number -> number.literal();
                case Tree.Bool bool -> Boolean.toString(bool.value());
                case Tree.Obj object -> "{…}";
                case Tree.Arr list -> "[…]";
                case Tree.Nil nil -> "nothing";
            };
        }
    }

    /** The id of the release is another one, and nothing that the cluster shows explains it. */
    record Release(String from, String to) implements Reason {
        @Override
        public String kind() {
            return "release";
        }

        @Override
        public String words() {
            return "release " + from + " → " + to + ", for a reason that the cluster does not show any more";
        }

        @Override
        public Optional<String> place() {
            return Optional.empty();
        }
    }
}
