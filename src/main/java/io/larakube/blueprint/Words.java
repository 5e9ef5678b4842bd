package io.larakube.blueprint;

import io.larakube.engine.Engine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The vocabularies of the blueprint's fields. */
final class Words {

    private Words() {}

    static final Vocabulary<Engine> DATABASE = new Vocabulary<>(
            "database",
            by(Engine::word, Engine.of(Engine.Role.DATABASE)),
            Map.of(),
            each("use postgres, mysql, mariadb or sqlite", "mongodb"));

    /** {@code database} says that there is no engine: the database serves cache, sessions and queue. */
    static final Vocabulary<Optional<Engine>> CACHE = new Vocabulary<>("cache driver", caches(), Map.of(), Map.of());

    static final Vocabulary<Engine> OBJECT_STORAGE = new Vocabulary<>(
            "object storage",
            by(Engine::word, Engine.of(Engine.Role.STORAGE)),
            Map.of(),
            each("use garage", "minio", "seaweedfs"));

    static final Vocabulary<Engine> ENGINE = new Vocabulary<>(
            "engine",
            by(Engine::word, List.of(Engine.values())),
            Map.of(),
            each("remove it", "mongodb", "meilisearch", "typesense", "seaweedfs", "minio"));

    static final Vocabulary<Feature> FEATURE = new Vocabulary<>(
            "feature",
            by(Feature::word, List.of(Feature.values())),
            Map.of("queues", Feature.QUEUE.word()),
            each("remove it", "octane", "ssr", "scout", "ai", "mcp", "boost"));

    static final Vocabulary<String> PHP_VERSION = new Vocabulary<>(
            "PHP version",
            by(UnaryOperator.identity(), Php.VERSIONS),
            Map.of(),
            each("use one of: " + String.join(", ", Php.VERSIONS), "7.4", "8.0", "8.1"));

    static final Vocabulary<Php.Server> SERVER = new Vocabulary<>(
            "server variation",
            by(Php.Server::word, List.of(Php.Server.values())),
            Map.of(),
            each("use fpm-nginx", "frankenphp", "fpm-apache"));

    static final Vocabulary<Php.Os> OS =
            new Vocabulary<>("operating system", by(Php.Os::word, List.of(Php.Os.values())), Map.of(), Map.of());

    static final Vocabulary<PackageManager> PACKAGE_MANAGER = new Vocabulary<>(
            "package manager", by(PackageManager::word, List.of(PackageManager.values())), Map.of(), Map.of());

    static final Vocabulary<Strategy> STRATEGY = new Vocabulary<>(
            "strategy",
            by(Strategy::word, List.of(new Strategy.SingleNode(), new Strategy.MultiNode())),
            Map.of(),
            Map.of());

    static final Vocabulary<Strategy.Rollout> ROLLOUT = new Vocabulary<>(
            "rollout", by(Strategy.Rollout::word, List.of(Strategy.Rollout.values())), Map.of(), Map.of());

    /** The host of each provider of registries. */
    static final Vocabulary<String> PROVIDER = new Vocabulary<>("registry provider", providers(), Map.of(), Map.of());

    private static <T> Map<String, T> by(Function<T, String> word, Collection<T> meanings) {
        Map<String, T> words = new LinkedHashMap<>();
        meanings.forEach(meaning -> words.put(word.apply(meaning), meaning));
        return words;
    }

    private static Map<String, Optional<Engine>> caches() {
        Map<String, Optional<Engine>> words = new LinkedHashMap<>();
        Engine.of(Engine.Role.CACHE).forEach(engine -> words.put(engine.word(), Optional.of(engine)));
        words.put("database", Optional.empty());
        return words;
    }

    private static Map<String, String> providers() {
        Map<String, String> hosts = new LinkedHashMap<>();
        hosts.put("ghcr", "ghcr.io");
        hosts.put("dockerhub", "docker.io");
        hosts.put("gitlab", "registry.gitlab.com");
        return hosts;
    }

    private static Map<String, String> each(String remedy, String... words) {
        Map<String, String> unsupported = new LinkedHashMap<>();
        List.of(words).forEach(word -> unsupported.put(word, remedy));
        return unsupported;
    }
}
