package io.larakube.manifest;

import io.larakube.blueprint.Environment;
import io.larakube.plan.Claim.AccessMode;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of an environment's overlay: its namespace, its hosts, and patches for what differs from the base. */
final class Overlay {

    /** Stands for the name in a patch whose target says what it is for; kustomize asks for one and does not read it. */
    private static final String ANY = "any";

    private final Plan environment;
    private final Map<String, String> files = new LinkedHashMap<>();
    private Tree.Arr resources = Tree.arr();
    private Tree.Arr patches = Tree.arr();

    private Overlay(Plan environment) {
        this.environment = environment;
    }

    /**
     * Texts by path.
     *
     * @param base the parts of the base
     * @param own the parts of this environment; each is in the base, too
     */
    static Map<String, String> files(Plan environment, List<Part> base, List<Part> own) {
        Overlay overlay = new Overlay(environment);
        overlay.namespace();
        overlay.ingress();
        overlay.resources = overlay.resources.with(Tree.text("../../base"));
        base.forEach(part -> overlay.differences(part, own));
        overlay.pullSecret();
        overlay.accessModes();
        return overlay.inOrder();
    }

    private Map<String, String> inOrder() {
        Tree.Obj labels = Tree.obj()
                .with(Names.LABEL_PART_OF, environment.project())
                .with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)
                .with(Names.LABEL_ENVIRONMENT, environment.environment());
        Tree.Obj kustomization = Kustomization.start()
                .with("namespace", environment.namespace())
                .with("resources", resources)
                .with(
                        "labels",
                        Tree.arr(Tree.obj().with("includeTemplates", true).with("pairs", labels)))
                .withUnlessEmpty("patches", patches);
        Map<String, String> all = new LinkedHashMap<>();
        String about = "The environment " + environment.environment() + ".";
        all.put(path(Kustomization.FILE), Kustomization.file(about, kustomization));
        all.putAll(files);
        return all;
    }

    private String path(String file) {
        return "overlays/" + environment.environment() + "/" + file;
    }

    private void namespace() {
        Tree.Obj labels = Tree.obj()
                .with("pod-security.kubernetes.io/enforce", "restricted")
                .with("pod-security.kubernetes.io/warn", "restricted");
        resource(
                "namespace.yaml",
                "The namespace, which refuses pods that are not restricted.",
                List.of(ApiObjects.object("v1", "Namespace", environment.namespace(), labels)));
    }

    private void ingress() {
        if (!environment.hosts().isEmpty()) {
            resource("ingress.yaml", "The hosts of this environment.", Ingresses.of(environment));
        }
    }

    private void resource(String file, String about, List<Tree.Obj> documents) {
        files.put(path(file), Kustomization.file(about, documents));
        resources = resources.with(Tree.text(file));
    }

    private void differences(Part part, List<Part> own) {
        Optional<Part> here =
                own.stream().filter(one -> one.name().equals(part.name())).findFirst();
        if (here.isEmpty()) {
            remove(part);
            return;
        }
        List<Tree.Obj> objects = here.get().objects();
        for (Tree.Obj object : part.objects()) {
            counterpart(object, objects)
                    .map(one -> Difference.between(object, one))
                    .orElseGet(() ->
                            Optional.of(Tree.obj().with("$patch", "delete").and(Difference.identity(object))))
                    .ifPresent(this::change);
        }
        List<Tree.Obj> added = objects.stream()
                .filter(object -> counterpart(object, part.objects()).isEmpty())
                .toList();
        if (!added.isEmpty()) {
            resource(part.name() + "-added.yaml", "What " + part.name() + " has here and not everywhere.", added);
        }
    }

    private static Optional<Tree.Obj> counterpart(Tree.Obj object, List<Tree.Obj> among) {
        return among.stream()
                .filter(one -> Difference.identity(one).equals(Difference.identity(object)))
                .findFirst();
    }

    private void change(Tree.Obj patch) {
        String kind = patch.textAt("kind").orElseThrow();
        String name = patch.textAt("metadata", "name").orElseThrow();
        String file = name + (kind.equals("Service") ? "-service" : "") + "-patch.yaml";
        files.put(path(file), Kustomization.file("What is different about " + name + " here.", patch));
        patches = patches.with(Tree.obj().with("path", file));
    }

    /** One patch with one document removes all objects of a part: kustomize takes no file with several delete patches. */
    private void remove(Part part) {
        Tree.Obj patch = Tree.obj().with("$patch", "delete").and(any("v1", "Any"));
        Tree.Obj target = Tree.obj().with("labelSelector", Names.LABEL_NAME + "=" + part.name());
        String about = "The workload " + part.name() + " does not run here.";
        patch("without-" + part.name() + ".yaml", about, patch, target);
    }

    private void pullSecret() {
        environment.pullSecret().ifPresent(secret -> {
            Tree.Obj pod =
                    Tree.obj().with("imagePullSecrets", Tree.arr(Tree.obj().with("name", secret)));
            Tree.Obj patch = any("apps/v1", "Deployment")
                    .with("spec", Tree.obj().with("template", Tree.obj().with("spec", pod)));
            Tree.Obj target = Tree.obj().with("kind", "Deployment");
            patch("pull-secret-patch.yaml", "The Secret that the application's image is pulled with.", patch, target);
        });
    }

    /** A local cluster is one node whose volumes can do nothing else, whatever the base asks for. */
    private void accessModes() {
        if (environment.environment().equals(Environment.LOCAL)) {
            Tree.Obj spec = Tree.obj().with("accessModes", Tree.texts(AccessMode.READ_WRITE_ONCE.word()));
            Tree.Obj patch = any("v1", "PersistentVolumeClaim").with("spec", spec);
            Tree.Obj target = Tree.obj().with("kind", "PersistentVolumeClaim");
            patch("pvc-patch.yaml", "Pins every claim to one node, the only one there is.", patch, target);
        }
    }

    private static Tree.Obj any(String apiVersion, String kind) {
        return Tree.obj()
                .with("apiVersion", apiVersion)
                .with("kind", kind)
                .with("metadata", Tree.obj().with("name", ANY));
    }

    private void patch(String file, String about, Tree.Obj patch, Tree.Obj target) {
        files.put(path(file), Kustomization.file(about, patch));
        patches = patches.with(Tree.obj().with("path", file).with("target", target));
    }
}
