package io.larakube.scan;

/** The kind of state that a place keeps. */
public enum State {
    FILE("file"),
    UPLOAD("upload"),
    TEMPORARY("temporary-file"),
    SESSION("session"),
    CACHE("cache"),
    LOCK("lock"),
    LOG("log"),
    DATABASE("database"),
    MAINTENANCE("maintenance");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** Its name for programs. */
    public String word() {
        return word;
    }
}
