package io.larakube.foresight;

/**
 * What others wait for while something changes a table, and for how long.
 *
 * @param held which statements of others wait
 * @param lasting how long the lock is held
 */
public record Locking(Held held, Lasting lasting) {

    /** Which statements of others wait. */
    public enum Held {
        NOTHING,
        WRITES,
        READS_AND_WRITES,
        UNKNOWN
    }

    /** How long a lock is held, the shortest first. */
    public enum Lasting {
        MOMENT,
        WHILE_IT_RUNS,
        UNKNOWN
    }

    static final Locking NONE = new Locking(Held.NOTHING, Lasting.MOMENT);
    static final Locking CANNOT_TELL = new Locking(Held.UNKNOWN, Lasting.UNKNOWN);

    static Locking moment(Held held) {
        return new Locking(held, Lasting.MOMENT);
    }

    static Locking whileItRuns(Held held) {
        return new Locking(held, Lasting.WHILE_IT_RUNS);
    }

    /** The same for at least as long. */
    Locking lasting(Lasting atLeast) {
        return new Locking(held, lasting.compareTo(atLeast) < 0 ? atLeast : lasting);
    }

    boolean isLong() {
        return held != Held.NOTHING && lasting != Lasting.MOMENT;
    }

    /** What follows a change: {@code may hold up writes to products, longer the larger it is}. */
    String words(String table) {
        return switch (held) {
            case NOTHING -> "holds up nothing";
            case WRITES -> "may hold up writes to " + table + time();
            case READS_AND_WRITES -> "may hold up reads and writes of " + table + time();
            case UNKNOWN -> "cannot tell what it locks";
        };
    }

    private String time() {
        return switch (lasting) {
            case MOMENT -> " for a moment";
            case WHILE_IT_RUNS -> ", longer the larger it is";
            case UNKNOWN -> ", nobody can tell for how long";
        };
    }
}
