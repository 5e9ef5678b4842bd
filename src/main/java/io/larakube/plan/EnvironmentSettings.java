package io.larakube.plan;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Feature;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import io.larakube.engine.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the {@code .env} file of an environment lacks, as edits to be shown before they are made. A value of the user's own is
 * never replaced: only what is absent, blank, or still what Laravel's skeleton or another engine has there.
 */
public final class EnvironmentSettings {

    /** Values of Laravel's {@code .env.example} that point at nothing in a cluster. Source: laravel/laravel, branches 10.x to 13.x. */
    private static final Map<String, Set<String>> SKELETON = Map.ofEntries(
            Map.entry("DB_HOST", Set.of("127.0.0.1", "localhost")),
            Map.entry("DB_USERNAME", Set.of("root", "sail")),
            Map.entry("DB_DATABASE", Set.of("laravel")),
            Map.entry("REDIS_HOST", Set.of("127.0.0.1", "localhost")),
            Map.entry("CACHE_STORE", Set.of("database", "file")),
            Map.entry("CACHE_DRIVER", Set.of("database", "file")),
            Map.entry("SESSION_DRIVER", Set.of("database", "file")),
            Map.entry("QUEUE_CONNECTION", Set.of("database", "sync")),
            Map.entry("BROADCAST_CONNECTION", Set.of("log", "null")),
            Map.entry("BROADCAST_DRIVER", Set.of("log", "null")),
            Map.entry("MEMCACHED_HOST", Set.of("127.0.0.1", "localhost")),
            Map.entry("AWS_USE_PATH_STYLE_ENDPOINT", Set.of("false")),
            Map.entry("REVERB_HOST", Set.of("localhost", "127.0.0.1")),
            Map.entry("REVERB_SCHEME", Set.of("https")));

    private static final String HEADING = "LaraKube";

    private final EnvFile file;
    private final String project;
    private final Credentials credentials;
    private final Map<String, EnvChange> changes = new LinkedHashMap<>();

    private EnvironmentSettings(EnvFile file, String project, Credentials credentials) {
        this.file = file;
        this.project = project;
        this.credentials = credentials;
    }

    /** The edits that the file of this environment needs; none when it has all. */
    public static List<EnvChange> missing(
            EnvFile file, Blueprint blueprint, Environment environment, Credentials credentials) {
        EnvironmentSettings settings = new EnvironmentSettings(file, blueprint.name(), credentials);
        if (settings.isBlank("APP_KEY")) {
            settings.put("APP_KEY", credentials.applicationKey());
        }
        blueprint.engines().stream().filter(environment::runs).forEach(settings::point);
        blueprint.features().stream()
                .filter(feature -> !environment.excludedFeatures().contains(feature))
                .map(Feature::settings)
                .forEach(list -> list.forEach(settings::fill));
        return List.copyOf(settings.changes.values());
    }

    /** The edits that point the application at one engine, and no others. */
    public static List<EnvChange> of(EnvFile file, String project, Engine engine, Credentials credentials) {
        EnvironmentSettings settings = new EnvironmentSettings(file, project, credentials);
        settings.point(engine);
        return List.copyOf(settings.changes.values());
    }

    /** The edits that one feature needs, and no others. */
    public static List<EnvChange> of(EnvFile file, String project, Feature feature, Credentials credentials) {
        EnvironmentSettings settings = new EnvironmentSettings(file, project, credentials);
        feature.settings().forEach(settings::fill);
        return List.copyOf(settings.changes.values());
    }

    /** The key that shows that the user has a service of an engine's kind somewhere else; none when the file names none. */
    public static Optional<String> elsewhere(EnvFile file, Engine engine) {
        Stream<String> places =
                engine.fixedSettings().stream().filter(Setting.Fixed::isPlace).map(Setting.Fixed::key);
        Stream<String> urls = Stream.of(engine).flatMap(one -> switch (one.role()) {
            case DATABASE -> Stream.of("DB_URL");
            case CACHE -> one.speaksRedis() ? Stream.of("REDIS_URL") : Stream.of();
            case STORAGE -> Stream.of("AWS_ACCESS_KEY_ID").filter(key -> !isOurs(file, one));
        });
        return Stream.concat(places, urls)
                .filter(key ->
                        file.laravel(key).filter(value -> !value.isBlank()).isPresent())
                .filter(key -> !isNobodys(key, file.value(key).orElse(""), engine.role()))
                .findFirst();
    }

    /** Whether a value is of Laravel's skeleton or of an engine of ours. */
    private static boolean isNobodys(String key, String value, Engine.Role role) {
        return SKELETON.getOrDefault(key, Set.of()).contains(value)
                || Engine.of(role).stream()
                        .flatMap(engine -> engine.fixedSettings().stream())
                        .anyMatch(setting ->
                                setting.key().equals(key) && setting.value().equals(value));
    }

    private static boolean isOurs(EnvFile file, Engine engine) {
        return engine.fixedSettings().stream()
                .filter(Setting.Fixed::isPlace)
                .anyMatch(setting -> file.value(setting.key()).equals(Optional.of(setting.value())));
    }

    /** Points the application at an engine; when it was pointed at another one of the same role, all that belonged to that one goes. */
    private void point(Engine engine) {
        boolean another = engine.role() == Engine.Role.DATABASE && isPointedElsewhere(engine);
        for (Setting setting : engine.settings()) {
            boolean isFixed = setting instanceof Setting.Fixed;
            if ((another && isFixed) || isOfAnother(setting.key(), engine)) {
                put(setting.key(), value(setting));
            } else {
                fill(setting);
            }
        }
    }

    private boolean isPointedElsewhere(Engine engine) {
        return engine.fixedSettings().stream()
                .filter(setting -> setting.key().equals("DB_CONNECTION"))
                .anyMatch(setting ->
                        file.value("DB_CONNECTION").filter(setting::accepts).isEmpty());
    }

    /** Whether the file has here what belongs to another engine of the same role, which it points at. */
    private boolean isOfAnother(String key, Engine engine) {
        return Engine.of(engine.role()).stream()
                .filter(other -> other != engine && isPointedAt(other))
                .flatMap(other -> other.fixedSettings().stream())
                .anyMatch(setting -> setting.key().equals(key) && isAsIs(setting));
    }

    /** By its Service; an engine that is a file, by its connection. */
    private boolean isPointedAt(Engine engine) {
        List<Setting.Fixed> fixed = engine.fixedSettings();
        return fixed.stream().filter(Setting.Fixed::isPlace).anyMatch(this::isAsIs)
                || (engine.server().isEmpty() && isAsIs(fixed.getFirst()));
    }

    private boolean isAsIs(Setting.Fixed setting) {
        return file.value(setting.key()).equals(Optional.of(setting.value()));
    }

    private void fill(Setting setting) {
        Optional<String> present = file.value(setting.key());
        Set<String> skeleton = SKELETON.getOrDefault(setting.key(), Set.of());
        if (isBlank(setting.key()) || present.filter(skeleton::contains).isPresent()) {
            put(setting.key(), value(setting));
        }
    }

    private boolean isBlank(String key) {
        return file.laravel(key).filter(value -> !value.isBlank()).isEmpty();
    }

    private String value(Setting setting) {
        return switch (setting) {
            case Setting.Fixed fixed -> fixed.value();
            case Setting.ProjectName name -> project.replace('-', '_');
            case Setting.Random random -> credentials.password();
            case Setting.RandomBytes bytes -> credentials.bytes();
        };
    }

    private void put(String key, String value) {
        if (file.value(key).equals(Optional.of(value))) {
            return;
        }
        EnvChange change = file.value(key).isPresent()
                ? new EnvChange.Replace(key, value)
                : new EnvChange.Add(key, value, Optional.of(HEADING));
        changes.put(key, change);
    }
}
