package io.larakube.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UsesTest {

    @Test
    void claimsOfTheClassAndVolumesThatOutliveTheirsAreNamed() {
        Uses uses = Uses.of(
                SharedFilesystem.NFS,
                List.of(
                        SiteTexts.yaml(
                                "{metadata: {name: files, namespace: shop}, spec: {storageClassName: larakube-nfs}}"),
                        SiteTexts.yaml("{metadata: {name: data, namespace: shop}, spec: {storageClassName: gp3}}")),
                List.of(
                        SiteTexts.yaml(
                                "{metadata: {name: pv-1}, spec: {storageClassName: larakube-nfs}, status: {phase:"
                                        + " Bound}}"),
                        SiteTexts.yaml(
                                "{metadata: {name: pv-2}, spec: {storageClassName: larakube-nfs}, status: {phase:"
                                        + " Released}}")),
                List.of());
        assertThat(uses.claims()).containsExactly("shop/files");
        assertThat(uses.volumes()).containsExactly("pv-2");
        assertThat(uses.others()).isEmpty();
    }

    @Test
    void whatElseUsesTheDriverIsNamed() {
        Uses uses = Uses.of(
                SharedFilesystem.NFS,
                List.of(),
                List.of(SiteTexts.yaml(
                        "{kind: PersistentVolume, metadata: {name: pv-3}, spec: {csi: {driver: nfs.csi.k8s.io}}}")),
                List.of(
                        SiteTexts.yaml(
                                "{kind: StorageClass, metadata: {name: larakube-nfs}, provisioner: nfs.csi.k8s.io}"),
                        SiteTexts.yaml("{kind: StorageClass, metadata: {name: nas}, provisioner: nfs.csi.k8s.io}")));
        assertThat(uses.others()).containsExactly("PersistentVolume pv-3", "StorageClass nas");
    }
}
