package io.larakube.engine;

import static io.larakube.engine.Setting.fixed;
import static io.larakube.engine.Setting.projectName;
import static io.larakube.engine.Setting.random;
import static io.larakube.engine.Setting.randomBytes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backing service that LaraKube can run for an application. Everything that differs between engines is here: a new engine
 * is one constant. Images, ports, probes and users: docker-library's official images, and those of Valkey and Garage.
 */
public enum Engine {
    POSTGRES("postgres", Role.DATABASE, Keys.database("pgsql", "postgres", "5432"), Servers.POSTGRES),
    MYSQL("mysql", Role.DATABASE, Keys.database("mysql", "mysql", "3306", "mariadb"), Servers.MYSQL),
    /** Laravel has a connection of its own for it since 11; that of MySQL does as well. */
    MARIADB("mariadb", Role.DATABASE, Keys.database("mariadb", "mariadb", "3306", "mysql"), Servers.MARIADB),
    SQLITE(
            "sqlite",
            Role.DATABASE,
            List.of(
                    fixed("DB_CONNECTION", "sqlite"),
                    fixed("DB_DATABASE", "/var/www/html/storage/database/database.sqlite")),
            null),
    REDIS("redis", Role.CACHE, Keys.redis("redis"), Servers.REDIS),
    VALKEY("valkey", Role.CACHE, Keys.redis("valkey"), Servers.VALKEY),
    /** It keeps nothing on a disk and has no queue: jobs stay in the database. */
    MEMCACHED(
            "memcached",
            Role.CACHE,
            List.of(
                    fixed("MEMCACHED_HOST", "memcached"),
                    fixed("MEMCACHED_PORT", "11211"),
                    fixed("CACHE_STORE", "memcached"),
                    fixed("SESSION_DRIVER", "memcached")),
            Servers.MEMCACHED,
            "memcached"),
    /** FILESYSTEM_DISK is not among its keys: files that are on another disk do not move by themselves. */
    GARAGE(
            "garage",
            Role.STORAGE,
            List.of(
                    fixed("AWS_ENDPOINT", "http://garage:3900"),
                    fixed("AWS_USE_PATH_STYLE_ENDPOINT", "true"),
                    fixed("AWS_DEFAULT_REGION", Servers.GARAGE_REGION),
                    fixed("AWS_BUCKET", "laravel"),
                    random("AWS_ACCESS_KEY_ID"),
                    random("AWS_SECRET_ACCESS_KEY"),
                    randomBytes("GARAGE_RPC_SECRET")),
            Servers.GARAGE);

    /** What an application uses an engine for; it has at most one of each. */
    public enum Role {
        DATABASE("database"),
        CACHE("cache"),
        STORAGE("object storage");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final String word;
    private final Role role;
    private final List<Setting> settings;
    private final Optional<Server> server;
    private final List<String> extensions;

    Engine(String word, Role role, List<Setting> settings, @Nullable Server server, String... extensions) {
        this.word = word;
        this.role = role;
        this.settings = settings;
        this.server = Optional.ofNullable(server);
        this.extensions = List.of(extensions);
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

    /** Those whose value does not depend on the project. */
    public List<Setting.Fixed> fixedSettings() {
        return settings.stream()
                .filter(Setting.Fixed.class::isInstance)
                .map(Setting.Fixed.class::cast)
                .toList();
    }

    /** The process that serves it; none for an engine that is only a file. */
    public Optional<Server> server() {
        return server;
    }

    /** Whether it does what Redis does: cache, sessions, and the queues that Horizon works. */
    public boolean speaksRedis() {
        return settings.stream().anyMatch(setting -> setting.key().equals("REDIS_HOST"));
    }

    /** The PHP extensions that an application needs for it and that its image does not have anyway. */
    public List<String> extensions() {
        return extensions;
    }

    public static Optional<Engine> named(String word) {
        return Stream.of(values()).filter(engine -> engine.word.equals(word)).findFirst();
    }

    /** All engines that can have this role, in the order of the catalogue. */
    public static List<Engine> of(Role role) {
        return Stream.of(values()).filter(engine -> engine.role == role).toList();
    }

    /** The keys that engines of one protocol have in common. */
    private static final class Keys {

        static List<Setting> database(String connection, String host, String port, String... alike) {
            return List.of(
                    fixed("DB_CONNECTION", connection, alike),
                    fixed("DB_HOST", host),
                    fixed("DB_PORT", port),
                    projectName("DB_DATABASE"),
                    projectName("DB_USERNAME"),
                    random("DB_PASSWORD"),
                    random("DB_ADMIN_PASSWORD"));
        }

        static List<Setting> redis(String host) {
            return List.of(
                    fixed("REDIS_HOST", host),
                    fixed("REDIS_PORT", "6379"),
                    random("REDIS_PASSWORD"),
                    fixed("CACHE_STORE", "redis"),
                    fixed("SESSION_DRIVER", "redis"),
                    fixed("QUEUE_CONNECTION", "redis"));
        }
    }
}
