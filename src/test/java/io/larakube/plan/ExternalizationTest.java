package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.blueprint.Strategy;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.engine.Engine;
import io.larakube.failure.Problem;
import io.larakube.plan.Externalization.Decision;
import io.larakube.plan.Externalization.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is decided about an environment whose state is to leave its pods, from its files alone. */
class ExternalizationTest {

    private static final Wish NOTHING =
            new Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Credentials FIXED = new Credentials() {
        @Override
        public String password() {
            return "password";
        }

        @Override
        public String bytes() {
            return "00ff";
        }

        @Override
        public String applicationKey() {
            return "base64:key";
        }
    };

    private static Blueprint shop(Engine database, Optional<Engine> cache) {
        Map<String, Environment> environments = new LinkedHashMap<>();
        environments.put("local", Environment.named("local"));
        environments.put("production", Environment.named("production"));
        return new Blueprint(
                "shop",
                new Php("8.4", Php.Server.FPM_NGINX, Php.Os.DEBIAN, List.of()),
                database,
                cache,
                Optional.empty(),
                List.of(),
                PackageManager.NPM,
                Optional.of("/up"),
                List.of(),
                List.of(),
                environments);
    }

    private static Decision decide(Blueprint blueprint, String environment, Wish wish, String... lines) {
        EnvFile file = EnvFile.parse(".env." + environment, String.join("\n", lines) + "\n")
                .orThrow();
        Environment one = blueprint.environments().get(environment);
        return Externalization.decide(blueprint, one, file, wish, FIXED);
    }

    private static Externalization possible(Decision decision) {
        return switch (decision) {
            case Decision.Possible(Externalization externalization) -> externalization;
            case Decision.Refused(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> refused(Decision decision) {
        return switch (decision) {
            case Decision.Possible possible -> throw new AssertionError(possible);
            case Decision.Refused(List<Problem> problems) ->
                problems.stream()
                        .map(problem -> problem.place() + " " + problem.what())
                        .toList();
        };
    }

    private static Wish wish(String storage, String sessions, String queue) {
        return new Wish(
                Optional.of(storage).filter(word -> !word.isEmpty()),
                Optional.of(sessions).filter(word -> !word.isEmpty()),
                Optional.empty(),
                Optional.of(queue).filter(word -> !word.isEmpty()));
    }

    @Test
    void withoutAnythingElseGarageHoldsFilesAndTheDatabaseTheRest() {
        Externalization wanted = possible(decide(
                shop(Engine.POSTGRES, Optional.empty()),
                "production",
                NOTHING,
                "DB_CONNECTION=pgsql",
                "FILESYSTEM_DISK=local",
                "SESSION_DRIVER=file",
                "CACHE_STORE=file",
                "QUEUE_CONNECTION=sync"));
        assertThat(wanted.drivers())
                .containsExactly(
                        Map.entry("FILESYSTEM_DISK", "s3"),
                        Map.entry("SESSION_DRIVER", "database"),
                        Map.entry("CACHE_STORE", "database"),
                        Map.entry("QUEUE_CONNECTION", "database"),
                        Map.entry("APP_MAINTENANCE_DRIVER", "cache"),
                        Map.entry("APP_MAINTENANCE_STORE", "database"));
        assertThat(wanted.connections())
                .extracting(EnvChange::key)
                .contains("AWS_ENDPOINT", "AWS_SECRET_ACCESS_KEY", "GARAGE_RPC_SECRET")
                .doesNotContain("FILESYSTEM_DISK");
    }

    @Test
    void theDecisionIsInTheBlueprintAndOnlyForItsEnvironment() {
        Blueprint before = shop(Engine.POSTGRES, Optional.empty());
        Externalization wanted = possible(decide(
                before, "production", wish("", "redis", "redis"), "DB_CONNECTION=pgsql", "QUEUE_CONNECTION=database"));
        assertThat(wanted.blueprint().objectStorage()).contains(Engine.GARAGE);
        assertThat(wanted.blueprint().cache()).contains(Engine.REDIS);
        Environment production = wanted.blueprint().environments().get("production");
        assertThat(production.strategy()).isEqualTo(new Strategy.MultiNode());
        assertThat(production.runs(Engine.GARAGE)).isTrue();
        assertThat(wanted.blueprint().environments().get("local").excludedEngines())
                .containsExactly(Engine.REDIS, Engine.GARAGE);
        Environment prepared = wanted.prepared(before.environments().get("production"))
                .environments()
                .get("production");
        assertThat(prepared.strategy()).isEqualTo(new Strategy.SingleNode());
        assertThat(prepared.runs(Engine.GARAGE)).isTrue();
    }

    @Test
    void anObjectStoreOfTheUsersOwnIsUsedAndNothingThatIsSetIsOverwritten() {
        Externalization wanted = possible(decide(
                shop(Engine.POSTGRES, Optional.of(Engine.REDIS)),
                "production",
                NOTHING,
                "DB_CONNECTION=pgsql",
                "AWS_ACCESS_KEY_ID=mine",
                "AWS_SECRET_ACCESS_KEY=mine",
                "AWS_DEFAULT_REGION=fra1",
                "AWS_BUCKET=photos",
                "REDIS_HOST=cache.example.com",
                "SESSION_DRIVER=database",
                "CACHE_STORE=file",
                "QUEUE_CONNECTION=database"));
        assertThat(wanted.connections()).isEmpty();
        assertThat(wanted.blueprint().objectStorage()).isEmpty();
        assertThat(wanted.drivers())
                .containsEntry("FILESYSTEM_DISK", "s3")
                .containsEntry("SESSION_DRIVER", "database")
                .containsEntry("CACHE_STORE", "redis")
                .containsEntry("QUEUE_CONNECTION", "database")
                .containsEntry("APP_MAINTENANCE_STORE", "redis");
    }

    @Test
    void aDiskThatIsNoFolderOfAPodStays() {
        Externalization wanted = possible(decide(
                shop(Engine.POSTGRES, Optional.empty()),
                "production",
                NOTHING,
                "DB_CONNECTION=pgsql",
                "FILESYSTEM_DISK=r2",
                "CACHE_DRIVER=array"));
        assertThat(wanted.drivers())
                .containsEntry("FILESYSTEM_DISK", "r2")
                .containsEntry("CACHE_DRIVER", "database")
                .doesNotContainKey("CACHE_STORE");
        assertThat(wanted.connections()).isEmpty();
    }

    @Test
    void whatIsExternalizedAlreadyNeedsNoEdit() {
        EnvFile file = EnvFile.parse(
                        ".env.production",
                        "DB_CONNECTION=pgsql\nFILESYSTEM_DISK=s3\nSESSION_DRIVER=redis\nCACHE_STORE=redis\n"
                                + "QUEUE_CONNECTION=redis\nAPP_MAINTENANCE_DRIVER=cache\nAPP_MAINTENANCE_STORE=redis\n")
                .orThrow();
        Blueprint shop = shop(Engine.POSTGRES, Optional.of(Engine.REDIS));
        Environment production = shop.environments().get("production");
        Externalization wanted = possible(Externalization.decide(shop, production, file, NOTHING, FIXED));
        assertThat(wanted.flips(file)).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAllAtOnce() {
        assertThat(refused(decide(
                        shop(Engine.SQLITE, Optional.empty()),
                        "production",
                        wish("s3", "", ""),
                        "DB_CONNECTION=sqlite",
                        "AWS_DEFAULT_REGION=us-east-1",
                        "AWS_BUCKET=")))
                .containsExactly(
                        ".env.production:1 the database is SQLite, a file of one node",
                        ".env.production AWS_ACCESS_KEY_ID has no value: an object store cannot be reached without",
                        ".env.production AWS_SECRET_ACCESS_KEY has no value: an object store cannot be reached without",
                        ".env.production:3 AWS_BUCKET has no value: an object store cannot be reached without");
        assertThat(refused(decide(shop(Engine.POSTGRES, Optional.empty()), "local", NOTHING, "DB_CONNECTION=pgsql")))
                .containsExactly(".env.local local is always one node, whose pods share one volume");
        assertThat(refused(decide(
                        shop(Engine.POSTGRES, Optional.of(Engine.MEMCACHED)),
                        "production",
                        wish("garage", "redis", ""),
                        "DB_CONNECTION=pgsql",
                        "AWS_ACCESS_KEY_ID=mine")))
                .containsExactly(
                        ".env.production:2 AWS_ACCESS_KEY_ID is set, and what is set stays",
                        "--sessions, --cache, --queue the cache of the project is memcached, not redis");
    }
}
