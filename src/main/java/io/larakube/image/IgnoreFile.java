package io.larakube.image;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A {@code .dockerignore} that was read: what it keeps out of a build, as docker, podman and buildah understand it. */
public final class IgnoreFile {

    private final List<IgnorePattern> patterns;

    private IgnoreFile(List<IgnorePattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Reads the text of a {@code .dockerignore}. Source for what is a comment, what is trimmed and what a leading slash means:
     * moby/patternmatcher, ignorefile.go.
     *
     * @param name what the file is called in messages
     * @throws Failure.BadInput for lines that are no patterns
     */
    public static IgnoreFile read(String name, String text) {
        List<IgnorePattern> patterns = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (lines.get(i).startsWith("#") || line.isEmpty()) {
                continue;
            }
            try {
                patterns.add(IgnorePattern.of(line));
            } catch (IgnorePattern.Malformed malformed) {
                String what = line + " is no pattern: " + malformed.getMessage();
                problems.add(new Problem(name + ":" + (i + 1), what, "correct the line or put # before it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
        return new IgnoreFile(patterns);
    }

    /** The top of the folder that is built. */
    Entry top() {
        return new Entry("", 0, new BitSet());
    }

    /** A file or folder with the patterns that match it or a folder above it; the last of them decides. */
    final class Entry {
        private final String path;
        private final int depth;
        private final BitSet matching;

        private Entry(String path, int depth, BitSet matching) {
            this.path = path;
            this.depth = depth;
            this.matching = matching;
        }

        Entry child(String name) {
            String child = path.isEmpty() ? name : path + "/" + name;
            BitSet more = (BitSet) matching.clone();
            for (int i = more.nextClearBit(0); i < patterns.size(); i = more.nextClearBit(i + 1)) {
                if (patterns.get(i).matches(child, depth, name)) {
                    more.set(i);
                }
            }
            return new Entry(child, depth + 1, more);
        }

        String path() {
            return path;
        }

        boolean isIgnored() {
            return !matching.isEmpty() && !patterns.get(matching.length() - 1).exception();
        }

        /** Whether a later line can bring something of this ignored folder back. */
        boolean mayHoldExceptions() {
            return patterns.stream().anyMatch(pattern -> pattern.exception() && pattern.reachesInto(path));
        }
    }
}
