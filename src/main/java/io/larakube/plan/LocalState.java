package io.larakube.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key of the configuration by which pods keep state of their own, in an environment whose pods run on many nodes.
 *
 * @param breaks whether the application cannot work so; else something is lost or seen by one pod only, which may be meant
 * @param what what happens then
 * @param remedy the smallest change
 */
public record LocalState(String key, String value, boolean breaks, String what, String remedy) {

    private record Rule(String key, List<String> values, boolean breaks, String what, String remedy) {

        Optional<LocalState> in(Map<String, String> configuration) {
            return Optional.ofNullable(configuration.get(key))
                    .map(String::strip)
                    .filter(values::contains)
                    .map(value -> new LocalState(key, value, breaks, what, remedy));
        }
    }

    private static final String OWN_CACHE =
            "pods do not see each other's cache: locks, limits and queue:restart reach one pod only";

    /** What not even a shared filesystem makes safe. */
    private static final List<Rule> OF_FILES = List.of(new Rule(
            "DB_CONNECTION",
            List.of("sqlite"),
            true,
            "SQLite is a file, and its locks do not hold across nodes",
            "use a database server: \"database\": \"postgres\""));

    private static final List<Rule> OF_PODS = List.of(
            new Rule(
                    "SESSION_DRIVER",
                    List.of("file", "array"),
                    true,
                    "visitors lose their session as soon as another pod answers",
                    "SESSION_DRIVER=redis or database"),
            new Rule("CACHE_STORE", List.of("file", "array"), true, OWN_CACHE, "CACHE_STORE=redis or database"),
            new Rule("CACHE_DRIVER", List.of("file", "array"), true, OWN_CACHE, "CACHE_DRIVER=redis or database"),
            new Rule(
                    "FILESYSTEM_DISK",
                    List.of("local", "public"),
                    false,
                    "files that a pod writes are unseen by others and lost with it",
                    "FILESYSTEM_DISK=s3"),
            new Rule(
                    "APP_MAINTENANCE_DRIVER",
                    List.of("file"),
                    false,
                    "artisan down takes one pod down only",
                    "APP_MAINTENANCE_DRIVER=cache"));

    /** Every such key, as Laravel's own skeleton names them; a key that is not there has a default that the application's code decides. */
    public static List<LocalState> of(Map<String, String> configuration, StorageMode mode) {
        Stream<Rule> rules = switch (mode) {
            case StorageMode.SingleNode one -> Stream.of();
            case StorageMode.Shared shared -> OF_FILES.stream();
            case StorageMode.Stateless stateless -> Stream.concat(OF_FILES.stream(), OF_PODS.stream());
        };
        return rules.flatMap(rule -> rule.in(configuration).stream()).toList();
    }

    /** What is so, and what happens then. */
    public String sentence() {
        return key + " is " + value + ": " + what;
    }
}
