package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlText;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kustomize makes of base and overlay is what the plan of the environment says, object by object. */
class KustomizeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anOverlayOverTheBaseIsThePlanOfItsEnvironment(Case project) throws Exception {
        for (Plan environment : project.environments()) {
            Map<String, Tree> merged = new TreeMap<>();
            for (Tree object : Kubectl.merged(folder, project.tree(), environment)) {
                if (!object.textAt("kind").orElseThrow().matches("Namespace|Ingress|ConfigMap")) {
                    merged.put(key((Tree.Obj) object), object);
                }
            }
            Map<String, Tree> planned = new TreeMap<>();
            Parts.of(project.base(), environment).stream()
                    .flatMap(part -> part.objects().stream())
                    .forEach(object -> planned.put(key(object), inEnvironment(object, environment)));
            assertThat(merged).isEqualTo(planned);
        }
    }

    private static String key(Tree.Obj object) {
        return object.textAt("kind").orElseThrow() + " "
                + object.textAt("metadata", "name").orElseThrow();
    }

    private static Tree inEnvironment(Tree.Obj object, Plan environment) {
        Tree.Obj labels = Tree.obj()
                .with(Names.LABEL_PART_OF, environment.project())
                .with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)
                .with(Names.LABEL_ENVIRONMENT, environment.environment());
        Tree.Obj metadata = ((Tree.Obj)
                        labelled(object, labels, "metadata").field("metadata").orElseThrow())
                .with("namespace", environment.namespace());
        Tree.Obj here = labelled(object.with("metadata", metadata), labels, "spec", "template", "metadata");
        boolean isDeployment =
                object.textAt("kind").filter("Deployment"::equals).isPresent();
        return isDeployment && environment.pullSecret().isPresent()
                ? changed(here, "imagePullSecrets", pullSecrets(environment), "spec", "template", "spec")
                : here;
    }

    private static Tree pullSecrets(Plan environment) {
        return Tree.arr(Tree.obj().with("name", environment.pullSecret().orElseThrow()));
    }

    private static Tree.Obj labelled(Tree.Obj object, Tree.Obj labels, String... path) {
        if (object.at(path).isEmpty()) {
            return object;
        }
        Tree.Obj before = new Tree.Obj(object.at(path).orElseThrow().fieldsAt("labels"));
        return changed(object, "labels", before.and(labels), path);
    }

    private static Tree.Obj changed(Tree.Obj object, String field, Tree value, String... path) {
        if (path.length == 0) {
            return object.with(field, value);
        }
        Tree.Obj inner = (Tree.Obj) object.field(path[0]).orElseThrow();
        String[] rest = java.util.Arrays.copyOfRange(path, 1, path.length);
        return object.with(path[0], changed(inner, field, value, rest));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatAnEnvironmentRunsIsInIt(Case project) throws Exception {
        for (Plan environment : project.environments()) {
            String merged = YamlText.documents(Kubectl.merged(folder, project.tree(), environment));
            for (String workload : new String[] {"postgres", "redis", "queue", "reverb", "scheduler", "horizon"}) {
                assertThat(merged.contains("app.kubernetes.io/name: " + workload + "\n"))
                        .as("%s in %s", workload, environment.environment())
                        .isEqualTo(environment.workload(workload).isPresent());
            }
        }
    }
}
