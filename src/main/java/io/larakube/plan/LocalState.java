package io.larakube.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of the configuration by which pods keep state of their own, in an environment whose pods run on many nodes.
 *
 * @param breaks whether the application cannot work so; else something is lost or seen by one pod only, which may be meant
 * @param what what happens then
 * @param remedy the smallest change
 */
public record LocalState(String key, String value, boolean breaks, String what, String remedy) {

    /** Every such key, as Laravel's own skeleton names them; a key that is not there has a default that the application's code decides. */
    public static List<LocalState> of(Map<String, String> configuration, StorageMode mode) {
        return switch (mode) {
            case StorageMode.SingleNode one -> List.of();
            case StorageMode.Shared shared -> ofFiles(configuration);
            case StorageMode.Stateless stateless -> {
                List<LocalState> all = new ArrayList<>(ofFiles(configuration));
                all.addAll(ofPods(configuration));
                yield List.copyOf(all);
            }
        };
    }

    /** What not even a shared filesystem makes safe. */
    private static List<LocalState> ofFiles(Map<String, String> configuration) {
        return broken(
                        configuration,
                        "DB_CONNECTION",
                        List.of("sqlite"),
                        "SQLite is a file, and its locks do not hold across nodes",
                        "use a database server: \"database\": \"postgres\"")
                .stream()
                .toList();
    }

    private static List<LocalState> ofPods(Map<String, String> configuration) {
        String cache = "pods do not see each other's cache: locks, limits and queue:restart reach one pod only";
        List<LocalState> all = new ArrayList<>();
        broken(
                        configuration,
                        "SESSION_DRIVER",
                        List.of("file", "array"),
                        "visitors lose their session as soon as another pod answers",
                        "SESSION_DRIVER=redis or database")
                .ifPresent(all::add);
        broken(configuration, "CACHE_STORE", List.of("file", "array"), cache, "CACHE_STORE=redis or database")
                .ifPresent(all::add);
        broken(configuration, "CACHE_DRIVER", List.of("file", "array"), cache, "CACHE_DRIVER=redis or database")
                .ifPresent(all::add);
        lossy(
                        configuration,
                        "FILESYSTEM_DISK",
                        List.of("local", "public"),
                        "files that a pod writes are unseen by others and lost with it",
                        "FILESYSTEM_DISK=s3")
                .ifPresent(all::add);
        lossy(
                        configuration,
                        "APP_MAINTENANCE_DRIVER",
                        List.of("file"),
                        "artisan down takes one pod down only",
                        "APP_MAINTENANCE_DRIVER=cache")
                .ifPresent(all::add);
        return all;
    }

    private static Optional<LocalState> broken(
            Map<String, String> configuration, String key, List<String> values, String what, String remedy) {
        return found(configuration, key, values).map(value -> new LocalState(key, value, true, what, remedy));
    }

    private static Optional<LocalState> lossy(
            Map<String, String> configuration, String key, List<String> values, String what, String remedy) {
        return found(configuration, key, values).map(value -> new LocalState(key, value, false, what, remedy));
    }

    private static Optional<String> found(Map<String, String> configuration, String key, List<String> values) {
        return Optional.ofNullable(configuration.get(key)).map(String::strip).filter(values::contains);
    }
}
