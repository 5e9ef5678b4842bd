package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.engine.Engine;
import io.larakube.plan.Gate;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan says about a configuration is what the script does with it in the pod. */
class NeedsContractTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DB_CONNECTION=sqlite",
                "DB_CONNECTION=",
                "DB_CONNECTION=pgsql",
                "DB_CONNECTION=pgsql DB_HOST=postgres",
                "DB_CONNECTION=pgsql DB_HOST=postgres DB_PORT=6432",
                "DB_CONNECTION=pgsql DB_HOST=postgres DB_PORT=",
                "DB_CONNECTION=pgsql DB_HOST=postgres DB_PORT=none",
                "DB_CONNECTION=PgSQL DB_HOST=postgres",
                "DB_CONNECTION=pgsql DB_HOST=",
                "DB_CONNECTION=pgsql DB_HOST=localhost",
                "DB_CONNECTION=pgsql DB_HOST=/var/run/postgresql",
                "DB_CONNECTION=mysql DB_HOST=db",
                "DB_CONNECTION=mariadb DB_HOST=db",
                "DB_CONNECTION=sqlsrv DB_HOST=db",
                "DB_CONNECTION=mongodb DB_HOST=db",
                "DB_CONNECTION=tenant DB_HOST=db",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=pgsql://me:secret@new:7000/shop?sslmode=require",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=postgres://me:secret@new/shop",
                "DB_CONNECTION=pgsql DB_HOST=old DB_PORT=6000 DB_URL=postgres://me:secret@new/shop",
                "DB_HOST=old DB_URL=mysql://new",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=pgsql://me:p%40ss@[fd00::7]:7000/shop",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=pgsql://me:secret@my_database:7000/shop",
                "DB_CONNECTION=pgsql DB_HOST=fd00::7",
                "DB_CONNECTION=pgsql DB_HOST=[fd00::7]",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=nonsense",
                "DB_CONNECTION=pgsql DB_HOST=old DB_URL=sqlite:///database.sqlite",
                "REDIS_HOST=redis",
                "REDIS_HOST=redis CACHE_STORE=file SESSION_DRIVER=database QUEUE_CONNECTION=sync",
                "REDIS_HOST=redis CACHE_STORE=redis",
                "REDIS_HOST=redis CACHE_DRIVER=redis REDIS_PORT=6380",
                "REDIS_HOST=redis SESSION_DRIVER=redis",
                "REDIS_HOST=redis QUEUE_CONNECTION=redis",
                "REDIS_HOST=redis REVERB_SCALING_ENABLED=true",
                "REDIS_HOST=redis REVERB_SCALING_ENABLED=false",
                "CACHE_STORE=memcached MEMCACHED_HOST=memcached",
                "SESSION_DRIVER=memcached MEMCACHED_HOST=memcached MEMCACHED_PORT=11212 REDIS_URL=redis://old:1",
                "MEMCACHED_HOST=memcached CACHE_STORE=redis",
                "CACHE_STORE=memcached",
                "FILESYSTEM_DISK=s3 AWS_ENDPOINT=http://garage:3900",
                "FILESYSTEM_DISK=s3 AWS_ENDPOINT=https://garage.shop.svc.cluster.local",
                "FILESYSTEM_DISK=s3 AWS_ENDPOINT=http://storage.commons.svc",
                "FILESYSTEM_DISK=s3 AWS_ENDPOINT=https://fra1.example.com",
                "FILESYSTEM_DISK=s3 AWS_ENDPOINT=http://localhost:9000",
                "FILESYSTEM_DISK=s3 AWS_ENDPOINT=",
                "FILESYSTEM_DISK=s3",
                "FILESYSTEM_DISK=local AWS_ENDPOINT=http://garage:3900",
                "CACHE_STORE=redis",
                "CACHE_STORE=redis REDIS_HOST=127.0.0.1",
                "CACHE_STORE=redis REDIS_HOST=localhost",
                "CACHE_STORE=redis REDIS_HOST=::1",
                "CACHE_STORE=redis REDIS_HOST=",
                "CACHE_STORE=redis REDIS_HOST=null",
                "CACHE_STORE=redis REDIS_HOST=/run/redis.sock",
                "CACHE_STORE=redis REDIS_HOST=tls://redis.example.com REDIS_PORT=25061",
                "CACHE_STORE=redis REDIS_HOST=old REDIS_URL=rediss://default:secret@redis.example.com:25061",
                "CACHE_STORE=redis REDIS_HOST=old REDIS_URL=redis://:secret@redis.example.com/1",
                "CACHE_STORE=redis REDIS_HOST=old REDIS_URL=redis://localhost",
                "CACHE_STORE=redis REDIS_HOST=old REDIS_URL=redis://[::1]:6379",
                "CACHE_STORE=redis REDIS_HOST=old REDIS_URL=redis://me:a@b:c@there:7000",
            })
    void theScriptWaitsForWhatThePlanSays(String assignments) throws Exception {
        Map<String, String> configuration = configuration(assignments);
        GateScripts.Outcome outcome =
                new GateScripts(folder).run(configuration, List.of("open"), "wait-for-services.sh");
        List<Gate.Need> needs = needs(configuration, List.of());
        assertThat(outcome.lines()).endsWith(expectedLines(needs));
        assertThat(outcome.asked()).containsExactlyElementsOf(expectedQuestions(needs));
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REDIS_HOST=redis", "REDIS_HOST=127.0.0.1", "REDIS_URL=redis://elsewhere:7000"})
    void horizonNeedsRedisWhateverTheDriversAre(String assignments) throws Exception {
        Map<String, String> configuration = configuration(assignments);
        Map<String, String> inThePod = new HashMap<>(configuration);
        inThePod.put("LARAKUBE_REDIS", "required");
        GateScripts.Outcome outcome = new GateScripts(folder).run(inThePod, List.of("open"), "wait-for-services.sh");
        assertThat(outcome.lines()).endsWith(expectedLines(needs(configuration, List.of(Feature.HORIZON))));
    }

    private static String[] expectedLines(List<Gate.Need> needs) {
        return needs.stream().map(NeedsContractTest::expectedLine).toArray(String[]::new);
    }

    private static String expectedLine(Gate.Need need) {
        return switch (need.answer()) {
            case Gate.Answer.Skip skip -> need.name() + ": not waited for: " + skip.reason();
            case Gate.Answer.WaitFor there -> {
                String host = there.host().contains(":") ? "[" + there.host() + "]" : there.host();
                yield need.name() + " " + host + ":" + there.port() + ": open after 0 s";
            }
        };
    }

    private static List<String> expectedQuestions(List<Gate.Need> needs) {
        return needs.stream()
                .map(Gate.Need::answer)
                .filter(Gate.Answer.WaitFor.class::isInstance)
                .map(Gate.Answer.WaitFor.class::cast)
                .map(there -> there.host() + " " + there.port())
                .toList();
    }

    private static Map<String, String> configuration(String assignments) {
        Map<String, String> configuration = new HashMap<>();
        for (String assignment : assignments.isEmpty() ? new String[0] : assignments.split(" ")) {
            int cut = assignment.indexOf('=');
            configuration.put(assignment.substring(0, cut), assignment.substring(cut + 1));
        }
        return configuration;
    }

    private static List<Gate.Need> needs(Map<String, String> configuration, List<Feature> features) {
        Environment local = Environment.named("local");
        Blueprint blueprint = new Blueprint(
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
        Plan plan = Planner.plan(blueprint, local, configuration);
        return plan.applications().getFirst().gates().stream()
                .filter(Gate.Services.class::isInstance)
                .map(Gate.Services.class::cast)
                .findFirst()
                .orElseThrow()
                .needs();
    }
}
