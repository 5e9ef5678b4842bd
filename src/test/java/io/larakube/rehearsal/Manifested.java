package io.larakube.rehearsal;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.blueprint.Strategy;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import io.larakube.manifest.Kubectl;
import io.larakube.manifest.Manifests;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.plan.Release;
import io.larakube.rollout.Configuration;
import io.larakube.rollout.Released;
import io.larakube.rollout.Stages;
import io.larakube.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The shop as it is planned, rendered, merged and sent. */
record Manifested(Plan plan, Configuration configuration, List<Tree> merged) {

    private static final String ENV = """
        APP_KEY=base64:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
        DB_CONNECTION=pgsql
        DB_HOST=postgres
        DB_PORT=5432
        DB_DATABASE=shop
        DB_USERNAME=shop
        DB_PASSWORD=secret
        CACHE_STORE=redis
        QUEUE_CONNECTION=redis
        REDIS_HOST=redis
        REDIS_PASSWORD=secret
        """;

    static Manifested shop(Feature... features) {
        return shop(ENV, features);
    }

    static Manifested shop(String env, Feature... features) {
        return shop("local", new Strategy.SingleNode(), env, features);
    }

    /** On one node, where the former web pod serves until the new one is Ready. */
    static Manifested withoutDowntime(Feature... features) {
        return shop("local", new Strategy.SingleNode(Strategy.Rollout.ZERO_DOWNTIME), ENV, features);
    }

    /** On many nodes, with uploads in an object store. */
    static Manifested onManyNodes(Feature... features) {
        return shop("production", new Strategy.MultiNode(), ENV + "FILESYSTEM_DISK=s3\n", features);
    }

    private static Manifested shop(String name, Strategy strategy, String env, Feature... features) {
        Environment environment = Environment.named(name).with(strategy);
        Blueprint shop = new Blueprint(
                "shop",
                new Php("8.4", Php.Server.FPM_NGINX, Php.Os.DEBIAN, List.of()),
                Engine.POSTGRES,
                Optional.of(Engine.REDIS),
                Optional.empty(),
                List.of(features),
                PackageManager.NPM,
                Optional.of("/up"),
                List.of(),
                List.of(),
                Map.of(name, environment));
        EnvFile file = EnvFile.parse(".env", env).orThrow();
        Plan plan = Planner.plan(shop, environment, file.values());
        return new Manifested(plan, Configuration.of(file, plan), merged(Planner.base(shop), plan));
    }

    private static List<Tree> merged(Plan base, Plan plan) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("rehearsal");
            return Kubectl.merged(folder, Manifests.tree(base, List.of(plan)), plan);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Release release(String image) {
        return released(image).release();
    }

    private Released released(String image) {
        return Released.of(merged, plan.image(), image, configuration.all());
    }

    /** Everything that is sent for a release of this image. */
    List<Tree> objects(String image) {
        List<Tree> objects = new ArrayList<>(configuration.objects(plan));
        objects.addAll(released(image).objects());
        return objects;
    }

    /** The first start of the image, sent as {@code up} sends it. */
    Scenario firstStart(String image) {
        return sent(List.of(), objects(image), plan.storage().releaseService());
    }

    Scenario update(String from, String to) {
        return sent(objects(from), objects(to), plan.storage().releaseService());
    }

    static Scenario sent(List<Tree> former, List<Tree> objects) {
        return sent(former, objects, Names.WEB_SERVICE);
    }

    private static Scenario sent(List<Tree> former, List<Tree> objects, String closes) {
        Stages stages = Stages.of(objects);
        return new Scenario(
                former, List.of(stages.surroundings(), stages.leaders(), stages.workers()), Optional.of(closes), 1);
    }
}
