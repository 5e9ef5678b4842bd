package io.larakube.startup;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.engine.Engine;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plans of the application that the recordings are of. */
final class Shop {

    private Shop() {}

    private static final Map<String, String> CONFIGURATION =
            Map.of("DB_CONNECTION", "pgsql", "DB_HOST", "postgres", "CACHE_STORE", "redis", "REDIS_HOST", "redis");

    /** PostgreSQL, Redis and the leader. */
    static Plan withoutWorkers() {
        return plan(List.of());
    }

    static Plan withWorkers() {
        return plan(List.of(Feature.HORIZON, Feature.SCHEDULER, Feature.REVERB));
    }

    private static Plan plan(List<Feature> features) {
        Environment local = Environment.named("local");
        Blueprint shop = new Blueprint(
                "shop",
                new Php("8.4", Php.Server.FPM_NGINX, Php.Os.DEBIAN, List.of()),
                Engine.POSTGRES,
                Optional.of(Engine.REDIS),
                Optional.empty(),
                features,
                PackageManager.NPM,
                Optional.of("/up"),
                List.of(),
                List.of(),
                Map.of("local", local));
        return Planner.plan(shop, local, CONFIGURATION);
    }
}
