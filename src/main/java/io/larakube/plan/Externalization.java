package io.larakube.plan;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Strategy;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import io.larakube.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the state of one environment comes to live outside of its pods: which engines it gets, which keys connect them, and which keys
 * make the application use them. The connections come first and change nothing; the drivers are flipped when all was proven.
 *
 * @param blueprint with the engines, and the environment on many nodes
 * @param connections keys that say where a service is; only what is absent or blank
 * @param drivers keys that say what is used, as they are to be
 */
public record Externalization(Blueprint blueprint, List<EnvChange> connections, Map<String, String> drivers) {

    /** The disk that Laravel's skeleton has for an object store. */
    public static final String DISK = "s3";

    /** The keys that say which driver is used, and not where something is. */
    public static final List<String> DRIVERS = List.of(
            "FILESYSTEM_DISK",
            "SESSION_DRIVER",
            "CACHE_STORE",
            "CACHE_DRIVER",
            "QUEUE_CONNECTION",
            "APP_MAINTENANCE_DRIVER",
            "APP_MAINTENANCE_STORE");

    private static final StorageMode NOTHING_SHARED = new StorageMode.Stateless("");
    private static final List<String> S3_KEYS =
            List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_BUCKET");

    /**
     * What the user wants in the place of what would be chosen.
     *
     * @param storage {@code s3} for an object store of the user's own, or an engine: {@code garage}
     * @param sessions a driver: {@code redis}, {@code memcached}, {@code database}
     * @param queue the same without {@code memcached}
     */
    public record Wish(
            Optional<String> storage, Optional<String> sessions, Optional<String> cache, Optional<String> queue) {

        public static final List<String> STORAGES = Stream.concat(
                        Stream.of(DISK), Engine.of(Engine.Role.STORAGE).stream().map(Engine::word))
                .toList();

        public static final List<String> STORES = List.of("redis", "memcached", "database");

        public static final List<String> QUEUES = List.of("redis", "database");
    }

    /** What deciding gives. */
    public sealed interface Decision {
        record Possible(Externalization externalization) implements Decision {}

        /** All that keeps it from being possible. */
        record Refused(List<Problem> problems) implements Decision {}
    }

    /** Decides from what the blueprint and the file say; nothing is asked of the cluster. */
    public static Decision decide(
            Blueprint blueprint, Environment environment, EnvFile file, Wish wish, Credentials credentials) {
        List<Problem> problems = problems(blueprint, environment, file, wish);
        if (!problems.isEmpty()) {
            return new Decision.Refused(problems);
        }
        Map<String, String> drivers = drivers(blueprint, file, wish);
        List<Engine> wanted = new ArrayList<>();
        cacheEngine(blueprint, file, drivers).ifPresent(wanted::add);
        if (usesGarage(file, wish)) {
            wanted.add(Engine.GARAGE);
        }
        Blueprint after = blueprint;
        Map<String, EnvChange> connections = new LinkedHashMap<>();
        for (Engine engine : wanted) {
            after = with(after, environment.name(), file, new Addition.OfEngine(engine));
            Environment changed = Optional.ofNullable(after.environments().get(environment.name()))
                    .orElse(environment);
            if (changed.runs(engine)) {
                EnvironmentSettings.of(file, blueprint.name(), engine, credentials).stream()
                        .filter(change -> !DRIVERS.contains(change.key()))
                        .forEach(change -> connections.putIfAbsent(change.key(), change));
            }
        }
        Environment last = Optional.ofNullable(after.environments().get(environment.name()))
                .orElse(environment);
        Blueprint many = after.with(last.with(new Strategy.MultiNode()));
        return new Decision.Possible(new Externalization(many, List.copyOf(connections.values()), drivers));
    }

    /** The blueprint as long as nothing was flipped: the engines are there, and the nodes are those of before. */
    public Blueprint prepared(Environment before) {
        Environment after =
                Optional.ofNullable(blueprint.environments().get(before.name())).orElse(before);
        return blueprint.with(after.with(before.strategy()));
    }

    /** The edits that make the application use what was connected; none where it does so already. */
    public List<EnvChange> flips(EnvFile file) {
        return changes(file, drivers);
    }

    /** The edits that give these keys these values. */
    public static List<EnvChange> changes(EnvFile file, Map<String, String> values) {
        List<EnvChange> changes = new ArrayList<>();
        values.forEach((key, value) -> {
            if (!file.value(key).equals(Optional.of(value))) {
                changes.add(
                        file.value(key).isPresent()
                                ? new EnvChange.Replace(key, value)
                                : new EnvChange.Add(key, value));
            }
        });
        return changes;
    }

    private static Blueprint with(Blueprint blueprint, String name, EnvFile file, Addition engine) {
        boolean isThere = engine.isIn(blueprint);
        Blueprint after = engine.in(blueprint);
        for (Environment each : blueprint.environments().values()) {
            boolean wants = each.name().equals(name);
            Environment other = isThere ? each : engine.unwantedIn(each);
            after = after.with(wants ? engine.wantedIn(each, Optional.of(file)) : other);
        }
        return after;
    }

    private static Map<String, String> drivers(Blueprint blueprint, EnvFile file, Wish wish) {
        String store = store(blueprint, file);
        Map<String, String> drivers = new LinkedHashMap<>();
        drivers.put("FILESYSTEM_DISK", chosen(Optional.empty(), "FILESYSTEM_DISK", file, DISK));
        drivers.put("SESSION_DRIVER", chosen(wish.sessions(), "SESSION_DRIVER", file, store));
        String cacheKey = cacheKey(file);
        String cache = chosen(wish.cache(), cacheKey, file, store);
        drivers.put(cacheKey, cache);
        String queue = store.equals("memcached") ? "database" : store;
        drivers.put("QUEUE_CONNECTION", chosen(wish.queue(), "QUEUE_CONNECTION", file, queue));
        drivers.put("APP_MAINTENANCE_DRIVER", "cache");
        drivers.put("APP_MAINTENANCE_STORE", cache);
        return drivers;
    }

    /** What was asked for; else what is used, when pods may share it; else what there is. */
    private static String chosen(Optional<String> wished, String key, EnvFile file, String otherwise) {
        return wished.orElse(isOfAPod(key, file) ? otherwise : value(file, key));
    }

    /** Whether a driver keeps state in a pod, or nothing says which one it is. A job that is worked at once is in no queue. */
    private static boolean isOfAPod(String key, EnvFile file) {
        String value = value(file, key);
        return value.isEmpty()
                || (key.equals("QUEUE_CONNECTION") && value.equals("sync"))
                || !LocalState.of(Map.of(key, value), NOTHING_SHARED).isEmpty();
    }

    /** Where state goes that nobody has said a place for: the cache that the project has, or else its database. */
    private static String store(Blueprint blueprint, EnvFile file) {
        boolean hasRedis = blueprint.cache().filter(Engine::speaksRedis).isPresent()
                || EnvironmentSettings.elsewhere(file, Engine.REDIS).isPresent();
        boolean hasMemcached = blueprint.cache().equals(Optional.of(Engine.MEMCACHED))
                || EnvironmentSettings.elsewhere(file, Engine.MEMCACHED).isPresent();
        return hasRedis ? "redis" : hasMemcached ? "memcached" : "database";
    }

    /** Laravel up to 10 has another name for it. */
    private static String cacheKey(EnvFile file) {
        boolean isOld = file.value("CACHE_STORE").isEmpty()
                && file.value("CACHE_DRIVER").isPresent();
        return isOld ? "CACHE_DRIVER" : "CACHE_STORE";
    }

    /** The engine behind what is used, unless the user has it elsewhere. */
    private static Optional<Engine> cacheEngine(Blueprint blueprint, EnvFile file, Map<String, String> drivers) {
        boolean redis = drivers.containsValue("redis");
        boolean memcached = drivers.containsValue("memcached");
        Engine usual = redis ? Engine.REDIS : Engine.MEMCACHED;
        return Optional.of(blueprint.cache().orElse(usual))
                .filter(engine -> engine.speaksRedis() ? redis : memcached)
                .filter(engine -> EnvironmentSettings.elsewhere(file, engine).isEmpty());
    }

    private static boolean usesGarage(EnvFile file, Wish wish) {
        boolean isLocal = isOfAPod("FILESYSTEM_DISK", file);
        boolean own = EnvironmentSettings.elsewhere(file, Engine.GARAGE).isPresent();
        return wish.storage().map(Engine.GARAGE.word()::equals).orElse(isLocal && !own);
    }

    private static String value(EnvFile file, String key) {
        return file.laravel(key).map(String::strip).orElse("");
    }

    private static List<Problem> problems(Blueprint blueprint, Environment environment, EnvFile file, Wish wish) {
        List<Problem> problems = new ArrayList<>();
        if (environment.isLocal()) {
            problems.add(new Problem(
                    file.name(),
                    "local is always one node, whose pods share one volume",
                    "name an environment that runs elsewhere"));
        }
        String connection = file.value("DB_CONNECTION").orElse("sqlite");
        if (blueprint.database() == Engine.SQLITE || connection.equals("sqlite")) {
            problems.add(new Problem(
                    file.place("DB_CONNECTION"),
                    "the database is SQLite, a file of one node",
                    "move to a server first: larakube add postgres, and copy the rows; LaraKube does not copy"
                            + " them yet"));
        }
        storageProblems(file, wish).forEach(problems::add);
        cacheProblems(blueprint, wish).forEach(problems::add);
        return problems;
    }

    private static List<Problem> storageProblems(EnvFile file, Wish wish) {
        Optional<String> own = EnvironmentSettings.elsewhere(file, Engine.GARAGE);
        boolean wantsGarage =
                wish.storage().filter(Engine.GARAGE.word()::equals).isPresent();
        if (wantsGarage && own.isPresent()) {
            return List.of(new Problem(
                    file.place(own.get()),
                    own.get() + " is set, and what is set stays",
                    "say --storage=s3 to use that object store, or remove the AWS_ keys"));
        }
        boolean usesOwn = isOfAPod("FILESYSTEM_DISK", file) && !usesGarage(file, wish);
        return S3_KEYS.stream()
                .filter(key -> usesOwn && value(file, key).isEmpty())
                .map(key -> new Problem(
                        file.place(key),
                        key + " has no value: an object store cannot be reached without",
                        "set it to what your provider gave you, or say --storage=garage"))
                .toList();
    }

    private static List<Problem> cacheProblems(Blueprint blueprint, Wish wish) {
        Stream<String> wished =
                Stream.of(wish.sessions(), wish.cache(), wish.queue()).flatMap(Optional::stream);
        return wished.filter(word -> !word.equals("database"))
                .distinct()
                .filter(word -> blueprint
                        .cache()
                        .filter(engine -> engine.speaksRedis() != word.equals("redis"))
                        .isPresent())
                .map(word -> new Problem(
                        "--sessions, --cache, --queue",
                        "the cache of the project is "
                                + blueprint.cache().map(Engine::word).orElse("") + ", not " + word,
                        "say that, or database"))
                .toList();
    }
}
