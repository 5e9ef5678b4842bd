package io.larakube.manifest;

import io.larakube.plan.Workload;
import io.larakube.tree.Tree;

/** What pods and their containers are made of. */
final class PodFields {

    private PodFields() {}

    static Tree.Obj containerPort(String name, int port) {
        return Tree.obj().with("name", name).with("containerPort", port);
    }

    /** Space on the node that goes with the pod. */
    static Tree.Obj scratchVolume(String name, String size) {
        return Tree.obj().with("name", name).with("emptyDir", Tree.obj().with("sizeLimit", size));
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
