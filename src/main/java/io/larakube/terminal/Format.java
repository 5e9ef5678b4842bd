package io.larakube.terminal;

/** The shape of reports: what {@code -o} chooses. */
public enum Format {
    TEXT("text"),
    JSON("json");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** What the user writes. */
    @Override
    public String toString() {
        return word;
    }
}
