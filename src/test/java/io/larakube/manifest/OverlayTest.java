package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static List<String> files(Case project, String environment) {
        String folder = "overlays/" + environment + "/";
        return project.tree().files().keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()))
                .toList();
    }

    @Test
    void anEnvironmentLikeTheBaseHasNothingButItsNamespace() {
        assertThat(files(Case.EVERYTHING, "production")).containsExactly("kustomization.yaml", "namespace.yaml");
    }

    @Test
    void theLocalOverlayPinsEveryClaimToOneNode() {
        assertThat(Case.EVERYTHING.tree().files()).containsEntry("overlays/local/pvc-patch.yaml", """
            # Pins every claim to one node, the only one there is. Written by LaraKube from .larakube.json.
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: any
            spec:
              accessModes:
                - ReadWriteOnce
            """);
    }

    @Test
    void aWorkloadThatDoesNotRunHereIsRemovedByAFileOfItsOwn() {
        assertThat(files(Case.MANAGED, "production"))
                .containsExactly(
                        "kustomization.yaml",
                        "namespace.yaml",
                        "without-postgres.yaml",
                        "without-queue.yaml",
                        "without-reverb.yaml");
    }

    @Test
    void whatDiffersIsPatchedAndNothingElse() {
        Map<String, String> files = Case.CUSTOM.tree().files();
        assertThat(files(Case.CUSTOM, "staging"))
                .containsExactly(
                        "kustomization.yaml",
                        "namespace.yaml",
                        "ingress.yaml",
                        "postgres-data-patch.yaml",
                        "redis-data-patch.yaml",
                        "php-web-patch.yaml",
                        "laravel-storage-patch.yaml",
                        "pull-secret-patch.yaml");
        assertThat(files.get("overlays/staging/postgres-data-patch.yaml")).isEqualTo("""
            # What is different about postgres-data here. Written by LaraKube from .larakube.json.
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: postgres-data
            spec:
              storageClassName: fast-ssd
            """);
    }
}
