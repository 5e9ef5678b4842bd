package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Names;
import io.larakube.plan.Release;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every object of every project. */
class ManifestRulesTest {

    private static final String[] POD = {"spec", "template", "spec"};

    private static List<Tree> documents(String text) {
        return switch (YamlReader.read("a rendered file", text)) {
            case YamlReader.Reading.Read read -> read.documents();
            case YamlReader.Reading.Unreadable broken -> throw new AssertionError(broken.problem());
        };
    }

    /** All objects of the base, read back from its files. */
    private static List<Tree> objects(Case project) {
        return project.tree().files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith("base/") && file.getKey().endsWith(".yaml"))
                .filter(file -> !file.getKey().endsWith(Kustomization.FILE))
                .flatMap(file -> documents(file.getValue()).stream())
                .toList();
    }

    private static Stream<Tree> kind(Case project, String kind) {
        return objects(project).stream().filter(object -> object.textAt("kind").equals(Optional.of(kind)));
    }

    private static Stream<Tree> workloads(Case project) {
        return Stream.concat(kind(project, "Deployment"), kind(project, "StatefulSet"));
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElseThrow();
    }

    private static Stream<Tree> containers(Tree workload) {
        Tree pod = workload.at(POD).orElseThrow();
        return Stream.concat(pod.itemsAt("initContainers").stream(), pod.itemsAt("containers").stream());
    }

    private static Tree php(Tree deployment) {
        return deployment.at(POD).orElseThrow().itemsAt("containers").getFirst();
    }

    private static Optional<String> variable(Tree container, String name) {
        return container.itemsAt("env").stream()
                .filter(variable -> variable.textAt("name").equals(Optional.of(name)))
                .findFirst()
                .flatMap(variable -> variable.textAt("value"));
    }

    @ParameterizedTest
    @EnumSource
    void everyPodIsRestricted(Case project) {
        assertThat(workloads(project)).isNotEmpty().allSatisfy(workload -> {
            Tree pod = workload.at(POD).orElseThrow();
            Tree context = pod.at("securityContext").orElseThrow();
            long user = context.numberAt("runAsUser").orElseThrow();
            assertThat(context.isTrueAt("runAsNonRoot")).isTrue();
            assertThat(user).isPositive();
            assertThat(context.numberAt("runAsGroup")).hasValue(user);
            assertThat(context.numberAt("fsGroup")).hasValue(user);
            assertThat(context.textAt("fsGroupChangePolicy")).hasValue("OnRootMismatch");
            assertThat(context.textAt("seccompProfile", "type")).hasValue("RuntimeDefault");
            assertThat(pod.at("enableServiceLinks")).hasValue(new Tree.Bool(false));
            assertThat(pod.at("automountServiceAccountToken")).hasValue(new Tree.Bool(false));
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyContainerIsRestrictedAndHasResourcesAndAReasonForItsEnd(Case project) {
        assertThat(workloads(project).flatMap(ManifestRulesTest::containers)).allSatisfy(container -> {
            Tree context = container.at("securityContext").orElseThrow();
            assertThat(context.at("allowPrivilegeEscalation")).hasValue(new Tree.Bool(false));
            assertThat(context.itemsAt("capabilities", "drop")).containsExactly(Tree.text("ALL"));
            assertThat(container.textAt("terminationMessagePolicy")).hasValue("FallbackToLogsOnError");
            assertThat(container.fieldsAt("resources", "requests")).containsOnlyKeys("cpu", "memory");
            assertThat(container.fieldsAt("resources", "limits")).containsKey("memory");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyImageIsPinned(Case project) {
        assertThat(workloads(project).flatMap(ManifestRulesTest::containers))
                .allSatisfy(container -> assertThat(container.textAt("image").orElseThrow())
                        .matches("[a-z0-9/.-]+:[a-z0-9.-]+")
                        .doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @EnumSource
    void theReleaseIsOnApplicationPodsAndInTheSelectorOfTheWebServiceOnly(Case project) {
        Set<String> places = new HashSet<>();
        objects(project)
                .forEach(object -> collect(object, object.textAt("kind").orElseThrow() + " " + name(object), places));
        Set<String> expected = new HashSet<>(Set.of("Service laravel-web/spec/selector"));
        kind(project, "Deployment")
                .forEach(object -> expected.add("Deployment " + name(object) + "/spec/template/metadata/labels"));
        assertThat(places).isEqualTo(expected);
    }

    private static void collect(Tree tree, String path, Set<String> places) {
        switch (tree) {
            case Tree.Obj object -> {
                if (object.textAt(Names.LABEL_RELEASE).equals(Optional.of(Release.PLACEHOLDER))) {
                    places.add(path);
                }
                object.fields().forEach((name, value) -> collect(value, path + "/" + name, places));
            }
            case Tree.Arr list -> list.items().forEach(item -> collect(item, path, places));
            case Tree.Text text -> {}
            case Tree.Num number -> {}
            case Tree.Bool bool -> {}
            case Tree.Nil nil -> {}
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLeaderWaitsForServicesAndWorkersWaitForTheLeaderToo(Case project) {
        assertThat(kind(project, "Deployment")).allSatisfy(deployment -> {
            List<String> gates = deployment.at(POD).orElseThrow().itemsAt("initContainers").stream()
                    .map(container -> container.textAt("name").orElseThrow())
                    .toList();
            assertThat(gates)
                    .isEqualTo(
                            name(deployment).equals("php-web")
                                    ? List.of("wait-for-services")
                                    : List.of("wait-for-services", "wait-for-web"));
        });
        assertThat(kind(project, "StatefulSet"))
                .allSatisfy(engine -> assertThat(engine.at(POD).orElseThrow().itemsAt("initContainers"))
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLeaderMigrates(Case project) {
        assertThat(kind(project, "Deployment"))
                .allSatisfy(deployment -> assertThat(variable(php(deployment), "AUTORUN_ENABLED"))
                        .hasValue(String.valueOf(name(deployment).equals("php-web"))));
    }

    @ParameterizedTest
    @EnumSource
    void everyPodOfTheApplicationSeesTheSameFiles(Case project) {
        assertThat(kind(project, "Deployment")
                        .map(deployment -> php(deployment).itemsAt("volumeMounts"))
                        .distinct())
                .hasSize(1);
        assertThat(kind(project, "Deployment")
                        .map(deployment -> deployment.at(POD).orElseThrow().itemsAt("volumes"))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateEndsOldPodsBeforeNewOnesStart(Case project) {
        assertThat(kind(project, "Deployment")).allSatisfy(deployment -> {
            assertThat(deployment.textAt("spec", "strategy", "type")).hasValue("Recreate");
            assertThat(deployment.numberAt("spec", "replicas")).hasValue(1L);
        });
    }

    @ParameterizedTest
    @EnumSource
    void noLivenessProbeAsksLaravelOrADatabase(Case project) {
        assertThat(kind(project, "Deployment")).allSatisfy(deployment -> {
            String alive = php(deployment).at("livenessProbe").orElseThrow().toString();
            assertThat(alive).doesNotContain("artisan").containsPattern("/healthcheck|/up|pgrep");
            assertThat(name(deployment).equals("php-web") && alive.contains("/up"))
                    .isFalse();
        });
        assertThat(kind(project, "StatefulSet"))
                .allSatisfy(
                        engine -> assertThat(php(engine).at("livenessProbe")).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsUsedByAKustomization(Case project) {
        Map<String, String> files = project.tree().files();
        Set<String> used = new HashSet<>();
        files.forEach((path, text) -> {
            if (path.endsWith(Kustomization.FILE)) {
                used.add(path);
                String folder = path.substring(0, path.lastIndexOf('/') + 1);
                Tree kustomization = documents(text).getFirst();
                kustomization.itemsAt("resources").forEach(file -> used.add(folder + ((Tree.Text) file).value()));
                kustomization
                        .itemsAt("patches")
                        .forEach(patch -> used.add(folder + patch.textAt("path").orElseThrow()));
                kustomization.itemsAt("configMapGenerator").stream()
                        .flatMap(generator -> generator.itemsAt("files").stream())
                        .forEach(file -> used.add(folder + ((Tree.Text) file).value()));
            }
        });
        used.removeIf(path -> path.endsWith("../../base"));
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @EnumSource
    void everyFileSaysInItsFirstLinesWhatItIsAndWhoWroteIt(Case project) {
        project.tree().files().forEach((path, text) -> {
            assertThat(text.lines().limit(5))
                    .as(path)
                    .anyMatch(line -> line.startsWith("# ") || line.startsWith("// "));
            if (path.endsWith(".yaml")) {
                assertThat(text.lines().findFirst().orElseThrow())
                        .as(path)
                        .startsWith("# ")
                        .endsWith("Written by LaraKube from .larakube.json.")
                        .hasSizeLessThanOrEqualTo(120);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void kustomizeGetsNoDeprecatedField(Case project) {
        assertThat(project.tree().files())
                .allSatisfy((path, text) -> assertThat(text)
                        .doesNotContain("commonLabels", "patchesStrategicMerge", "patchesJson6902", "bases:", "vars:"));
    }
}
