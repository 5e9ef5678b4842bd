package io.larakube.workspace;

import io.larakube.tree.Tree;
import java.util.Optional;

/** What becomes of one file: decided first, shown, then carried out by a {@link Transaction}. */
public sealed interface FileChange {

    /** Relative to the project's root. */
    String path();

    /** What happens, as the first word of a line: {@code create}. */
    String word();

    /** What changes, as a unified diff; empty when nothing does. Values of {@code .env} files are dots. */
    String diff();

    /** Nothing is there yet. */
    record Create(String path, String text) implements FileChange {
        @Override
        public String word() {
            return "create";
        }

        @Override
        public String diff() {
            return Diff.created(path, text);
        }

        @Override
        public String toString() {
            return line();
        }
    }

    record Replace(String path, String before, String after) implements FileChange {
        @Override
        public String word() {
            return "replace";
        }

        @Override
        public String diff() {
            return Diff.between(path, before, after);
        }

        @Override
        public String toString() {
            return line();
        }
    }

    /**
     * The file stays as it is.
     *
     * @param wanted what LaraKube would have written; none when it needs no such file any more
     */
    record Keep(String path, Reason reason, String current, Optional<String> wanted) implements FileChange {
        @Override
        public String word() {
            return "keep";
        }

        /** From what is there to what LaraKube would have written. */
        @Override
        public String diff() {
            return wanted.map(text -> Diff.between(path, current, text)).orElse("");
        }

        @Override
        public String toString() {
            return line();
        }
    }

    /** A file that LaraKube generated, needs no more, and that nobody edited. */
    record Delete(String path, String before) implements FileChange {
        @Override
        public String word() {
            return "delete";
        }

        @Override
        public String diff() {
            return Diff.deleted(path, before);
        }

        @Override
        public String toString() {
            return line();
        }
    }

    /** Why a file is kept. */
    enum Reason {
        SAME("same", "is as it should be"),
        LOCKED("locked", "is one of lockedFiles"),
        EDITED("edited", "you edited it"),
        NOT_OURS("not-ours", "was there before LaraKube"),
        NO_LONGER_NEEDED("no-longer-needed", "LaraKube needs it no more, but you edited it");

        private final String word;
        private final String words;

        Reason(String word, String words) {
            this.word = word;
            this.words = words;
        }

        /** For programs. */
        public String word() {
            return word;
        }

        /** For people; goes on after the path. */
        public String words() {
            return words;
        }
    }

    /** Whether anything is written. */
    default boolean writes() {
        return switch (this) {
            case Create _, Replace _, Delete _ -> true;
            case Keep _ -> false;
        };
    }

    /** {@code keep     Dockerfile.php: you edited it}. */
    default String line() {
        String reason = this instanceof Keep keep ? ": " + keep.reason().words() : "";
        return "%-8s %s%s".formatted(word(), path(), reason);
    }

    /** {@code path}, {@code action}, and the {@code reason} of a file that is kept. */
    default Tree.Obj json() {
        Optional<Tree> reason =
                this instanceof Keep keep ? Optional.of(Tree.text(keep.reason().word())) : Optional.empty();
        return Tree.obj().with("path", path()).with("action", word()).with("reason", reason);
    }
}
