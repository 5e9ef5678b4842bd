package io.larakube.foresight;

import static io.larakube.foresight.Locking.CANNOT_TELL;
import static io.larakube.foresight.Locking.Held.READS_AND_WRITES;
import static io.larakube.foresight.Locking.Held.WRITES;
import static io.larakube.foresight.Locking.NONE;
import static io.larakube.foresight.Locking.moment;
import static io.larakube.foresight.Locking.whileItRuns;

/**
 * A kind of change that a migration makes.
 *
 * <p>Sources of what each locks: PostgreSQL 17, "ALTER TABLE", "CREATE INDEX" and "Explicit Locking"; MySQL 8.4, "Online DDL
 * Operations", of which columns without a rebuild need 8.0.12, dropped ones 8.0.29; MariaDB 10.4 and later, "InnoDB Online DDL"; SQLite,
 * "File Locking" and "ALTER TABLE": there is one writer. A lock that lasts a moment still waits for every transaction before it, and
 * what comes later waits behind it.
 */
enum SchemaChange {
    CREATE_TABLE("creates", NONE, NONE, NONE),
    REFER_FROM_NEW_TABLE("refers from a new table to", moment(WRITES), moment(WRITES), NONE),
    DROP_TABLE("drops", moment(READS_AND_WRITES), moment(READS_AND_WRITES), moment(WRITES)),
    RENAME_TABLE("renames", moment(READS_AND_WRITES), moment(READS_AND_WRITES), moment(WRITES)),
    ADD_COLUMN("adds", moment(READS_AND_WRITES), moment(READS_AND_WRITES), moment(WRITES)),
    /** With a number that counts up, or a stored value that is computed: each row is written. */
    ADD_FILLED_COLUMN("adds and fills", whileItRuns(READS_AND_WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    /** Whether each row is written depends on the expression. */
    ADD_COLUMN_BY_EXPRESSION(
            "adds, with an expression as its default,",
            whileItRuns(READS_AND_WRITES),
            whileItRuns(WRITES),
            whileItRuns(WRITES)),
    /** A longer varchar writes no row again, most other types do. */
    CHANGE_COLUMN("changes", whileItRuns(READS_AND_WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    RENAME_COLUMN("renames", moment(READS_AND_WRITES), moment(READS_AND_WRITES), moment(WRITES)),
    DROP_COLUMN("drops", moment(READS_AND_WRITES), moment(READS_AND_WRITES), whileItRuns(WRITES)),
    ADD_INDEX("indexes", whileItRuns(WRITES), moment(READS_AND_WRITES), whileItRuns(WRITES)),
    ADD_UNIQUE("makes unique", whileItRuns(READS_AND_WRITES), moment(READS_AND_WRITES), whileItRuns(WRITES)),
    ADD_PRIMARY("makes the primary key", whileItRuns(READS_AND_WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    ADD_SPECIAL_INDEX("indexes", whileItRuns(WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    ADD_FOREIGN("adds the foreign key", whileItRuns(WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    DROP_INDEX("drops the index", moment(READS_AND_WRITES), moment(READS_AND_WRITES), moment(WRITES)),
    DROP_PRIMARY("drops the primary key", moment(READS_AND_WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    DROP_FOREIGN("drops the foreign key", moment(READS_AND_WRITES), moment(READS_AND_WRITES), whileItRuns(WRITES)),
    CHANGE_ROWS("changes rows of", whileItRuns(WRITES), whileItRuns(WRITES), whileItRuns(WRITES)),
    OTHER("does", CANNOT_TELL, CANNOT_TELL, CANNOT_TELL);

    private final String words;
    private final Locking postgres;
    private final Locking mysql;
    private final Locking sqlite;

    SchemaChange(String words, Locking postgres, Locking mysql, Locking sqlite) {
        this.words = words;
        this.postgres = postgres;
        this.mysql = mysql;
        this.sqlite = sqlite;
    }

    String words() {
        return words;
    }

    /** What it is to code that reads and writes as if it had not been made. */
    ToFormerCode toFormerCode() {
        return switch (this) {
            case CREATE_TABLE, REFER_FROM_NEW_TABLE, ADD_COLUMN, ADD_FILLED_COLUMN, ADD_COLUMN_BY_EXPRESSION ->
                ToFormerCode.NOTHING;
            case ADD_INDEX, ADD_SPECIAL_INDEX, DROP_INDEX, DROP_FOREIGN -> ToFormerCode.NOTHING;
            case DROP_TABLE, RENAME_TABLE, RENAME_COLUMN, DROP_COLUMN -> ToFormerCode.BREAKS;
            case CHANGE_COLUMN, ADD_UNIQUE, ADD_PRIMARY, ADD_FOREIGN, DROP_PRIMARY, CHANGE_ROWS, OTHER ->
                ToFormerCode.CANNOT_TELL;
        };
    }

    Locking locking(Dialect dialect) {
        return switch (dialect) {
            case POSTGRES -> postgres;
            case MYSQL, MARIADB -> mysql;
            case SQLITE -> sqlite;
            case OTHER -> this == CREATE_TABLE ? NONE : CANNOT_TELL;
        };
    }
}
