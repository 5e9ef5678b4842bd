package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.e2e.OnRealCluster;
import io.larakube.e2e.RealCluster;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real API server takes what is rendered, word for word, in a namespace that admits only restricted pods. */
@OnRealCluster
class AdmissionE2eTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theApiServerTakesEveryObjectWithoutAWarning(Case project) throws Exception {
        try (RealCluster.OwnNamespace namespace = RealCluster.ownNamespace("mf-admission")) {
            restrict(namespace);
            for (Plan environment : in(namespace, project)) {
                List<Tree> merged = Kubectl.merged(folder, tree(project, namespace), environment);
                String answer = apply(YamlText.documents(merged));
                assertThat(answer.lines())
                        .hasSize(merged.size())
                        .allMatch(line -> line.endsWith("serverside-applied (server dry run)"));
            }
        }
    }

    /** Admission checks pods, not the Deployments that make them. */
    @ParameterizedTest
    @EnumSource
    void everyPodIsAdmittedWhereOnlyRestrictedPodsAre(Case project) throws Exception {
        try (RealCluster.OwnNamespace namespace = RealCluster.ownNamespace("mf-admission")) {
            restrict(namespace);
            for (Plan environment : in(namespace, project)) {
                List<Tree> pods = Kubectl.merged(folder, tree(project, namespace), environment).stream()
                        .flatMap(AdmissionE2eTest::pod)
                        .toList();
                assertThat(pods).isNotEmpty();
                assertThat(apply(YamlText.documents(pods)).lines())
                        .hasSize(pods.size())
                        .allMatch(line -> line.startsWith("pod/"));
            }
        }
    }

    private static void restrict(RealCluster.OwnNamespace namespace) {
        RealCluster.kubectl(
                "label",
                "namespace",
                namespace.name(),
                "pod-security.kubernetes.io/enforce=restricted",
                "pod-security.kubernetes.io/warn=restricted");
    }

    private String apply(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("merged.yaml"), text);
        return RealCluster.kubectl(
                "apply", "--server-side", "--dry-run=server", "--validate=strict", "-f", file.toString());
    }

    private static ManifestTree tree(Case project, RealCluster.OwnNamespace namespace) {
        return Manifests.tree(project.base(), in(namespace, project));
    }

    private static List<Plan> in(RealCluster.OwnNamespace namespace, Case project) {
        return project.environments().stream()
                .map(plan -> new Plan(
                        plan.project(),
                        plan.environment(),
                        namespace.name(),
                        plan.image(),
                        plan.workloads(),
                        plan.storage(),
                        plan.hosts(),
                        plan.ingress(),
                        plan.pullSecret()))
                .toList();
    }

    private static Stream<Tree> pod(Tree workload) {
        Optional<Tree> spec = workload.at("spec", "template", "spec");
        return spec.stream()
                .map(pod -> Tree.obj()
                        .with("apiVersion", "v1")
                        .with("kind", "Pod")
                        .with("metadata", workload.at("metadata"))
                        .with("spec", pod));
    }
}
