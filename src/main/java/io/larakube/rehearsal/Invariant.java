package io.larakube.rehearsal;

/** What must hold in every order in which a start can go. */
public enum Invariant {
    SCHEMA_FIRST("no worker starts before its schema"),
    ONE_MIGRATOR("no two pods migrate at once"),
    NO_RESTART_BY_ORDER("nothing is restarted because something else was not there yet"),
    OWN_CACHE("no release reads what another has compiled"),
    NO_DEAD_END("some continuation always becomes ready once the faults end");

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    @SuppressWarnings("EnumOrdinal") // a bit of one run
    int bit() {
        return 1 << ordinal();
    }
}
