package io.larakube.workspace;

import io.larakube.dotenv.EnvFile;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Laravel's {@code config()} would give, as far as it can be known without running PHP. */
final class LaravelConfig {

    /** What the framework itself has where an application of Laravel 11 or later has no such file. */
    private static final Map<String, ConfigValue.Fields> FRAMEWORK = Map.of(
            "config/database.php", framework("default", "DB_CONNECTION", "sqlite"),
            "config/cache.php", framework("default", "CACHE_STORE", "database"),
            "config/session.php", framework("driver", "SESSION_DRIVER", "database"),
            "config/queue.php", framework("default", "QUEUE_CONNECTION", "database"),
            "config/broadcasting.php", framework("default", "BROADCAST_CONNECTION", "null"));

    private final ProjectFolder folder;
    private final Optional<EnvFile> env;

    private LaravelConfig(ProjectFolder folder, Optional<EnvFile> env) {
        this.folder = folder;
        this.env = env;
    }

    /** The configuration with the values of {@code .env}, or those of {@code .env.example} where there is none. */
    static LaravelConfig in(ProjectFolder folder) {
        return new LaravelConfig(
                folder,
                Stream.of(".env", ".env.example")
                        .flatMap(path -> folder
                                .textOf(path)
                                .map(text -> EnvFile.parse(path, text).orThrow())
                                .stream())
                        .findFirst());
    }

    private static ConfigValue.Fields framework(String field, String key, String otherwise) {
        ConfigValue literal = new ConfigValue.Literal(otherwise, 0);
        return new ConfigValue.Fields(Map.of(field, new ConfigValue.FromEnvironment(key, Optional.of(literal), 0)), 0);
    }

    /** A text of a file of {@code config/}, such as {@code config/database.php}, at the end of the steps. */
    Optional<Found<String>> text(String file, String... steps) {
        Optional<ConfigValue.Fields> fields = folder.has(file)
                ? folder.php(file).flatMap(ConfigReader::read)
                : Optional.ofNullable(FRAMEWORK.get(file));
        return fields.flatMap(all -> all.at(steps)).flatMap(value -> text(file, value, ""));
    }

    private Optional<Found<String>> text(String file, ConfigValue value, String why) {
        return switch (value) {
            case ConfigValue.Literal(String text, int line)
            when !text.isEmpty() && !text.equalsIgnoreCase("null") ->
                Optional.of(new Found<>(text, source(file, line, why + text)));
            case ConfigValue.FromEnvironment from when isSet(from.key()) -> variable(from.key());
            case ConfigValue.FromEnvironment from ->
                from.otherwise().flatMap(otherwise -> text(file, otherwise, "without " + from.key() + ": "));
            case ConfigValue.Literal _, ConfigValue.Fields _, ConfigValue.Expression _ -> Optional.empty();
        };
    }

    /** A default of the framework's own stands in no file: what shows it is the file that does not set it. */
    private Source source(String file, int line, String evidence) {
        return line > 0
                ? Source.of(file, line, evidence)
                : Source.of(env.map(EnvFile::name).orElse(file), evidence);
    }

    private boolean isSet(String key) {
        return env.filter(variables -> variables.value(key).isPresent()).isPresent();
    }

    /** The value of a variable, unless it is empty or {@code null}. */
    Optional<Found<String>> variable(String key) {
        return env.flatMap(variables -> variables
                .laravel(key)
                .filter(value -> !value.isBlank())
                .map(value -> new Found<>(
                        value, new Source(variables.name(), variables.line(key), key + shown(key, value)))));
    }

    /** What names a driver or a host is no secret; an URL may hold a password. */
    private static String shown(String key, String value) {
        boolean isPublic = Stream.of("_CONNECTION", "_DRIVER", "_STORE", "_HOST", "_ENDPOINT", "_ENABLED")
                .anyMatch(key::endsWith);
        return isPublic ? "=" + value : "";
    }
}
