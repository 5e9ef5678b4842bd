package io.larakube.workspace;

import io.larakube.engine.Engine;
import io.larakube.engine.Engine.Role;
import io.larakube.engine.Setting;
import io.larakube.failure.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the engines that an application uses, by the drivers of its configuration. */
final class EngineSearch {

    private static final String DATABASE = "config/database.php";

    /** Where Redis is when nobody has said so: Laravel's own {@code .env.example}. */
    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "::1");

    /** Drivers of caches, sessions and queues that need a server which the user runs. */
    private static final Set<String> SERVERS = Set.of("redis", "valkey", "memcached", "beanstalkd", "mongodb");

    /** What uses a cache: the file, the field that names the store or connection, the list of those, and the variable. */
    private record Use(String file, String field, Optional<String> list, String key) {}

    private static final List<Use> USES = List.of(
            new Use("config/cache.php", "default", Optional.of("stores"), "CACHE_STORE"),
            new Use("config/session.php", "driver", Optional.empty(), "SESSION_DRIVER"),
            new Use("config/queue.php", "default", Optional.of("connections"), "QUEUE_CONNECTION"),
            new Use("config/broadcasting.php", "default", Optional.of("connections"), "BROADCAST_CONNECTION"));

    private final LaravelConfig config;

    EngineSearch(LaravelConfig config) {
        this.config = config;
    }

    /** What was found; empty where nothing needs an engine; a problem where one is needed that LaraKube does not have. */
    record Engines(
            Optional<Found<Engine>> database,
            Optional<Found<Engine>> cache,
            Optional<Found<Engine>> objectStorage,
            List<Problem> problems) {}

    /** The engines of an application, in which Horizon may have been found. */
    Engines search(Optional<Source> horizon) {
        Optional<Found<String>> driver = databaseDriver();
        Optional<Found<Engine>> database = driver.flatMap(found -> engine("DB_CONNECTION", found));
        List<Found<String>> servers = USES.stream()
                .flatMap(use -> driver(use).stream())
                .filter(found -> SERVERS.contains(found.value()))
                .toList();
        Optional<Found<Engine>> cache = servers.stream()
                .flatMap(found -> cacheEngine(found).stream())
                .filter(found -> horizon.isEmpty() || found.value().speaksRedis())
                .findFirst()
                .or(() -> redis(horizon));
        Stream<Problem> problems = Stream.concat(
                database.isPresent() ? Stream.of() : Stream.of(noDatabase(driver)),
                cache.isPresent() ? Stream.of() : servers.stream().map(EngineSearch::noCache));
        return new Engines(database, cache, objectStorage(), problems.toList());
    }

    private Optional<Found<String>> databaseDriver() {
        return config.text(DATABASE, "default").map(connection -> {
            Optional<Found<String>> driver = config.text(DATABASE, "connections", connection.value(), "driver");
            return new Found<>(driver.map(Found::value).orElse(connection.value()), connection.source());
        });
    }

    private Optional<Found<String>> driver(Use use) {
        return config.text(use.file(), use.field()).map(name -> {
            Optional<String> driver = use.list()
                    .flatMap(list -> config.text(use.file(), list, name.value(), "driver"))
                    .map(Found::value);
            return new Found<>(driver.orElse(name.value()), name.source());
        });
    }

    private Optional<Found<Engine>> cacheEngine(Found<String> driver) {
        return Stream.of("CACHE_STORE", "SESSION_DRIVER", "QUEUE_CONNECTION")
                .flatMap(key -> engine(key, driver).stream())
                .findFirst();
    }

    /** The engine that sets a variable to this driver; of several, the one whose host the configuration names. */
    private Optional<Found<Engine>> engine(String key, Found<String> driver) {
        List<Engine> able = Stream.of(Engine.values())
                .filter(engine -> engine.fixedSettings().stream()
                        .anyMatch(setting -> setting.key().equals(key) && setting.accepts(driver.value())))
                .toList();
        return able.stream()
                .filter(this::isNamed)
                .findFirst()
                .or(() -> able.stream()
                        .filter(engine -> sets(engine, key, driver.value()))
                        .findFirst())
                .map(engine -> new Found<>(engine, driver.source()));
    }

    private boolean isNamed(Engine engine) {
        return engine.fixedSettings().stream().filter(Setting.Fixed::isPlace).anyMatch(this::isAsIs);
    }

    private boolean isAsIs(Setting.Fixed setting) {
        return config.variable(setting.key())
                .filter(found -> found.value().equals(setting.value()))
                .isPresent();
    }

    private static boolean sets(Engine engine, String key, String value) {
        return engine.fixedSettings().stream()
                .anyMatch(
                        setting -> setting.key().equals(key) && setting.value().equals(value));
    }

    /** An endpoint that is an engine's own; any other object store is one that the user runs. */
    private Optional<Found<Engine>> objectStorage() {
        return Engine.of(Role.STORAGE).stream()
                .filter(this::isNamed)
                .findFirst()
                .flatMap(engine -> config.variable("AWS_ENDPOINT").map(found -> new Found<>(engine, found.source())));
    }

    /** Redis by other signs than a driver: Horizon, Reverb on several pods, or a host that is not Laravel's default. */
    private Optional<Found<Engine>> redis(Optional<Source> horizon) {
        Optional<Source> keepsJobs = horizon.map(
                source -> new Source(source.file(), source.line(), source.evidence() + " keeps its jobs in Redis"));
        Optional<Source> sign = keepsJobs
                .or(() -> config.variable("REVERB_SCALING_ENABLED")
                        .filter(found -> found.value().equals("true"))
                        .map(Found::source))
                .or(() -> config.variable("REDIS_URL")
                        .filter(found -> !isLocal(found.value()))
                        .map(Found::source))
                .or(() -> config.variable("REDIS_HOST")
                        .filter(found -> !LOCAL.contains(found.value()))
                        .map(Found::source));
        Engine engine = Engine.of(Role.CACHE).stream()
                .filter(Engine::speaksRedis)
                .filter(this::isNamed)
                .findFirst()
                .orElse(Engine.REDIS);
        return sign.map(source -> new Found<>(engine, source));
    }

    private static boolean isLocal(String url) {
        return LOCAL.stream().anyMatch(host -> url.matches(".*[/@]\\[?" + host.replace(".", "\\.") + "]?([:/?].*)?"));
    }

    private static Problem noDatabase(Optional<Found<String>> driver) {
        String flags = flags(Role.DATABASE);
        return driver.map(found -> new Problem(
                        found.source().place(),
                        found.source().evidence() + ": LaraKube does not run " + found.value(),
                        "say which database it is to run instead: " + flags))
                .orElse(new Problem(
                        DATABASE,
                        "the default connection is not known without running PHP",
                        "say which database it is: " + flags));
    }

    private static Problem noCache(Found<String> driver) {
        return new Problem(
                driver.source().place(),
                driver.source().evidence() + ": LaraKube does not run " + driver.value(),
                "say what it is to run instead: " + flags(Role.CACHE));
    }

    private static String flags(Role role) {
        return Engine.of(role).stream().map(engine -> "--" + engine.word()).collect(Collectors.joining(" or "));
    }
}
