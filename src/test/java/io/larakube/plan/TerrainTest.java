package io.larakube.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
        return new Terrain(nodes, new TreeMap<>(PROVISIONERS), List.of(defaults));
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
        assertThat(of(3).refusalOf(onOneNode(Optional.of("do-block-storage"))))
                .contains("laravel-storage is attached to one node at a time, and the pods that mount it may get to"
                        + " different ones of the 3 nodes");
        assertThat(of(3, "do-block-storage").refusalOf(onOneNode(Optional.empty())))
                .isPresent();
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
        assertThat(of(2).refusalOf(shared("local-path")))
                .contains("laravel-shared-storage must be mounted on many nodes, and volumes of local-path are mounted"
                        + " on the node that it is on");
        assertThat(of(2).refusalOf(shared("do-block-storage"))).isPresent();
        assertThat(of(2).refusalOf(shared("larakube-nfs"))).isEmpty();
    }

    @Test
    void aDriverThatNobodyKnowsIsNotRefusedUnproven() {
        assertThat(of(2).refusalOf(shared("shared"))).isEmpty();
        assertThat(VolumeReach.of("example.com/filer")).isEqualTo(VolumeReach.UNKNOWN);
    }

    @Test
    void withoutAVolumeThereIsNothingToRefuse() {
        assertThat(of(9, "do-block-storage").refusalOf(new StorageMode.Stateless("1Gi")))
                .isEmpty();
    }
}
