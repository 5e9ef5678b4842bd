package io.larakube.foresight;

/**
 * Something that a migration does.
 *
 * @param table the table that it changes; what is known of it when its name is computed
 * @param what of the table: {@code stock}, or nothing when it is the whole of it
 * @param line in the migration's file, from 1
 * @param needsNoRows whether it fails on a table that has rows: a column that may not be empty, and has no default
 */
record MigrationStep(SchemaChange change, String table, String what, int line, boolean needsNoRows) {

    /** A column that must be given breaks every insert of code that does not give it. */
    ToFormerCode toFormerCode() {
        return needsNoRows ? ToFormerCode.BREAKS : change.toFormerCode();
    }

    String words() {
        return switch (change) {
            case CREATE_TABLE, DROP_TABLE, RENAME_TABLE, REFER_FROM_NEW_TABLE, CHANGE_ROWS ->
                change.words() + " " + table;
            case OTHER -> what;
            case ADD_INDEX, ADD_UNIQUE, ADD_PRIMARY, ADD_SPECIAL_INDEX -> change.words() + " " + column();
            case ADD_COLUMN, ADD_FILLED_COLUMN, ADD_COLUMN_BY_EXPRESSION, CHANGE_COLUMN, RENAME_COLUMN, DROP_COLUMN ->
                change.words() + " " + column();
            case ADD_FOREIGN, DROP_INDEX, DROP_PRIMARY, DROP_FOREIGN -> change.words() + " of " + column();
        };
    }

    private String column() {
        return what.isEmpty() ? table : table + "." + what;
    }
}
