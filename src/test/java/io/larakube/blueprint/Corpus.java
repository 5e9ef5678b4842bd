package io.larakube.blueprint;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A blueprint that has every field, and everything that becomes of it when one of its values changes. */
final class Corpus {

    private Corpus() {}

    static final String WHOLE = """
        {
          "$schema": "https://larakube.io/schema/larakube.schema.json",
          "id": "8a1",
          "name": "shop",
          "phpVersion": "8.4",
          "serverVariation": "fpm-nginx",
          "os": "debian",
          "email": "me@example.com",
          "additionalExtensions": ["gd", "xdebug-3.4.0"],
          "packageManager": "pnpm",
          "database": "postgres",
          "cacheDriver": "redis",
          "objectStorage": "garage",
          "features": ["horizon", "queue", "scheduler", "reverb"],
          "strategy": "single-node",
          "healthPath": "/up",
          "sharedPaths": ["public/sitemaps"],
          "lockedFiles": ["Dockerfile.php"],
          "scoutDrivers": [],
          "environments": {
            "local": {},
            "production": {
              "strategy": "single-node",
              "rollout": "zero-downtime",
              "sharedStorage": false,
              "namespace": "live",
              "hosts": {"web": "shop.example.com", "reverb": "ws.example.com", "s3": "s3.example.com"},
              "managed": ["postgres"],
              "excludeEngines": ["garage"],
              "excludeFeatures": ["queue"],
              "storageClass": "local-path",
              "storageSize": "10Gi",
              "storageClaim": {"name": "laravel-storage-2", "storageClass": "local-path"},
              "resources": {
                "default": {"requests": {"cpu": "100m", "memory": "128Mi"}},
                "php-web": {"limits": {"cpu": 2, "memory": "1Gi"}},
                "redis": {}
              },
              "registry": {"provider": "ghcr", "image": "acme/shop", "pullSecret": "ghcr"},
              "imagePullSecret": "ghcr",
              "ingress": "nginx",
              "ingressAnnotations": {"nginx.ingress.kubernetes.io/proxy-body-size": "50m"},
              "certManagerIssuer": "letsencrypt",
              "tunnel": {"provider": "cloudflare"},
              "plex": []
            }
          }
        }
        """;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "shop",
            "my_shop",
            "-a",
            "a-",
            "a.b",
            "a..b",
            ".a",
            "a.",
            "a/b",
            "/a",
            "a/",
            "a//b",
            "./a",
            "../a",
            "a/../b",
            "a\\b",
            "a*",
            "a b",
            "a:b",
            "a:1/b",
            "a:99999/b",
            "a.b:5000/c/d",
            "localhost/a",
            "a/b:v1",
            "a@sha256:0",
            "A/b",
            "a_b.c/d",
            "a__b/c--d",
            "127.0.0.1",
            "shop.1",
            "https://a.b",
            "a.b:80",
            "é",
            "a\nb",
            "8.4",
            "8.1",
            "84",
            "9",
            "fpm-nginx",
            "frankenphp",
            "debian",
            "ubuntu",
            "npm",
            "bower",
            "mysql",
            "postgres",
            "sqlite",
            "redis",
            "valkey",
            "memcached",
            "mariadb",
            "garage",
            "minio",
            "database",
            "horizon",
            "queue",
            "queues",
            "reverb",
            "octane",
            "Horizon",
            "single-node",
            "multi-node-ha",
            "ghcr",
            "dockerhub",
            "example",
            "kube-system",
            "0",
            "1",
            "100m",
            "0.5",
            ".5",
            "5.",
            "1.5Gi",
            "512Mi",
            "512MB",
            "512m",
            "1e3",
            "1E",
            "1e999",
            "-1",
            "+1",
            "0.0001",
            "99999999999999999999",
            "storage",
            "storage/x",
            "bootstrap/cache",
            "vendor",
            "public",
            "public/build",
            "public/x",
            "app",
            "app/x",
            "public/sitemaps/x",
            "ext-gd",
            "gd-1",
            "gd;rm",
            "/up",
            "/up?a=1",
            "aws-alb",
            "web",
            "default",
            "php-web",
            "prefix.io/name",
            "Prefix.io/name",
            "/name",
            "prefix.io/",
            "a/b/c",
            "x".repeat(63),
            "x".repeat(64),
            "x".repeat(253),
            ("x".repeat(60) + ".").repeat(4) + "y",
            "x".repeat(256),
            "a.".repeat(126) + "a",
            "a.".repeat(130) + "a");

    private static final List<String> NEEDED = List.of("name", "database", "cacheDriver", "features", "image");

    private static final List<String> NAMES = List.of(
            "",
            "a",
            "A",
            "a.b",
            "a_b",
            "a\nb",
            "example",
            "name",
            "web",
            "cpu",
            "php-web",
            "prefix.io/Name_1",
            "Prefix.io/name",
            "x".repeat(63),
            "x".repeat(64));

    /** The whole blueprint, and each that has another value, another name, or one more or less in one place. */
    static List<Tree> changes(Tree whole) {
        List<Tree> changed = new ArrayList<>(List.of(whole));
        each(whole, value -> value, changed::add);
        return changed;
    }

    private interface Around {
        Tree with(Tree inner);
    }

    private static void each(Tree value, Around around, Consumer<Tree> out) {
        replacements().forEach(other -> out.accept(around.with(other)));
        switch (value) {
            case Tree.Obj object -> fields(object, around, out);
            case Tree.Arr list -> items(list, around, out);
            case Tree.Text text -> {}
            case Tree.Num number -> {}
            case Tree.Bool bool -> {}
            case Tree.Nil nothing -> {}
        }
    }

    private static void fields(Tree.Obj object, Around around, Consumer<Tree> out) {
        for (Map.Entry<String, Tree> field : object.fields().entrySet()) {
            String name = field.getKey();
            out.accept(around.with(object.without(name)));
            NAMES.forEach(other -> out.accept(around.with(object.without(name).with(other, field.getValue()))));
            Tree.Obj siblings = field.getValue() instanceof Tree.Obj ? needed(object) : object;
            each(field.getValue(), inner -> around.with(siblings.with(name, inner)), out);
        }
    }

    /** What other fields refer to; without the rest a change is checked in half the time. */
    private static Tree.Obj needed(Tree.Obj object) {
        Tree.Obj needed = object;
        for (String name : object.fields().keySet()) {
            needed = NEEDED.contains(name) ? needed : needed.without(name);
        }
        return needed;
    }

    private static void items(Tree.Arr list, Around around, Consumer<Tree> out) {
        out.accept(around.with(Tree.arr()));
        for (Tree item : list.items().stream().limit(1).toList()) {
            out.accept(around.with(list.with(item)));
            each(item, inner -> around.with(replaced(list, item, inner)), out);
        }
    }

    private static Tree.Arr replaced(Tree.Arr list, Tree item, Tree other) {
        return new Tree.Arr(
                list.items().stream().map(one -> one.equals(item) ? other : one).toList());
    }

    private static List<Tree> replacements() {
        List<Tree> values = new ArrayList<>();
        TEXTS.forEach(text -> values.add(Tree.text(text)));
        for (String json : List.of(
                "0",
                "1",
                "-1",
                "0.5",
                "2e9",
                "1e30",
                "true",
                "false",
                "[]",
                "{}",
                "[\"a\"]",
                "{\"a\":1}",
                "[[]]",
                "[null]")) {
            values.add(Json.parse(json).orElseThrow());
        }
        return values;
    }
}
