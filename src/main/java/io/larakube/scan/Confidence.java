package io.larakube.scan;

/** How sure a finding is; the surest comes first. */
public enum Confidence {
    CERTAIN("certain"),
    LIKELY("likely"),
    GUESS("guess");

    private final String word;

    Confidence(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
