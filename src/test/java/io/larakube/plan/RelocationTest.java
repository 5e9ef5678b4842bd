package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.OwnClaim;
import io.larakube.blueprint.Strategy;
import io.larakube.plan.Claim.AccessMode;
import io.larakube.plan.Relocation.Decision;
import io.larakube.plan.Relocation.Wish;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RelocationTest {

    private static final Optional<String> AS_IT_IS = Optional.empty();
    private static final Tree STORAGE = claim("laravel-storage", "local-path", "5Gi");

    private static Tree claim(String name, String storageClass, String size) {
        return Json.parse("{\"metadata\": {\"name\": \"" + name + "\"}, \"spec\": {" + accessModes(name)
                        + "\"storageClassName\": \"" + storageClass
                        + "\", \"resources\": {\"requests\": {\"storage\": \"" + size + "\"}}}}")
                .orElseThrow();
    }

    private static String accessModes(String name) {
        return "\"accessModes\": [\"" + (name.contains("shared") ? "ReadWriteMany" : "ReadWriteOnce") + "\"], ";
    }

    private static Environment environment(String fields) {
        return blueprint(fields).environments().get("production");
    }

    private static Blueprint blueprint(String fields) {
        String text =
                "{\"name\": \"shop\", \"database\": \"postgres\", \"environments\": {\"local\": {}, \"production\": {"
                        + fields + "}}}";
        return ((Reading.Read) BlueprintReader.read(".larakube.json", text)).blueprint();
    }

    private static Decision decide(String fields, Wish wish, List<String> begun, Tree... there) {
        return decide(fields, wish, begun, AS_IT_IS, there);
    }

    private static Decision decide(
            String fields, Wish wish, List<String> begun, Optional<String> unfinished, Tree... there) {
        Certificate proven = new Certificate(Instant.EPOCH, true, "shared", Tree.obj());
        Terrain terrain = new Terrain(
                2,
                new TreeMap<>(Map.of("local-path", "rancher.io/local-path", "fast", "x.io", "nfs", "nfs.csi.k8s.io")),
                List.of("local-path"),
                Map.of("nfs", proven));
        Relocation.Ground ground = new Relocation.Ground(terrain, Set.of("fast"), List.of(there), begun, unfinished);
        return new Relocation(blueprint(fields), environment(fields), wish, ground).decide();
    }

    private static Decision decide(String fields, Wish wish, Tree... there) {
        return decide(fields, wish, List.of(), there);
    }

    private static Wish size(String size) {
        return new Wish(AS_IT_IS, AS_IT_IS, Optional.of(size), AS_IT_IS);
    }

    private static Wish storageClass(String name) {
        return new Wish(AS_IT_IS, Optional.of(name), AS_IT_IS, AS_IT_IS);
    }

    private static Wish mode(String mode, Optional<String> storageClass) {
        return new Wish(Optional.of(mode), storageClass, AS_IT_IS, AS_IT_IS);
    }

    private static Claim once(String name, String size, String storageClass) {
        return new Claim(name, size, Optional.of(storageClass), AccessMode.READ_WRITE_ONCE);
    }

    private static Environment with(Strategy strategy, Optional<String> size, Optional<OwnClaim> claim) {
        return Environment.named("production").with(strategy, new Environment.Storage(Optional.empty(), size, claim));
    }

    @Test
    void anotherClassTakesAnotherClaim() {
        assertThat(decide("", storageClass("fast"), STORAGE))
                .isEqualTo(new Decision.Copy(
                        with(
                                new Strategy.SingleNode(),
                                Optional.empty(),
                                Optional.of(new OwnClaim("laravel-storage-2", Optional.of("fast")))),
                        once("laravel-storage", "5Gi", "local-path"),
                        once("laravel-storage-2", "5Gi", "fast")));
    }

    @Test
    void aVolumeOfAClassThatGrowsStaysWhereItIs() {
        Tree there = claim("laravel-storage", "fast", "5Gi");
        String fields = "\"storageClass\": \"fast\"";
        Decision decision = decide(fields, size("20Gi"), there);
        assertThat(decision).isInstanceOf(Decision.Growth.class);
        Decision.Growth growth = (Decision.Growth) decision;
        assertThat(growth.claim()).isEqualTo(once("laravel-storage", "20Gi", "fast"));
        assertThat(growth.after().storage())
                .isEqualTo(new Environment.Storage(Optional.of("fast"), Optional.of("20Gi"), Optional.empty()));
    }

    @Test
    void whereItCannotGrowOrShallShrinkTheFilesAreCopied() {
        assertThat(decide("", size("20Gi"), STORAGE))
                .isEqualTo(new Decision.Copy(
                        with(
                                new Strategy.SingleNode(),
                                Optional.of("20Gi"),
                                Optional.of(new OwnClaim("laravel-storage-2", Optional.empty()))),
                        once("laravel-storage", "5Gi", "local-path"),
                        once("laravel-storage-2", "20Gi", "local-path")));
        assertThat(decide("", size("1Gi"), claim("laravel-storage", "fast", "5Gi")))
                .isInstanceOf(Decision.Copy.class);
    }

    @Test
    void theSameSizeInOtherUnitsIsNothingToDo() {
        assertThat(decide("", size("5120Mi"), STORAGE)).isInstanceOf(Decision.Nothing.class);
        assertThat(decide("", storageClass("local-path"), STORAGE)).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void fromOneNodeToManyTheFilesGoToAFilesystemThatWasProven() {
        assertThat(decide("", mode("shared", Optional.of("nfs")), STORAGE))
                .isEqualTo(new Decision.Copy(
                        with(new Strategy.MultiNodeShared("nfs"), Optional.empty(), Optional.empty()),
                        once("laravel-storage", "5Gi", "local-path"),
                        new Claim("laravel-shared-storage", "5Gi", Optional.of("nfs"), AccessMode.READ_WRITE_MANY)));
        assertThat(decide("", mode("shared", Optional.of("fast")), STORAGE))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem().remedy()).isEqualTo("larakube storage:prove fast"));
    }

    @Test
    void andBackToOneNodeToTheClaimThatOneHasThere() {
        String fields = "\"strategy\": \"multi-node-ha\", \"sharedStorage\": true, \"sharedStorageClass\": \"nfs\"";
        Tree shared = claim("laravel-shared-storage", "nfs", "5Gi");
        Decision decision = decide(fields, mode("single-node", AS_IT_IS), shared);
        assertThat(decision).isInstanceOf(Decision.Copy.class);
        assertThat(((Decision.Copy) decision).to()).isEqualTo(once("laravel-storage", "5Gi", "local-path"));
    }

    @Test
    void aClaimThatIsThereIsNotWrittenOverUnlessAnEarlierMoveMadeIt() {
        Tree other = claim("laravel-storage-2", "fast", "5Gi");
        assertThat(((Decision.Copy) decide("", storageClass("fast"), STORAGE, other))
                        .to()
                        .name())
                .isEqualTo("laravel-storage-3");
        List<String> begun = List.of("laravel-storage", "laravel-storage-2");
        assertThat(((Decision.Copy) decide("", storageClass("fast"), begun, STORAGE, other))
                        .to()
                        .name())
                .isEqualTo("laravel-storage-2");
        Wish named = new Wish(AS_IT_IS, Optional.of("fast"), AS_IT_IS, Optional.of("postgres-data-postgres-0"));
        assertThat(decide("", named, STORAGE, claim("postgres-data-postgres-0", "fast", "5Gi")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem().what())
                                .isEqualTo(
                                        "the claim postgres-data-postgres-0 is there already, and what is in it would"
                                                + " be replaced"));
    }

    @Test
    void goingBackSaysNothingInTheBlueprintThatIsAsUsual() {
        String moved = "\"storageSize\": \"20Gi\", \"storageClaim\": {\"name\": \"laravel-storage-2\","
                + " \"storageClass\": \"fast\"}";
        Wish back = new Wish(
                Optional.of("single-node"),
                Optional.of("local-path"),
                Optional.of("5Gi"),
                Optional.of("laravel-storage"));
        List<String> begun = List.of("laravel-storage", "laravel-storage-2");
        Decision decision = decide(moved, back, begun, STORAGE, claim("laravel-storage-2", "fast", "20Gi"));
        assertThat(((Decision.Copy) decision).after()).isEqualTo(Environment.named("production"));
        assertThat(((Decision.Copy) decision).to()).isEqualTo(once("laravel-storage", "5Gi", "local-path"));
    }

    @Test
    void whereTheBlueprintIsAheadTheFilesFollowItAlsoAfterAnInterruption() {
        String fields = "\"strategy\": \"multi-node-ha\", \"sharedStorage\": true, \"sharedStorageClass\": \"nfs\"";
        Wish nothing = new Wish(AS_IT_IS, AS_IT_IS, AS_IT_IS, AS_IT_IS);
        Decision followed = new Decision.Copy(
                environment(fields),
                once("laravel-storage", "5Gi", "local-path"),
                new Claim("laravel-shared-storage", "5Gi", Optional.of("nfs"), AccessMode.READ_WRITE_MANY));
        Tree shared = claim("laravel-shared-storage", "nfs", "5Gi");
        assertThat(decide(fields, nothing, STORAGE)).isEqualTo(followed);
        List<String> begun = List.of("laravel-storage", "laravel-shared-storage");
        assertThat(decide(fields, nothing, begun, Optional.of("laravel-storage"), STORAGE, shared))
                .isEqualTo(followed);
        assertThat(decide(fields, nothing, begun, STORAGE, shared)).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void aClaimOfAnEarlierMoveIsUsedAgainOnlyWhenItIsWhatIsWanted() {
        Tree other = claim("laravel-storage-2", "x", "5Gi");
        List<String> begun = List.of("laravel-storage", "laravel-storage-2");
        Decision decision = decide("", storageClass("fast"), begun, STORAGE, other);
        assertThat(((Decision.Copy) decision).to().name()).isEqualTo("laravel-storage-3");
    }

    @Test
    void whatHasNoFilesToMoveSaysSo() {
        assertThat(decide("", size("20Gi")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem().what())
                                .isEqualTo(
                                        "the cluster has no claim laravel-storage yet, so there are no files to move"));
        assertThat(decide("\"strategy\": \"multi-node-ha\"", size("20Gi"), STORAGE))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem().what())
                                .isEqualTo("the pods of production share no files that could be moved"));
        assertThat(decide("", storageClass("gone"), STORAGE))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem().remedy())
                                .isEqualTo("name one that it has: fast, local-path, nfs"));
    }
}
