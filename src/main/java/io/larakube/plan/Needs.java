package io.larakube.plan;

import io.larakube.plan.Gate.Answer;
import io.larakube.plan.Gate.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads from an application's configuration which servers it asks for. The script of {@code wait-for-services} follows the same
 * rule inside the pod, where the configuration may have been edited since.
 */
public final class Needs {

    private static final Set<String> ITSELF =
            Set.of("127.0.0.1", "localhost", "::1", "", "null", "(null)", "empty", "(empty)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private final Map<String, String> configuration;

    private Needs(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    /**
     * What a process of the application waits for.
     *
     * @param configuration keys of {@code .env} with their values
     * @param alwaysUsesRedis whether a feature of the project needs Redis whatever the drivers are
     */
    public static List<Need> of(Map<String, String> configuration, boolean alwaysUsesRedis) {
        Needs needs = new Needs(configuration);
        List<Need> all = new ArrayList<>();
        all.add(new Need("database", needs.database()));
        all.add(new Need("redis", needs.redis(alwaysUsesRedis)));
        if (!needs.users("memcached").isEmpty()) {
            all.add(new Need("memcached", needs.server(Optional.empty(), "MEMCACHED_HOST", "MEMCACHED_PORT", 11211)));
        }
        needs.objectStore().ifPresent(answer -> all.add(new Need("object store", answer)));
        return List.copyOf(all);
    }

    /** Where files are, when that is inside the cluster: a start must not wait for a service of the internet that it may not need. */
    private Optional<Answer> objectStore() {
        return Optional.of(value("FILESYSTEM_DISK", ""))
                .filter("s3"::equals)
                .flatMap(disk -> Url.in(value("AWS_ENDPOINT", "")))
                .filter(Url::isInCluster)
                .map(url -> server(
                        Optional.of(url), "AWS_ENDPOINT", "", url.scheme().equals("https") ? 443 : 80));
    }

    private Answer database() {
        Optional<Url> url = Url.in(value("DB_URL", ""));
        String connection =
                url.map(Url::scheme).orElse(value("DB_CONNECTION", "sqlite")).toLowerCase(Locale.ROOT);
        OptionalInt usual = usualPort(connection);
        if (usual.isEmpty()) {
            return new Answer.Skip("DB_CONNECTION is " + connection + ", which is no server");
        }
        return server(url, "DB_HOST", "DB_PORT", usual.getAsInt());
    }

    private static OptionalInt usualPort(String connection) {
        return switch (connection) {
            case "pgsql", "postgres", "postgresql" -> OptionalInt.of(5432);
            case "mysql", "mysql2", "mariadb" -> OptionalInt.of(3306);
            case "sqlsrv", "mssql" -> OptionalInt.of(1433);
            case "mongodb" -> OptionalInt.of(27017);
            default -> OptionalInt.empty();
        };
    }

    private Answer redis(boolean alwaysUsesRedis) {
        boolean scales = value("REVERB_SCALING_ENABLED", "false").equals("true");
        if (!alwaysUsesRedis && !scales && users("redis").isEmpty()) {
            return new Answer.Skip("nothing uses it");
        }
        return server(Url.in(value("REDIS_URL", "")), "REDIS_HOST", "REDIS_PORT", 6379);
    }

    /** The keys that say that something uses this driver. */
    private List<String> users(String driver) {
        return Stream.of("SESSION_DRIVER", "CACHE_STORE", "CACHE_DRIVER", "QUEUE_CONNECTION")
                .filter(key -> value(key, "").equals(driver))
                .toList();
    }

    private Answer server(Optional<Url> url, String hostKey, String portKey, int usualPort) {
        String host = bare(url.map(Url::host).orElse(value(hostKey, "127.0.0.1")));
        if (host.startsWith("/")) {
            return new Answer.Skip(hostKey + " is a Unix socket");
        }
        if (ITSELF.contains(host)) {
            return new Answer.Skip(hostKey + " is " + (host.isEmpty() ? "empty" : host));
        }
        String port = url.map(Url::port).filter(given -> !given.isEmpty()).orElse(value(portKey, ""));
        return new Answer.WaitFor(host, NUMBER.matcher(port).matches() ? Integer.parseInt(port) : usualPort);
    }

    /** A host may be written with the scheme of its protection, {@code tls://redis}, or in the brackets of an IPv6 address. */
    private static String bare(String host) {
        String withoutScheme = host.substring(host.contains("://") ? host.indexOf("://") + 3 : 0);
        boolean bracketed = withoutScheme.startsWith("[") && withoutScheme.endsWith("]");
        return bracketed ? withoutScheme.substring(1, withoutScheme.length() - 1) : withoutScheme;
    }

    private String value(String key, String otherwise) {
        return configuration.getOrDefault(key, otherwise);
    }

    /**
     * Where a URL leads, read as leniently as PHP's {@code parse_url} does: a name with {@code _} is a host. Its user and password
     * are not in it.
     *
     * @param port empty when it names none
     */
    private record Url(String scheme, String host, String port) {
        /** A Service by its name or its full name, which no host of the internet has. */
        boolean isInCluster() {
            return !host.contains(".") || host.endsWith(".svc") || host.endsWith(".svc.cluster.local");
        }

        private static final Pattern SHAPE =
                Pattern.compile("([^:/?#]+)://(?:[^/?#]*@)?(\\[[^\\]/?#]*\\]|[^:/?#@]+)(?::([^/?#]*))?(?:[/?#].*)?");

        static Optional<Url> in(String text) {
            Matcher url = SHAPE.matcher(text);
            return url.matches()
                    ? Optional.of(new Url(
                            url.group(1),
                            url.group(2),
                            Optional.ofNullable(url.group(3)).orElse("")))
                    : Optional.empty();
        }
    }
}
