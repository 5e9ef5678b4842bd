package io.larakube.manifest;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlText;
import java.util.List;

/** Texts of kustomize files. Fields and behaviour: kustomize 5.0.4, which is in kubectl 1.29, and later. */
final class Kustomization {

    static final String FILE = "kustomization.yaml";

    private static final String MADE_BY = " Written by LaraKube from .larakube.json.\n";

    private Kustomization() {}

    /** The beginning of a {@code kustomization.yaml}. */
    static Tree.Obj start() {
        return Tree.obj().with("apiVersion", "kustomize.config.k8s.io/v1beta1").with("kind", "Kustomization");
    }

    /** A file: one line that says what it is, then its documents. */
    static String file(String about, List<Tree.Obj> documents) {
        return "# " + about + MADE_BY + YamlText.documents(documents);
    }

    static String file(String about, Tree.Obj document) {
        return file(about, List.of(document));
    }
}
