package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.blueprint.Strategy;
import io.larakube.engine.Engine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Map<String, String> CONFIGURATION =
            Map.of("DB_CONNECTION", "pgsql", "DB_HOST", "postgres", "CACHE_STORE", "redis", "REDIS_HOST", "redis");

    private static final List<Feature> ALL = List.of(Feature.values());

    private static Environment environment(List<Engine> managed, List<Feature> excluded, Map<String, Resources> given) {
        return new Environment(
                "production",
                new Strategy.SingleNode(),
                Optional.empty(),
                Map.of(),
                managed,
                List.of(),
                excluded,
                new Environment.Storage(Optional.of("fast"), Optional.of("20Gi"), Optional.empty()),
                given,
                Optional.empty(),
                new Ingress("traefik", Map.of(), Optional.empty()));
    }

    private static Blueprint shop(List<Feature> features, Environment environment) {
        return new Blueprint(
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
                Map.of(environment.name(), environment));
    }

    private static Plan plan(List<Feature> features, Environment environment) {
        return Planner.plan(shop(features, environment), environment, CONFIGURATION);
    }

    private static List<String> names(Plan plan) {
        return plan.workloads().stream().map(Workload::name).toList();
    }

    @Test
    void workloadsComeInTheOrderOfAStart() {
        assertThat(names(plan(ALL, environment(List.of(), List.of(), Map.of()))))
                .containsExactly("postgres", "redis", "php-web", "horizon", "queue", "scheduler", "reverb");
    }

    @Test
    void enginesWaitForNothingTheLeaderForThemAndTheWorkersForTheLeaderToo() {
        Plan plan = plan(ALL, environment(List.of(), List.of(), Map.of()));
        for (Workload workload : plan.workloads()) {
            List<String> gates =
                    workload.gates().stream().map(Gate::initContainer).toList();
            switch (workload) {
                case Workload.Backing engine -> assertThat(gates).isEmpty();
                case Workload.Application leader
                when leader.isLeader() -> assertThat(gates).containsExactly("wait-for-services");
                case Workload.Application worker ->
                    assertThat(gates).containsExactly("wait-for-services", "wait-for-web");
            }
        }
    }

    @Test
    void aManagedEngineDoesNotRunHereAndIsWaitedForAllTheSame() {
        Plan plan = plan(ALL, environment(List.of(Engine.POSTGRES), List.of(), Map.of()));
        assertThat(names(plan)).doesNotContain("postgres");
        Gate.Services gate =
                (Gate.Services) plan.applications().getFirst().gates().getFirst();
        assertThat(gate.needs().getFirst().answer()).isEqualTo(new Gate.Answer.WaitFor("postgres", 5432));
    }

    @Test
    void aFeatureThatAnEnvironmentExcludesDoesNotRunThere() {
        assertThat(names(plan(ALL, environment(List.of(), List.of(Feature.HORIZON), Map.of()))))
                .doesNotContain("horizon");
    }

    @Test
    void ownResourcesWinOverTheEnvironmentsWhichWinOverTheUsualOnes() {
        Resources own = new Resources(Optional.of("1"), Optional.empty(), Optional.empty(), Optional.empty());
        Resources all = new Resources(Optional.of("2"), Optional.of("1Gi"), Optional.empty(), Optional.empty());
        Plan plan = plan(ALL, environment(List.of(), List.of(), Map.of("php-web", own, "default", all)));
        assertThat(plan.applications().getFirst().resources()).isEqualTo(new Workload.Resources("1", "1Gi", "", "1Gi"));
    }

    @Test
    void claimsTakeClassAndSizeFromTheEnvironment() {
        Plan plan = plan(ALL, environment(List.of(), List.of(), Map.of()));
        assertThat(plan.storage())
                .isEqualTo(new StorageMode.SingleNode(
                        new Claim("laravel-storage", "20Gi", Optional.of("fast"), Claim.AccessMode.READ_WRITE_ONCE),
                        List.of()));
        assertThat(plan.claims().getLast().storageClass()).contains("fast");
    }

    @Test
    void theNamespaceIsTheProjectAndTheEnvironment() {
        assertThat(plan(ALL, environment(List.of(), List.of(), Map.of())).namespace())
                .isEqualTo("shop-production");
    }

    private static Environment production(Strategy strategy) {
        return Environment.named("production")
                .with(strategy, new Environment.Storage(Optional.of("fast"), Optional.empty(), Optional.empty()));
    }

    @Test
    void onManyNodesNothingIsSharedAndTheWebPodsAreTwo() {
        Plan plan = plan(ALL, production(new Strategy.MultiNode()));
        assertThat(plan.storage()).isEqualTo(new StorageMode.Stateless("1Gi"));
        assertThat(plan.applications())
                .extracting(Workload.Application::name, Workload.Application::update)
                .containsExactly(
                        tuple("php-web", Update.ROLLING_PAIR),
                        tuple("horizon", Update.ROLLING),
                        tuple("queue", Update.ROLLING),
                        tuple("scheduler", Update.RECREATE),
                        tuple("reverb", Update.ROLLING));
        assertThat(plan.applications().get(1).gates()).contains(new Gate.Web("laravel-web-release"));
    }

    @Test
    void withoutDowntimeOnOneNodeOnlyTheWebPodHasItsFormerOneBesideIt() {
        Plan plan = plan(ALL, production(new Strategy.SingleNode(Strategy.Rollout.ZERO_DOWNTIME)));
        assertThat(plan.storage().word()).isEqualTo("single-node");
        assertThat(plan.storage().servesSideBySide()).isTrue();
        assertThat(plan.applications())
                .extracting(Workload.Application::name, Workload.Application::update)
                .containsExactly(
                        tuple("php-web", Update.ROLLING),
                        tuple("horizon", Update.RECREATE),
                        tuple("queue", Update.RECREATE),
                        tuple("scheduler", Update.RECREATE),
                        tuple("reverb", Update.RECREATE));
        assertThat(plan.applications().get(1).gates()).contains(new Gate.Web("laravel-web-release"));
    }

    @Test
    void aSharedFilesystemHasAClassOfItsOwnAndTheDatabasesKeepTheirs() {
        Plan plan = plan(ALL, production(new Strategy.MultiNodeShared("filer")));
        assertThat(plan.storage())
                .isEqualTo(new StorageMode.Shared(
                        new Claim(
                                "laravel-shared-storage",
                                "5Gi",
                                Optional.of("filer"),
                                Claim.AccessMode.READ_WRITE_MANY),
                        List.of()));
        assertThat(plan.claims().getLast().storageClass()).contains("fast");
    }
}
