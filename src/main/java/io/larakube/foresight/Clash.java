package io.larakube.foresight;

/**
 * A step of a pending migration that may take from code of before what it needs.
 *
 * @param migration its name
 * @param step {@code drops products.stock}
 * @param line in the migration's file
 * @param breaks whether it does; otherwise nobody can tell
 */
public record Clash(String migration, String step, int line, boolean breaks) {

    /** Where it stands and what it does: {@code database/migrations/….php:14 drops products.stock}. */
    public String words() {
        return "database/migrations/" + migration + ".php:" + line + " " + step;
    }
}
