package io.larakube.manifest;

import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.plan.Workload;
import io.larakube.tree.Tree;

/** Kubernetes objects, and the pieces that several kinds of them share. */
final class Objects {

    private Objects() {}

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

    static Tree.Obj containerPort(String name, int port) {
        return Tree.obj().with("name", name).with("containerPort", port);
    }

    static Tree.Obj claim(Claim claim, Tree.Obj labels) {
        Tree.Obj spec = Tree.obj()
                .with("accessModes", Tree.texts(claim.accessMode().word()))
                .with("storageClassName", claim.storageClass().map(Tree::text))
                .with("resources", Tree.obj().with("requests", Tree.obj().with("storage", claim.size())));
        return object("v1", "PersistentVolumeClaim", claim.name(), labels).with("spec", spec);
    }

    static Tree.Obj claimVolume(String name, String claim) {
        return Tree.obj()
                .with("name", name)
                .with("persistentVolumeClaim", Tree.obj().with("claimName", claim));
    }

    static Tree.Obj configMapVolume(String name, String configMap, Tree.Obj options) {
        return Tree.obj()
                .with("name", name)
                .with("configMap", Tree.obj().with("name", configMap).and(options));
    }

    static Tree.Obj container(String name, String image) {
        return Tree.obj().with("name", name).with("image", image);
    }

    static Tree.Obj mount(String volume, String path) {
        return Tree.obj().with("name", volume).with("mountPath", path);
    }

    static Tree.Obj variable(String name, String value) {
        return Tree.obj().with("name", name).with("value", value);
    }

    static Tree.Obj fieldVariable(String name, String fieldPath) {
        return Tree.obj()
                .with("name", name)
                .with("valueFrom", Tree.obj().with("fieldRef", Tree.obj().with("fieldPath", fieldPath)));
    }

    static Tree.Obj secretVariable(String name, String secret, String key) {
        Tree.Obj reference = Tree.obj().with("name", secret).with("key", key);
        return Tree.obj().with("name", name).with("valueFrom", Tree.obj().with("secretKeyRef", reference));
    }

    static Tree.Obj resources(Workload.Resources given) {
        return Tree.obj()
                .withUnlessEmpty("requests", quantities(given.cpuRequest(), given.memoryRequest()))
                .withUnlessEmpty("limits", quantities(given.cpuLimit(), given.memoryLimit()));
    }

    private static Tree.Obj quantities(String cpu, String memory) {
        Tree.Obj quantities = cpu.isEmpty() ? Tree.obj() : Tree.obj().with("cpu", cpu);
        return memory.isEmpty() ? quantities : quantities.with("memory", memory);
    }
}
