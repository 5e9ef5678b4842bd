package io.larakube.foresight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what migrations take from code that was written before them. What is new to it, tables and columns that may be left out,
 * it does not miss (expand); what it knows must stay (contract).
 */
final class Survival {

    private final Set<String> tables = new HashSet<>();
    private final Set<String> columns = new HashSet<>();

    /** Of the next migration, after those that were asked about. */
    List<Clash> clashes(String migration, List<MigrationStep> steps) {
        List<Clash> clashes = new ArrayList<>();
        for (MigrationStep step : steps) {
            ToFormerCode meaning = isOfNew(step) ? ToFormerCode.NOTHING : step.toFormerCode();
            if (meaning != ToFormerCode.NOTHING) {
                String words = step.needsNoRows()
                        ? step.words() + ", which may not be empty and has no default"
                        : step.words();
                clashes.add(new Clash(migration, words, step.line(), meaning == ToFormerCode.BREAKS));
            }
            note(step);
        }
        return clashes;
    }

    private void note(MigrationStep step) {
        switch (step.change()) {
            case CREATE_TABLE -> tables.add(step.table());
            case ADD_COLUMN, ADD_FILLED_COLUMN, ADD_COLUMN_BY_EXPRESSION -> columns.add(column(step, step.what()));
            default -> {}
        }
    }

    /** Whether it changes what did not exist before these migrations. */
    private boolean isOfNew(MigrationStep step) {
        boolean isOfNewColumns = !step.what().isEmpty()
                && Stream.of(step.what().split(", ")).allMatch(name -> columns.contains(column(step, name)));
        return tables.contains(step.table()) || isOfNewColumns;
    }

    private static String column(MigrationStep step, String name) {
        return step.table() + "." + name;
    }
}
