package io.larakube.scan;

/** What becomes of a place when the application runs on so many nodes and nothing is changed; the worst comes last. */
public enum Verdict {
    FINE("fine", "fine"),
    SHARED("shared", "needs the shared volume"),
    LOST("lost", "lost"),
    BREAKS("breaks", "breaks");

    private final String word;
    private final String title;

    Verdict(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** Its name for programs. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
