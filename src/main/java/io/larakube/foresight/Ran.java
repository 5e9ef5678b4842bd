package io.larakube.foresight;

import java.util.Set;

/** What is known of the migrations that have run. */
public sealed interface Ran {

    /** A running web pod was asked, and it asked the database. */
    record Asked(String pod, Set<String> names) implements Ran {}

    /** What the application had when a start of it last ended ready. */
    record Recorded(String at, Set<String> names) implements Ran {}

    /** The database is not there yet. */
    record None() implements Ran {}

    record Unknown(String why) implements Ran {}
}
