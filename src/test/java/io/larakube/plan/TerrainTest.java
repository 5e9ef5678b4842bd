package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TerrainTest {

    private static final Map<String, String> PROVISIONERS = Map.of(
            "local-path", "rancher.io/local-path",
            "do-block-storage", "dobs.csi.digitalocean.com",
            "larakube-nfs", "nfs.csi.k8s.io",
            "shared", "example.com/filer");

    private static Terrain of(int nodes, String... defaults) {
        return new Terrain(nodes, new TreeMap<>(PROVISIONERS), List.of(defaults), Map.of());
    }

    private static StorageMode onOneNode(Optional<String> storageClass) {
        return new StorageMode.SingleNode(
                new Claim("laravel-storage", "5Gi", storageClass, Claim.AccessMode.READ_WRITE_ONCE), List.of());
    }

    private static StorageMode shared(String storageClass) {
        return new StorageMode.Shared(
                new Claim("laravel-shared-storage", "5Gi", Optional.of(storageClass), Claim.AccessMode.READ_WRITE_MANY),
                List.of());
    }

    @Test
    void aDiskInTheNetworkIsRefusedForOneVolumeOnSeveralNodesBecauseNothingKeepsThePodsTogether() {
        assertThat(of(3).refusalOf(onOneNode(Optional.of("do-block-storage"))).map(Terrain.Refusal::why))
                .contains("laravel-storage is attached to one node at a time, and the pods that mount it may get to"
                        + " different ones of the 3 nodes");
        assertThat(of(3, "do-block-storage").refusalOf(onOneNode(Optional.empty())))
                .isPresent();
    }

    @Test
    void aDiskInTheNetworkIsTakenWhereThePodsOfTwoReleasesAreKeptOnItsNode() {
        Claim claim =
                new Claim("laravel-storage", "5Gi", Optional.of("do-block-storage"), Claim.AccessMode.READ_WRITE_ONCE);
        assertThat(of(3).refusalOf(new StorageMode.SingleNode(claim, List.of(), true)))
                .isEmpty();
    }

    @Test
    void onOneNodeAnyDiskWillDo() {
        assertThat(of(1).refusalOf(onOneNode(Optional.of("do-block-storage")))).isEmpty();
    }

    @Test
    void aFolderOfANodeKeepsItsPodsThere() {
        assertThat(of(3, "local-path").refusalOf(onOneNode(Optional.empty()))).isEmpty();
    }

    @Test
    void aClassWhoseVolumesManyNodesCannotMountIsRefusedForASharedFilesystem() {
        assertThat(of(2).refusalOf(shared("local-path")).map(Terrain.Refusal::why))
                .contains("laravel-shared-storage must be mounted on many nodes, and volumes of local-path are mounted"
                        + " on the node that it is on");
        assertThat(of(2).refusalOf(shared("do-block-storage"))).isPresent();
    }

    @Test
    void aSharedFilesystemIsTrustedOnlyWhenItWasProvenWhoeverMadeItsDriver() {
        for (String name : List.of("larakube-nfs", "shared")) {
            assertThat(of(2).refusalOf(shared(name)))
                    .contains(new Terrain.Refusal(
                            "laravel-shared-storage would be shared by many nodes, and nothing has proven yet that"
                                    + " volumes of " + name + " are",
                            "larakube storage:prove " + name));
        }
        assertThat(proven(true).refusalOf(shared("shared"))).isEmpty();
        assertThat(proven(true).refusalOf(shared("larakube-nfs"))).isPresent();
    }

    @Test
    void aSharedFilesystemThatDidNotHoldIsRefusedWithWhatWasFound() {
        assertThat(proven(false).refusalOf(shared("shared")))
                .contains(new Terrain.Refusal(
                        "laravel-shared-storage cannot be shared: volumes of shared were put to the proof on"
                                + " 2026-11-21T17:00:00Z, and node-2 got the lock that node-1 had",
                        "name another class, or mend this one and prove it again: larakube storage:prove shared"));
    }

    private static Terrain proven(boolean holds) {
        Certificate certificate = new Certificate(
                Instant.parse("2026-11-21T17:00:00Z"), holds, "node-2 got the lock that node-1 had", Tree.obj());
        return new Terrain(2, new TreeMap<>(PROVISIONERS), List.of(), Map.of("shared", certificate));
    }

    @Test
    void aDriverThatIsInNoListIsNotKnown() {
        assertThat(VolumeReach.of("example.com/filer")).isEqualTo(VolumeReach.UNKNOWN);
    }

    @Test
    void withoutAVolumeThereIsNothingToRefuse() {
        assertThat(of(9, "do-block-storage").refusalOf(new StorageMode.Stateless("1Gi")))
                .isEmpty();
    }
}
