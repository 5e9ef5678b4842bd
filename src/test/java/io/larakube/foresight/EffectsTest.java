package io.larakube.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.foresight.Effect.Fate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of each workload, and which key, line or image is the cause. */
class EffectsTest {

    private static Foresight of(Shops shops) {
        return Foresight.of(shops.situation());
    }

    private static Effect effect(Shops shops, String workload) {
        return of(shops).effects().stream()
                .filter(effect -> effect.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> reasons(Shops shops, String workload) {
        return effect(shops, workload).reasons().stream().map(Reason::words).toList();
    }

    @Test
    void whenNothingIsDifferentEverythingRunsOn() {
        Foresight foresight = of(Shops.running());
        assertThat(foresight.isNothing()).isTrue();
        assertThat(foresight.effects()).extracting(Effect::fate).containsOnly(Fate.UNTOUCHED);
        assertThat(foresight.downtime().pauses()).isEmpty();
        assertThat(foresight.migrations().pending()).isEmpty();
    }

    @Test
    void anImageRestartsTheApplicationAndNotTheDatabase() {
        Shops update = Shops.running().changing("shop:v1", "shop:v2").released();
        assertThat(effect(update, "postgres").fate()).isEqualTo(Fate.UNTOUCHED);
        assertThat(effect(update, "php-web").fate()).isEqualTo(Fate.STOPPED_AND_STARTED);
        assertThat(reasons(update, "horizon")).containsExactly("image shop:v1 → shop:v2");
    }

    private static Optional<FormerCode> formerCode(Shops shops, Ran ran) {
        String drop = """
            <?php return new class extends Migration {
                public function up() { Schema::table('products', fn ($table) => $table->dropColumn('sku')); }
            };
            """;
        return Foresight.of(shops.situation(ran, Map.of("2024_drop_sku", drop))).formerCode();
    }

    @Test
    void theCodeOfBeforeMeetsWhatIsPendingWhereItServesUntilTheNewOneIsReady() {
        Ran asked = new Ran.Asked("php-web-1", Set.of());
        Shops update = Shops.running().changing("shop:v1", "shop:v2").released();
        Shops beside = update.changing(
                "strategy: {type: Recreate}", "strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0}}");

        assertThat(formerCode(beside, asked))
                .contains(new FormerCode(
                        "aaaaaaaaaa", List.of(new Clash("2024_drop_sku", "drops products.sku", 2, true))));
        assertThat(formerCode(beside, new Ran.Unknown("nobody is ready")))
                .contains(new FormerCode("aaaaaaaaaa", List.of()));
        assertThat(formerCode(update, asked)).isEmpty();
        assertThat(formerCode(Shops.running(), asked)).isEmpty();
    }

    @Test
    void aKeyIsNamedWithItsLineAndNeverWithItsValue() {
        Shops update = Shops.running()
                .changing("CACHE_TTL: \"60\"", "CACHE_TTL: \"90\"")
                .released();
        assertThat(reasons(update, "php-web")).containsExactly("CACHE_TTL changed (.env:12)");
        assertThat(reasons(update, "horizon")).containsExactly("CACHE_TTL changed (.env:12)");
    }

    @Test
    void aKeyThatIsNewAndOneThatIsGoneAreToldApart() {
        Shops update =
                Shops.running().changing("CACHE_TTL: \"60\"", "OTHER: \"1\"").released();
        assertThat(reasons(update, "php-web")).containsExactly("CACHE_TTL removed (.env:12)", "OTHER added (.env)");
    }

    @Test
    void aDatabaseThatReadsAChangedKeyRunsOnWithTheFormerOne() {
        Shops update = Shops.running().changing("c2VjcmV0", "b3RoZXI=").released();
        assertThat(of(update).unseen())
                .containsExactly("postgres runs on with the former DB_PASSWORD changed (.env:14)");
    }

    @Test
    void aFieldIsNamedWithFileAndLineForAllThatShareItsRelease() {
        Shops update = Shops.running()
                .changing("{cpu: 50m, memory: 128Mi}", "{cpu: 50m, memory: 200Mi}")
                .released();
        assertThat(reasons(update, "php-web"))
                .containsExactly("horizon spec.template.spec.containers[php].resources.requests.memory: 128Mi → 200Mi"
                        + " (k8s/web.yaml:73)");
    }

    @Test
    void ofAVariableNoValueIsShown() {
        Shops update =
                Shops.running().changing("value: \"true\"", "value: \"secret\"").released();
        assertThat(reasons(update, "php-web"))
                .singleElement()
                .asString()
                .startsWith("php-web spec.template.spec.containers[php].env[AUTORUN_ENABLED].value changed");
    }

    @Test
    void aDatabaseRestartsForItsOwnFieldsOnly() {
        Shops update = Shops.running().changing("postgres:17", "postgres:18");
        assertThat(effect(update, "postgres").fate()).isEqualTo(Fate.STOPPED_AND_STARTED);
        assertThat(effect(update, "php-web").fate()).isEqualTo(Fate.UNTOUCHED);
    }

    @Test
    void aReleaseThatNothingExplainsIsSaidToBeSo() {
        assertThat(reasons(Shops.running().released(), "php-web"))
                .containsExactly(
                        "release aaaaaaaaaa → bbbbbbbbbb, for a reason that the cluster does not show any more");
    }

    @Test
    void anotherNumberOfPodsIsNoRestart() {
        Shops more = Shops.running()
                .changing(
                        "replicas: 1\n"
                                + "  strategy: {type: Recreate}\n"
                                + "  selector: {matchLabels: {app.kubernetes.io/name: h",
                        "replicas: 3\n"
                                + "  strategy: {type: Recreate}\n"
                                + "  selector: {matchLabels: {app.kubernetes.io/name: h");
        assertThat(effect(more, "horizon").fate()).isEqualTo(Fate.SCALED);
        assertThat(of(more).capacity().after().memory()).isEqualTo((256 + 256 + 3 * 128L) << 20);
    }

    @Test
    void whatIsNoWorkloadIsToldAsWell() {
        assertThat(of(Shops.running().changing("port: 5432", "port: 5433")).others())
                .containsExactly(
                        "changes Service postgres spec.ports[5432]: {…} → nothing (k8s/web.yaml:14)",
                        "changes Service postgres spec.ports[5433]: nothing → {…} (k8s/web.yaml:14)");
    }

    @Test
    void whileTheOldWebPodIsGoneAndTheNewOneIsNotReadyNobodyAnswers() {
        Downtime downtime =
                of(Shops.running().changing("shop:v1", "shop:v2").released()).downtime();
        assertThat(downtime.pauses()).containsOnlyKeys("php-web", "horizon");
        assertThat(downtime.pauses().get("php-web"))
                .isBetween(java.time.Duration.ofSeconds(2), java.time.Duration.ofSeconds(20));
        assertThat(downtime.allReady()).isPresent();
    }

    @Test
    void aLongerMigrationIsALongerDowntime() {
        Shops update = Shops.running().changing("shop:v1", "shop:v2").released();
        Ran none = new Ran.Asked("php-web-1", java.util.Set.of());
        Foresight short_ = Foresight.of(update.situation(none, Map.of()));
        Foresight long_ = Foresight.of(update.situation(none, Map.of("a", "", "b", "", "c", "", "d", "")));
        assertThat(long_.migrations().pending()).hasSize(4);
        assertThat(long_.downtime().pauses().get("php-web"))
                .isGreaterThan(short_.downtime().pauses().get("php-web"));
    }

    @Test
    void aRollingUpdateAnswersAllTheTime() {
        String rolling = "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}";
        Shops update = Shops.running()
                .whichRuns("strategy: {type: Recreate}", rolling)
                .changing("shop:v1", "shop:v2")
                .released();
        assertThat(effect(update, "php-web").fate()).isEqualTo(Fate.ROLLED);
        assertThat(of(update).downtime().pauses().get("php-web")).isZero();
    }

    @Test
    void volumesAreToldByWhatBecomesOfThem() {
        assertThat(of(Shops.firstStart()).volumes())
                .containsExactly(
                        "creates laravel-storage (5Gi, ReadWriteOnce, local-path)",
                        "creates data-postgres-0 (8Gi, ReadWriteOnce, the default class)");
        assertThat(of(Shops.running().changing("shop:v1", "shop:v2").released()).volumes())
                .contains("keeps laravel-storage (5Gi, ReadWriteOnce, local-path), mounted again by php-web, horizon");
        assertThat(of(Shops.running().changing("storage: 5Gi", "storage: 9Gi")).volumes())
                .contains("resizes laravel-storage from 5Gi to 9Gi");
    }
}
