package io.larakube.blueprint;

import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.engine.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Valid blueprints, each drawn from a source of chance: the same seed gives the same ones. */
final class Blueprints {

    private final RandomGenerator chance;

    Blueprints(RandomGenerator chance) {
        this.chance = chance;
    }

    Blueprint next() {
        Optional<Engine> cache = maybe(one(Engine.REDIS, Engine.VALKEY));
        Optional<Engine> storage = maybe(Engine.GARAGE);
        List<Feature> features = some(Stream.of(Feature.values())
                .filter(feature -> cache.isPresent() || feature != Feature.HORIZON)
                .toList());
        Engine database = one(Engine.POSTGRES, Engine.MYSQL, Engine.MARIADB, Engine.SQLITE);
        return new Blueprint(
                one("shop", "a", "my-shop-2", "x".repeat(40)),
                new Php(
                        one(Php.VERSIONS.toArray(String[]::new)),
                        Php.Server.FPM_NGINX,
                        one(Php.Os.values()),
                        some(List.of("gd", "imagick", "xdebug-3.4.0", "pdo_sqlsrv"))),
                database,
                cache,
                storage,
                features,
                one(PackageManager.values()),
                maybe(one("/up", "/", "/health/live")),
                some(List.of("public/sitemaps", "public/feeds/rss", "data")),
                some(List.of("Dockerfile.php", ".infrastructure/k8s/base/with space.yaml", "ünï")),
                environments(database, cache, features));
    }

    private Map<String, Environment> environments(Engine database, Optional<Engine> cache, List<Feature> features) {
        List<Engine> servers = new ArrayList<>(cache.stream().toList());
        database.server().ifPresent(server -> servers.add(database));
        Map<String, Environment> environments = new LinkedHashMap<>();
        for (String name : some(List.of("local", "production", "staging", "pr-7"))) {
            environments.put(name, environment(name, servers, features, database));
        }
        return environments.isEmpty() ? Map.of("local", Environment.named("local")) : environments;
    }

    private Environment environment(String name, List<Engine> servers, List<Feature> features, Engine database) {
        Strategy.Rollout rollout =
                database == Engine.SQLITE ? Strategy.Rollout.RECREATE : one(Strategy.Rollout.values());
        return new Environment(
                name,
                new Strategy.SingleNode(rollout),
                maybe("elsewhere"),
                someOf(Map.of("web", "shop.example.com", "reverb", "ws.localhost")),
                some(servers),
                List.of(),
                some(features),
                new Environment.Storage(
                        maybe(one("local-path", "premium.rwo")),
                        maybe(one("1Gi", "10Gi", "500M", "1.5Gi", "2e9")),
                        maybe(new Environment.OwnClaim("laravel-storage-2", maybe("local-path")))),
                someOf(Map.of("default", resources(), "php-web", resources(), "horizon", resources())),
                maybe(new Registry(one("ghcr.io/acme/shop", "acme/shop", "localhost:5000/a__b"), maybe("pull"))),
                new Ingress(
                        one("traefik", "nginx", "alb"),
                        someOf(Map.of("nginx.ingress.kubernetes.io/x", "true", "plain", "", "a.b/c_d", "ä \" \\ \n")),
                        maybe("letsencrypt")));
    }

    private Resources resources() {
        return new Resources(
                maybe(one("50m", "0", ".5")),
                maybe(one("64Mi", "0")),
                maybe(one("1", "2.5")),
                maybe(one("1Gi", "512M")));
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[chance.nextInt(choices.length)];
    }

    private <T> Optional<T> maybe(T value) {
        return chance.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> List<T> some(List<T> all) {
        return all.stream().filter(any -> chance.nextBoolean()).toList();
    }

    private <T> Map<String, T> someOf(Map<String, T> all) {
        Map<String, T> some = new LinkedHashMap<>();
        all.keySet().stream().sorted().filter(any -> chance.nextBoolean()).forEach(key -> some.put(key, all.get(key)));
        return some;
    }
}
