package io.larakube.foresight;

import java.util.Optional;

/** What the database of an application speaks, as far as its locks are concerned. */
public enum Dialect {
    POSTGRES,
    MYSQL,
    MARIADB,
    SQLITE,
    OTHER;

    /** Laravel's word for it, {@code DB_CONNECTION}. */
    public static Dialect of(Optional<String> connection) {
        return switch (connection.orElse("")) {
            case "pgsql" -> POSTGRES;
            case "mysql" -> MYSQL;
            case "mariadb" -> MARIADB;
            case "sqlite" -> SQLITE;
            default -> OTHER;
        };
    }

    /** Whether Laravel runs a whole migration in one transaction ({@code Grammar::$transactions}). */
    boolean migratesInTransaction() {
        return this == POSTGRES;
    }
}
