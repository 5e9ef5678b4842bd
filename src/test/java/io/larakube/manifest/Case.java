package io.larakube.manifest;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.blueprint.Strategy;
import io.larakube.engine.Engine;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects that differ in what matters to manifests; each has a golden folder of its name. */
enum Case {
    EVERYTHING(
            "everything", blueprint(Engine.POSTGRES, Optional.of(Engine.REDIS), Php.Os.DEBIAN, local(), production())),
    SQLITE(
            "sqlite",
            new Blueprint(
                    "notes",
                    php(Php.Os.DEBIAN),
                    Engine.SQLITE,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(Feature.QUEUE),
                    PackageManager.NPM,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    byName(local(), production()))),
    MANAGED(
            "managed",
            blueprint(
                    Engine.POSTGRES,
                    Optional.of(Engine.REDIS),
                    Php.Os.DEBIAN,
                    local(),
                    Environment.named("production")
                            .withEngines(List.of(Engine.POSTGRES), List.of())
                            .without(List.of(Feature.QUEUE, Feature.REVERB)))),
    CUSTOM("custom", blueprint(Engine.POSTGRES, Optional.of(Engine.REDIS), Php.Os.DEBIAN, local(), custom())),
    MOVED("moved", blueprint(Engine.POSTGRES, Optional.of(Engine.REDIS), Php.Os.DEBIAN, local(), moved())),
    ALPINE("alpine", blueprint(Engine.SQLITE, Optional.of(Engine.REDIS), Php.Os.ALPINE, local())),
    ENGINES(
            "engines",
            engines(
                    Engine.MYSQL,
                    Engine.VALKEY,
                    local(),
                    plain("production", new Strategy.MultiNode()),
                    without(Engine.VALKEY, Engine.GARAGE))),
    MEMCACHED("memcached", engines(Engine.MARIADB, Engine.MEMCACHED, local(), production())),
    MANY_NODES(
            "many-nodes",
            new Blueprint(
                    "shop",
                    php(Php.Os.DEBIAN),
                    Engine.POSTGRES,
                    Optional.of(Engine.REDIS),
                    Optional.empty(),
                    List.of(Feature.values()),
                    PackageManager.NPM,
                    Optional.of("/up"),
                    List.of(),
                    List.of(),
                    byName(
                            local(),
                            plain("production", new Strategy.MultiNode()),
                            plain("filer", new Strategy.MultiNodeShared("larakube-nfs"))))),
    ZERO_DOWNTIME(
            "zero-downtime",
            blueprint(
                    Engine.POSTGRES,
                    Optional.of(Engine.REDIS),
                    Php.Os.DEBIAN,
                    local(),
                    plain("production", new Strategy.SingleNode(Strategy.Rollout.ZERO_DOWNTIME))));

    private final String folder;
    private final Blueprint blueprint;

    Case(String folder, Blueprint blueprint) {
        this.folder = folder;
        this.blueprint = blueprint;
    }

    String folder() {
        return folder;
    }

    Plan base() {
        return Planner.base(blueprint);
    }

    List<Plan> environments() {
        return blueprint.environments().values().stream()
                .map(environment -> Planner.plan(blueprint, environment, Map.of()))
                .toList();
    }

    ManifestTree tree() {
        return Manifests.tree(base(), environments());
    }

    private static Blueprint blueprint(
            Engine database, Optional<Engine> cache, Php.Os os, Environment... environments) {
        return new Blueprint(
                "shop",
                php(os),
                database,
                cache,
                Optional.empty(),
                List.of(Feature.values()),
                PackageManager.NPM,
                Optional.of("/up"),
                List.of("public/sitemaps", "public/qr"),
                List.of(),
                byName(environments));
    }

    private static Blueprint engines(Engine database, Engine cache, Environment... environments) {
        return new Blueprint(
                "shop",
                php(Php.Os.DEBIAN),
                database,
                Optional.of(cache),
                Optional.of(Engine.GARAGE),
                List.of(Feature.SCHEDULER),
                PackageManager.NPM,
                Optional.of("/up"),
                List.of(),
                List.of(),
                byName(environments));
    }

    private static Environment without(Engine... engines) {
        return Environment.named("staging").withEngines(List.of(), List.of(engines));
    }

    private static Map<String, Environment> byName(Environment... environments) {
        Map<String, Environment> byName = new LinkedHashMap<>();
        for (Environment environment : environments) {
            byName.put(environment.name(), environment);
        }
        return byName;
    }

    private static Php php(Php.Os os) {
        return new Php("8.4", Php.Server.FPM_NGINX, os, List.of());
    }

    private static Environment local() {
        return plain("local");
    }

    private static Environment production() {
        return plain("production");
    }

    private static Environment plain(String name) {
        return plain(name, new Strategy.SingleNode());
    }

    private static Environment plain(String name, Strategy strategy) {
        return Environment.named(name).with(strategy);
    }

    private static Environment moved() {
        Environment.OwnClaim claim = new Environment.OwnClaim("laravel-storage-2", Optional.of("fast-ssd"));
        return production()
                .with(
                        new Strategy.SingleNode(),
                        new Environment.Storage(Optional.empty(), Optional.of("20Gi"), Optional.of(claim)));
    }

    private static Environment custom() {
        Map<String, String> hosts = new LinkedHashMap<>();
        hosts.put("web", "shop.example.com");
        hosts.put("reverb", "ws.shop.example.com");
        return new Environment(
                "staging",
                new Strategy.SingleNode(),
                Optional.of("shop-on-trial"),
                hosts,
                List.of(),
                List.of(),
                List.of(),
                new Environment.Storage(Optional.of("fast-ssd"), Optional.of("20Gi"), Optional.empty()),
                Map.of(
                        "php-web",
                        new Resources(Optional.of("500m"), Optional.of("512Mi"), Optional.of("2"), Optional.of("2Gi"))),
                Optional.of(new Registry("registry.example.com/acme/shop", Optional.of("acme-registry"))),
                new Ingress(
                        "nginx",
                        Map.of("nginx.ingress.kubernetes.io/proxy-body-size", "100m"),
                        Optional.of("letsencrypt")));
    }
}
