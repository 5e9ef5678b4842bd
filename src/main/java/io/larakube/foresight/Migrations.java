package io.larakube.foresight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which migrations would run, and what they may lock.
 *
 * @param ran how it is known
 * @param pending in the order in which Laravel runs them; all there are when nobody can tell which have run
 */
public record Migrations(Ran ran, List<Pending> pending) {

    public Migrations {
        pending = List.copyOf(pending);
    }

    /**
     * A migration that has not run.
     *
     * @param clashes what it takes from code of before
     */
    public record Pending(String name, List<Lock> locks, List<Clash> clashes) {

        public Pending {
            locks = List.copyOf(locks);
            clashes = List.copyOf(clashes);
        }

        /** What is worst in it; empty when it holds up nothing. */
        public Optional<Lock> worst() {
            return locks.stream()
                    .filter(lock -> lock.isLong() || lock.fails())
                    .findFirst()
                    .or(() -> locks.stream().filter(Lock::holds).findFirst());
        }
    }

    /**
     * What one step of a migration does to others.
     *
     * @param step {@code adds products.stock}
     * @param words {@code may hold up reads and writes of products for a moment}
     * @param line in the migration's file
     * @param holds whether somebody may have to wait
     * @param isLong whether that may be long
     * @param fails whether it may fail for what the table holds
     */
    public record Lock(String step, String words, int line, boolean holds, boolean isLong, boolean fails) {}

    static Migrations of(Situation.Application application) {
        Set<String> done = switch (application.ran()) {
            case Ran.Asked asked -> asked.names();
            case Ran.Recorded recorded -> recorded.names();
            case Ran.None none -> Set.of();
            case Ran.Unknown unknown -> Set.of();
        };
        Set<String> created = new HashSet<>();
        Survival survival = new Survival();
        List<Pending> pending = new ArrayList<>();
        for (Map.Entry<String, String> migration : application.migrations().entrySet()) {
            if (!done.contains(migration.getKey())) {
                MigrationSource.Read read = MigrationSource.read(migration.getKey(), migration.getValue());
                pending.add(new Pending(
                        migration.getKey(),
                        locks(read, application.dialect(), created),
                        survival.clashes(migration.getKey(), read.steps())));
            }
        }
        return new Migrations(application.ran(), pending);
    }

    /** @param created tables that did not exist before these migrations, for which nobody waits */
    private static List<Lock> locks(MigrationSource.Read read, Dialect dialect, Set<String> created) {
        List<Locking> lockings = new ArrayList<>();
        for (MigrationStep step : read.steps()) {
            if (step.change() == SchemaChange.CREATE_TABLE) {
                created.add(step.table());
            }
            lockings.add(
                    created.contains(step.table())
                            ? Locking.NONE
                            : step.change().locking(dialect));
        }
        if (read.inTransaction() && dialect.migratesInTransaction()) {
            untilTheEnd(lockings);
        }
        List<Lock> locks = new ArrayList<>();
        for (int i = 0; i < lockings.size(); i++) {
            locks.add(lock(read.steps().get(i), lockings.get(i), created, dialect));
        }
        return locks;
    }

    /** In a transaction no lock is given back before its end. */
    private static void untilTheEnd(List<Locking> lockings) {
        Locking.Lasting atLeast = Locking.Lasting.MOMENT;
        for (int i = lockings.size() - 1; i >= 0; i--) {
            Locking.Lasting own = lockings.get(i).lasting();
            atLeast = own.compareTo(atLeast) > 0 ? own : atLeast;
            if (lockings.get(i).held() != Locking.Held.NOTHING) {
                lockings.set(i, lockings.get(i).lasting(atLeast));
            }
        }
    }

    private static Lock lock(MigrationStep step, Locking locking, Set<String> created, Dialect dialect) {
        boolean fails = step.needsNoRows()
                && !created.contains(step.table())
                && (dialect == Dialect.POSTGRES || dialect == Dialect.SQLITE);
        String table = dialect == Dialect.SQLITE ? "the whole database" : step.table();
        String words = locking.words(table)
                + (fails ? "; fails when " + step.table() + " has rows: it may not be empty, and has no default" : "");
        boolean holds = locking.held() != Locking.Held.NOTHING;
        return new Lock(step.words(), words, step.line(), holds, locking.isLong(), fails);
    }
}
