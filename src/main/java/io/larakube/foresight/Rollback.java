package io.larakube.foresight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the code of a former release works with the schema of now: what the migrations did that have run since. They are judged by
 * their sources, without running them; what cannot be told counts as unsafe.
 *
 * @param ran how it is known which have run
 * @param since those that the former release does not have, in the order of their names, which is that in which Laravel ran them
 */
public record Rollback(Ran ran, List<Since> since) {

    public Rollback {
        since = List.copyOf(since);
    }

    /** A migration that ran since. */
    public record Since(String migration, List<Step> steps) {

        public Since {
            steps = List.copyOf(steps);
        }

        public boolean isSafe() {
            return steps.stream().allMatch(step -> step.harm().isEmpty());
        }

        /** Its file below the application's root. */
        public String file() {
            return "database/migrations/" + migration + ".php";
        }
    }

    /**
     * What it did.
     *
     * @param words {@code adds products.stock}
     * @param harm what that does to the former code; none when that does not notice
     * @param line in the migration's file, from 1; 0 without one
     */
    public record Step(String words, Optional<String> harm, int line) {}

    /**
     * The verdict.
     *
     * @param names of all that have run
     * @param known of those that the former release has
     * @param sources of migrations by their names, as far as they are there
     */
    public static Rollback of(Ran ran, Set<String> names, Set<String> known, Map<String, String> sources) {
        Set<String> added = new HashSet<>();
        List<Since> since = names.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Since(name, steps(name, sources.getOrDefault(name, ""), added)))
                .toList();
        return new Rollback(ran, since);
    }

    public boolean isSafe() {
        return since.stream().allMatch(Since::isSafe);
    }

    /** @param added tables, and columns as {@code products.stock}, of which the former code knows nothing */
    private static List<Step> steps(String name, String source, Set<String> added) {
        if (source.isBlank()) {
            String why = "nobody can tell what it did: its file is neither kept with a release nor in this folder";
            return List.of(new Step("is not known", Optional.of(why), 0));
        }
        List<Step> steps = new ArrayList<>();
        for (MigrationStep step : MigrationSource.read(name, source).steps()) {
            steps.add(new Step(step.words(), harm(step, added), step.line()));
        }
        return steps;
    }

    private static Optional<String> harm(MigrationStep step, Set<String> added) {
        if (added.contains(step.table())) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (step.change()) {
                    case CREATE_TABLE -> {
                        added.add(step.table());
                        yield null;
                    }
                    case ADD_COLUMN, ADD_FILLED_COLUMN, ADD_COLUMN_BY_EXPRESSION -> {
                        added.add(step.table() + "." + step.what());
                        yield step.needsNoRows()
                                ? "the code of before does not fill it, and it may not be empty: its inserts fail"
                                : null;
                    }
                    case REFER_FROM_NEW_TABLE, ADD_INDEX, ADD_SPECIAL_INDEX, DROP_INDEX, DROP_FOREIGN -> null;
                    case ADD_UNIQUE, ADD_FOREIGN, ADD_PRIMARY ->
                        isOfNewColumns(step, added) ? null : "what the code of before writes may be refused";
                    case DROP_TABLE, DROP_COLUMN -> "the code of before may use it, and what was in it is gone";
                    case RENAME_TABLE, RENAME_COLUMN -> "the code of before uses the former name";
                    case CHANGE_COLUMN -> "the code of before may write or expect what was before";
                    case DROP_PRIMARY -> "the code of before may rely on it";
                    case CHANGE_ROWS -> "the code of before may expect the former values";
                    case OTHER -> "nobody can tell whether the code of before works with it";
                });
    }

    /** Columns that are never filled take part in no constraint. */
    private static boolean isOfNewColumns(MigrationStep step, Set<String> added) {
        return !step.what().isEmpty()
                && List.of(step.what().split(", ", -1)).stream()
                        .allMatch(column -> added.contains(step.table() + "." + column));
    }
}
