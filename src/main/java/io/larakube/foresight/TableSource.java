package io.larakube.foresight;

import io.larakube.php.PhpSource;
import io.larakube.php.PhpToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the closure in which a migration says what it does to one table: {@code $table->string('sku')->unique();}. */
final class TableSource {

    /** Laravel's column types of which each may be empty, or has a default of its own. */
    private static final Set<String> NULLABLE = Set.of(
            "timestamps",
            "timestampsTz",
            "nullableTimestamps",
            "nullableTimestampsTz",
            "softDeletes",
            "softDeletesTz",
            "softDeletesDatetime",
            "rememberToken",
            "nullableMorphs",
            "nullableUuidMorphs",
            "nullableUlidMorphs",
            "computed",
            "datetimes");

    private static final Set<String> COUNTED = Set.of(
            "id",
            "increments",
            "bigIncrements",
            "mediumIncrements",
            "smallIncrements",
            "tinyIncrements",
            "integerIncrements");
    private static final Set<String> COLUMNS = Set.of(
            "bigInteger",
            "binary",
            "boolean",
            "char",
            "date",
            "dateTime",
            "dateTimeTz",
            "decimal",
            "double",
            "enum",
            "float",
            "foreignId",
            "foreignIdFor",
            "foreignUlid",
            "foreignUuid",
            "geography",
            "geometry",
            "integer",
            "ipAddress",
            "json",
            "jsonb",
            "longText",
            "macAddress",
            "mediumInteger",
            "mediumText",
            "morphs",
            "numericMorphs",
            "rawColumn",
            "set",
            "smallInteger",
            "string",
            "text",
            "time",
            "timeTz",
            "timestamp",
            "timestampTz",
            "tinyInteger",
            "tinyText",
            "ulid",
            "ulidMorphs",
            "unsignedBigInteger",
            "unsignedDecimal",
            "unsignedInteger",
            "unsignedMediumInteger",
            "unsignedSmallInteger",
            "unsignedTinyInteger",
            "uuid",
            "uuidMorphs",
            "vector",
            "year");
    private static final Map<String, SchemaChange> COMMANDS = Map.ofEntries(
            Map.entry("index", SchemaChange.ADD_INDEX),
            Map.entry("rawIndex", SchemaChange.ADD_INDEX),
            Map.entry("unique", SchemaChange.ADD_UNIQUE),
            Map.entry("primary", SchemaChange.ADD_PRIMARY),
            Map.entry("fullText", SchemaChange.ADD_SPECIAL_INDEX),
            Map.entry("spatialIndex", SchemaChange.ADD_SPECIAL_INDEX),
            Map.entry("foreign", SchemaChange.ADD_FOREIGN),
            Map.entry("dropColumn", SchemaChange.DROP_COLUMN),
            Map.entry("dropColumns", SchemaChange.DROP_COLUMN),
            Map.entry("dropTimestamps", SchemaChange.DROP_COLUMN),
            Map.entry("dropTimestampsTz", SchemaChange.DROP_COLUMN),
            Map.entry("dropSoftDeletes", SchemaChange.DROP_COLUMN),
            Map.entry("dropSoftDeletesTz", SchemaChange.DROP_COLUMN),
            Map.entry("dropRememberToken", SchemaChange.DROP_COLUMN),
            Map.entry("dropMorphs", SchemaChange.DROP_COLUMN),
            Map.entry("renameColumn", SchemaChange.RENAME_COLUMN),
            Map.entry("renameIndex", SchemaChange.DROP_INDEX),
            Map.entry("dropIndex", SchemaChange.DROP_INDEX),
            Map.entry("dropUnique", SchemaChange.DROP_INDEX),
            Map.entry("dropFullText", SchemaChange.DROP_INDEX),
            Map.entry("dropSpatialIndex", SchemaChange.DROP_INDEX),
            Map.entry("dropPrimary", SchemaChange.DROP_PRIMARY),
            Map.entry("dropForeign", SchemaChange.DROP_FOREIGN),
            Map.entry("dropConstrainedForeignId", SchemaChange.DROP_FOREIGN),
            Map.entry("drop", SchemaChange.DROP_TABLE),
            Map.entry("dropIfExists", SchemaChange.DROP_TABLE),
            Map.entry("rename", SchemaChange.RENAME_TABLE));
    private static final Set<String> WITHOUT_LOCK =
            Set.of("comment", "engine", "charset", "collation", "temporary", "innoDb", "storedAs");

    private final PhpSource source;
    private final boolean isNew;
    private final String table;
    private final List<MigrationStep> steps = new ArrayList<>();

    /** @param isNew whether the table is made by this very call, so that nobody waits for it yet */
    TableSource(PhpSource source, boolean isNew, String table) {
        this.source = source;
        this.isNew = isNew;
        this.table = table;
    }

    /** The calls of one statement, by name in their order, and where their brackets open. */
    private record Chain(Map<String, Integer> calls, int end) {
        boolean has(String name) {
            return calls.containsKey(name);
        }
    }

    /** What is done between two tokens of the file. */
    List<MigrationStep> steps(int from, int until) {
        Optional<String> variable = variable(from, until);
        for (int at = from; variable.isPresent() && at < until; ) {
            boolean begins = source.isAt(at, variable.get(), "->");
            Chain chain = begins ? chain(at + 1) : new Chain(Map.of(), at + 1);
            if (!chain.calls().isEmpty()) {
                statement(chain, source.line(at));
            }
            at = chain.end();
        }
        if (variable.isEmpty()) {
            add(SchemaChange.OTHER, "changes " + table + " in a way that cannot be read", source.line(from), false);
        }
        return steps;
    }

    /** How the closure calls the table. */
    private Optional<String> variable(int from, int until) {
        for (int at = from; at < until; at++) {
            if (source.isAt(at, "function", "(") || source.isAt(at, "fn", "(")) {
                for (int inner = at + 2; inner < source.closing(at + 1); inner++) {
                    if (source.token(inner).kind() == PhpToken.Kind.VARIABLE) {
                        return Optional.of(source.token(inner).text());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Chain chain(int arrow) {
        Map<String, Integer> calls = new LinkedHashMap<>();
        int at = arrow;
        while (source.isAt(at, "->") && source.isAt(at + 2, "(")) {
            calls.putIfAbsent(source.token(at + 1).text(), at + 2);
            at = source.closing(at + 2) + 1;
        }
        return new Chain(calls, Math.max(at, arrow + 1));
    }

    private void statement(Chain chain, int line) {
        Map.Entry<String, Integer> first = chain.calls().entrySet().iterator().next();
        String name = first.getKey();
        String what = String.join(", ", strings(first.getValue()));
        if (isNew) {
            refer(chain, line);
        } else if (COUNTED.contains(name) || COLUMNS.contains(name) || NULLABLE.contains(name)) {
            column(chain, name, what.isEmpty() ? name : what.split(",", 2)[0], line);
        } else if (COMMANDS.containsKey(name)) {
            command(COMMANDS.getOrDefault(name, SchemaChange.OTHER), what.isEmpty() ? "" : what, line);
        } else if (!WITHOUT_LOCK.contains(name)) {
            add(SchemaChange.OTHER, "calls $table->" + name, line, false);
        }
    }

    private void command(SchemaChange change, String what, int line) {
        boolean isOfTheTable = change == SchemaChange.DROP_TABLE || change == SchemaChange.RENAME_TABLE;
        add(change, isOfTheTable ? "" : what, line, false);
    }

    /** A column, and what its statement adds to it. */
    private void column(Chain chain, String type, String name, int line) {
        if (chain.has("change")) {
            add(SchemaChange.CHANGE_COLUMN, name, line, false);
        } else {
            add(adding(chain, type), name, line, needsNoRows(chain, type));
        }
        chain.calls().forEach((call, open) -> {
            boolean isRemoved = source.isAt(open + 1, "false");
            switch (call) {
                case "index", "unique", "primary", "fullText", "spatialIndex" -> {
                    if (!isRemoved && !call.equals(type)) {
                        add(COMMANDS.getOrDefault(call, SchemaChange.OTHER), name, line, false);
                    }
                }
                case "constrained", "references" -> add(SchemaChange.ADD_FOREIGN, name, line, false);
                default -> {}
            }
        });
        if (type.endsWith("orphs")) {
            add(SchemaChange.ADD_INDEX, name, line, false);
        }
    }

    private SchemaChange adding(Chain chain, String type) {
        if (COUNTED.contains(type) || chain.has("storedAs") || chain.has("autoIncrement") || chain.has("generatedAs")) {
            return SchemaChange.ADD_FILLED_COLUMN;
        }
        Integer open = chain.calls().get("default");
        boolean isPlain = open == null || source.closing(open) == open + 2 || isNegative(open);
        return isPlain ? SchemaChange.ADD_COLUMN : SchemaChange.ADD_COLUMN_BY_EXPRESSION;
    }

    private boolean isNegative(int open) {
        return source.isAt(open + 1, "-") && source.closing(open) == open + 3;
    }

    private boolean needsNoRows(Chain chain, String type) {
        boolean isNullable =
                chain.has("nullable") && !source.isAt(chain.calls().getOrDefault("nullable", 0) + 1, "false");
        return COLUMNS.contains(type)
                && !isNullable
                && !chain.has("default")
                && !chain.has("useCurrent")
                && !chain.has("storedAs")
                && !chain.has("virtualAs")
                && !chain.has("generatedAs")
                && !chain.has("autoIncrement");
    }

    /** A new table locks nothing but what it refers to. */
    private void refer(Chain chain, int line) {
        if (!chain.has("constrained") && !chain.has("references")) {
            return;
        }
        List<String> named =
                strings(chain.calls().getOrDefault("on", chain.calls().getOrDefault("constrained", 0)));
        String other = named.isEmpty() ? "another table" : named.getFirst();
        steps.add(new MigrationStep(SchemaChange.REFER_FROM_NEW_TABLE, other, "", line, false));
    }

    /** The strings in a pair of brackets. */
    private List<String> strings(int open) {
        List<String> strings = new ArrayList<>();
        for (int at = open + 1; open > 0 && at < source.closing(open); at++) {
            if (source.token(at).isString()) {
                strings.add(source.token(at).text());
            }
        }
        return strings;
    }

    private void add(SchemaChange change, String what, int line, boolean needsNoRows) {
        steps.add(new MigrationStep(change, table, what, line, needsNoRows));
    }
}
