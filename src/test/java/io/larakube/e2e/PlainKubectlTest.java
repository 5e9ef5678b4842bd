package io.larakube.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rendered files without LaraKube: what somebody does who has only kubectl, as the README says it. */
@OnRealCluster
class PlainKubectlTest {

    private static Shop shop;
    private static Path overlay;

    @BeforeAll
    static void render() {
        shop = Shop.with("horizon", "scheduler");
        overlay = shop.folder().resolve(".infrastructure/k8s/overlays/local");
    }

    @AfterAll
    static void remove() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void theFilesOnDiskStartTheApplicationInItsOrder() throws IOException {
        Path kustomization = overlay.resolve("kustomization.yaml");
        Files.writeString(
                kustomization,
                Files.readString(kustomization) + "images:\n  - name: " + shop.name()
                        + "\n    newName: shop\n    newTag: v1\n");
        RealCluster.kubectl("apply", "-f", overlay.resolve("namespace.yaml").toString());
        shop.kubectl("create", "configmap", "laravel-config", "--from-literal=APP_NAME=Shop");
        shop.kubectl(
                "create",
                "secret",
                "generic",
                "laravel-secrets",
                "--from-env-file=" + shop.folder().resolve(".env"));
        RealCluster.kubectl("apply", "-k", overlay.toString());
        for (String workload : List.of("deployment/php-web", "deployment/horizon", "deployment/scheduler")) {
            shop.kubectl("rollout", "status", workload, "--timeout=110s");
        }
        assertThat(Shop.started(shop.pod("horizon"))).isAfterOrEqualTo(Shop.ready(shop.pod("php-web")));
        assertThat(Shop.restarts(shop.pod("horizon"))).isZero();
        assertThat(shop.query("select count(*) = count(finished_at) from migration_runs"))
                .containsExactly("t");
    }
}
