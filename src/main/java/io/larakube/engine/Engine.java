package io.larakube.engine;

import static io.larakube.engine.Setting.fixed;
import static io.larakube.engine.Setting.projectName;
import static io.larakube.engine.Setting.random;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backing service that LaraKube can run for an application. Everything that differs between engines is here: a new engine
 * is one constant. Images, ports, probes and users: docker-library's official images.
 */
public enum Engine {
    POSTGRES(
            "postgres",
            Role.DATABASE,
            List.of(
                    fixed("DB_CONNECTION", "pgsql"),
                    fixed("DB_HOST", "postgres"),
                    fixed("DB_PORT", "5432"),
                    projectName("DB_DATABASE"),
                    projectName("DB_USERNAME"),
                    random("DB_PASSWORD"),
                    random("DB_ADMIN_PASSWORD")),
            Servers.POSTGRES),
    SQLITE(
            "sqlite",
            Role.DATABASE,
            List.of(
                    fixed("DB_CONNECTION", "sqlite"),
                    fixed("DB_DATABASE", "/var/www/html/storage/database/database.sqlite")),
            null),
    REDIS(
            "redis",
            Role.CACHE,
            List.of(
                    fixed("REDIS_HOST", "redis"),
                    fixed("REDIS_PORT", "6379"),
                    random("REDIS_PASSWORD"),
                    fixed("CACHE_STORE", "redis"),
                    fixed("SESSION_DRIVER", "redis"),
                    fixed("QUEUE_CONNECTION", "redis")),
            Servers.REDIS);

    /** What an application uses an engine for; it has at most one of each. */
    public enum Role {
        DATABASE,
        CACHE
    }

    private final String word;
    private final Role role;
    private final List<Setting> settings;
    private final Optional<Server> server;

    Engine(String word, Role role, List<Setting> settings, @org.jspecify.annotations.Nullable Server server) {
        this.word = word;
        this.role = role;
        this.settings = settings;
        this.server = Optional.ofNullable(server);
    }

    /** What users write: the value in the blueprint, the flag, and the name of its workload and its Service. */
    public String word() {
        return word;
    }

    public Role role() {
        return role;
    }

    /** The keys of {@code .env} that point the application at this engine, in the order in which they are written. */
    public List<Setting> settings() {
        return settings;
    }

    /** The process that serves it; none for an engine that is only a file. */
    public Optional<Server> server() {
        return server;
    }

    public static Optional<Engine> named(String word) {
        return Stream.of(values()).filter(engine -> engine.word.equals(word)).findFirst();
    }

    /** All engines that can have this role, in the order of the catalogue. */
    public static List<Engine> of(Role role) {
        return Stream.of(values()).filter(engine -> engine.role == role).toList();
    }
}
