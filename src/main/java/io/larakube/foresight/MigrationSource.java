package io.larakube.foresight;

import io.larakube.php.PhpSource;
import io.larakube.php.PhpToken;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what a migration does from its source, without running it. What stands in a branch is taken to be done; what is not one of
 * Laravel's own calls is kept as something of which nobody can tell.
 */
final class MigrationSource {

    private static final Set<String> HARMLESS =
            Set.of("Log", "Str", "Arr", "Carbon", "now", "self", "static", "parent", "PHP_EOL");
    private static final Set<String> ASKING =
            Set.of("hasTable", "hasColumn", "hasColumns", "hasIndex", "getColumnListing");
    private static final Set<String> CHECKS =
            Set.of("disableForeignKeyConstraints", "enableForeignKeyConstraints", "withoutForeignKeyConstraints");

    private final PhpSource source;
    private final List<MigrationStep> steps = new ArrayList<>();

    private MigrationSource(PhpSource source) {
        this.source = source;
    }

    /**
     * What a migration does.
     *
     * @param inTransaction whether Laravel may run it in one
     */
    record Read(List<MigrationStep> steps, boolean inTransaction) {
        Read {
            steps = List.copyOf(steps);
        }
    }

    static Read read(String file, String text) {
        PhpSource source = PhpSource.of(file, text);
        MigrationSource migration = new MigrationSource(source);
        migration.up();
        boolean outside = source.find(0, "$withinTransaction", "=", "false").isPresent();
        return new Read(migration.steps, !outside);
    }

    private void up() {
        OptionalInt begin = source.find(0, "function", "up", "(");
        if (begin.isEmpty()) {
            other("has no up() that can be read", 1);
            return;
        }
        int brackets = begin.getAsInt() + 2;
        int body = source.closing(brackets);
        while (body < source.size() && !source.token(body).isSign("{")) {
            body++;
        }
        statements(body + 1, source.closing(body));
    }

    private void statements(int from, int until) {
        int at = from;
        while (at < Math.min(until, source.size())) {
            at = statement(at);
        }
    }

    /** Reads what begins at a token, and gives the index behind it. */
    private int statement(int at) {
        PhpToken token = source.token(at);
        if (source.isAt(at, "Schema", "::")) {
            return schema(at);
        }
        if (source.isAt(at, "DB", "::")) {
            return database(at);
        }
        boolean isStatic = token.kind() == PhpToken.Kind.NAME && source.isAt(at + 1, "::");
        if (isStatic && !HARMLESS.contains(simple(token))) {
            other("calls " + simple(token) + "::" + name(at + 2), token.line());
            return behindCalls(at + 2);
        }
        if (source.isAt(at, "$this", "->")) {
            other("calls $this->" + name(at + 2), token.line());
            return behindCalls(at + 2);
        }
        return at + 1;
    }

    /** {@code Schema::create('t', …)}, also with {@code Schema::connection('c')->} before it. */
    private int schema(int at) {
        int method = at + 2;
        while (source.isAt(method, "connection", "(") && source.isAt(source.closing(method + 1) + 1, "->")) {
            method = source.closing(method + 1) + 2;
        }
        String name = name(method);
        if (!source.isAt(method + 1, "(")) {
            return method;
        }
        int end = source.closing(method + 1);
        String table = string(method + 2);
        switch (name) {
            case "create" -> table(true, table, method, end);
            case "table" -> table(false, table, method, end);
            case "drop", "dropIfExists" -> step(SchemaChange.DROP_TABLE, table, "", method);
            case "rename" -> step(SchemaChange.RENAME_TABLE, table, "", method);
            case "dropColumns" -> step(SchemaChange.DROP_COLUMN, table, strings(method + 3, end), method);
            default -> {
                if (CHECKS.contains(name)) {
                    return method + 2; // what is in the brackets is done as well
                }
                if (!ASKING.contains(name)) {
                    other("calls Schema::" + name, source.line(method));
                }
            }
        }
        return end + 1;
    }

    private void table(boolean isNew, String table, int method, int end) {
        if (isNew) {
            step(SchemaChange.CREATE_TABLE, table, "", method);
        }
        steps.addAll(new TableSource(source, isNew, table).steps(method + 2, end));
    }

    /** {@code DB::table('t')->…->update(…)} changes rows; {@code DB::transaction} and {@code DB::raw} by themselves do nothing. */
    private int database(int at) {
        String name = name(at + 2);
        int end = behindCalls(at + 2);
        switch (name) {
            case "table" -> {
                if (changesRows(at, end)) {
                    step(SchemaChange.CHANGE_ROWS, string(at + 4), "", at);
                }
            }
            case "transaction", "connection", "raw" -> {
                return at + 4;
            }
            case "statement", "unprepared", "insert", "update", "delete", "affectingStatement" ->
                other("runs SQL of its own", source.line(at));
            default -> {}
        }
        return end;
    }

    private boolean changesRows(int from, int until) {
        return List.of(
                        "update",
                        "insert",
                        "delete",
                        "upsert",
                        "insertOrIgnore",
                        "updateOrInsert",
                        "increment",
                        "truncate")
                .stream()
                .anyMatch(
                        method -> source.find(from, "->", method, "(").stream().anyMatch(at -> at < until));
    }

    /** The index behind {@code name(…)->name(…)…}. */
    private int behindCalls(int at) {
        int end = at + 1;
        while (source.isAt(end, "(")) {
            end = source.closing(end) + 1;
            if (source.isAt(end, "->")) {
                end += 2;
            }
        }
        return end;
    }

    private String name(int at) {
        return at < source.size() ? source.token(at).text() : "";
    }

    private static String simple(PhpToken token) {
        return token.text().substring(token.text().lastIndexOf('\\') + 1);
    }

    /** A string that stands there as such; a name that is computed nobody knows. */
    private String string(int at) {
        return at < source.size() && source.token(at).isString()
                ? source.token(at).text()
                : "a table";
    }

    private String strings(int from, int until) {
        List<String> strings = new ArrayList<>();
        for (int at = from; at < Math.min(until, source.size()); at++) {
            if (source.token(at).isString()) {
                strings.add(source.token(at).text());
            }
        }
        return String.join(", ", strings);
    }

    private void step(SchemaChange change, String table, String what, int at) {
        steps.add(new MigrationStep(change, table, what, source.line(at), false));
    }

    private void other(String words, int line) {
        steps.add(new MigrationStep(SchemaChange.OTHER, "", words, line, false));
    }
}
