package io.larakube.manifest;

import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;

/** Objects as the API server takes them. */
final class ApiObjects {

    private ApiObjects() {}

    /** The beginning of every object. */
    static Tree.Obj object(String apiVersion, String kind, String name, Tree.Obj labels) {
        return Tree.obj()
                .with("apiVersion", apiVersion)
                .with("kind", kind)
                .with("metadata", Tree.obj().with("name", name).with("labels", labels));
    }

    static Tree.Obj labels(String part, String component) {
        return Tree.obj().with(Names.LABEL_NAME, part).with(Names.LABEL_COMPONENT, component);
    }

    static Tree.Obj selector(String part) {
        return Tree.obj().with(Names.LABEL_NAME, part);
    }

    static Tree.Obj service(String name, Tree.Obj labels, Tree.Obj selector, Tree.Obj port) {
        return object("v1", "Service", name, labels)
                .with("spec", Tree.obj().with("selector", selector).with("ports", Tree.arr(port)));
    }

    static Tree.Obj servicePort(String name, int port) {
        return Tree.obj().with("name", name).with("port", port).with("targetPort", name);
    }

    static Tree.Obj claim(Claim claim, Tree.Obj labels) {
        Tree.Obj spec = Tree.obj()
                .with("accessModes", Tree.texts(claim.accessMode().word()))
                .with("storageClassName", claim.storageClass().map(Tree::text))
                .with("resources", Tree.obj().with("requests", Tree.obj().with("storage", claim.size())));
        return object("v1", "PersistentVolumeClaim", claim.name(), labels).with("spec", spec);
    }
}
