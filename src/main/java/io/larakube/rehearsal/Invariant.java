package io.larakube.rehearsal;

/** What must hold in every order in which a start can go. */
public enum Invariant {
    SCHEMA_FIRST("schema", "no worker starts before its schema"),
    ONE_MIGRATOR("migrators", "no two pods migrate at once"),
    NO_RESTART_BY_ORDER("restart", "nothing is restarted because something else was not there yet"),
    OWN_CACHE("cache", "no release reads what another has compiled"),
    NO_LOST_WRITE("lost-write", "nothing that was written into the application's storage is lost"),
    NO_DEAD_END("dead-end", "some continuation always becomes ready once the faults end");

    private final String word;
    private final String words;

    Invariant(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** How a way that breaks it begins when it is written down. */
    String word() {
        return word;
    }

    public String words() {
        return words;
    }

    @SuppressWarnings("EnumOrdinal") // a bit of one run
    int bit() {
        return 1 << ordinal();
    }
}
