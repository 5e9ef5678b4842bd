package io.larakube.foresight;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code php artisan migrate:status} prints: dots since Laravel 9, a table before. */
public final class MigrationStatus {

    private static final Pattern DOTTED = Pattern.compile("^\\s*(\\S+)\\s+\\.*\\s*(?:\\[\\d+]\\s+)?(Ran|Pending)\\s*$");
    private static final Pattern TABLE = Pattern.compile("^\\|\\s*(Yes|No)\\s*\\|\\s*(\\S+)\\s*\\|.*$");

    private MigrationStatus() {}

    /**
     * The names of those that have run; empty when it is not told.
     *
     * @param succeeded whether the command ended with 0
     */
    public static Optional<Set<String>> read(String printed, boolean succeeded) {
        if (printed.contains("Migration table not found")) {
            return Optional.of(Set.of());
        }
        Set<String> ran = new LinkedHashSet<>();
        boolean isTold = false;
        for (String line : printed.lines().toList()) {
            Matcher dotted = DOTTED.matcher(line);
            Matcher table = TABLE.matcher(line);
            if (dotted.matches()) {
                isTold = true;
                add(ran, dotted.group(1), dotted.group(2).equals("Ran"));
            } else if (table.matches()) {
                isTold = true;
                add(ran, table.group(2), table.group(1).equals("Yes"));
            }
        }
        return succeeded && isTold ? Optional.of(ran) : Optional.empty();
    }

    private static void add(Set<String> ran, String name, boolean hasRun) {
        if (hasRun) {
            ran.add(name);
        }
    }
}
