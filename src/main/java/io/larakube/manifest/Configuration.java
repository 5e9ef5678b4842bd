package io.larakube.manifest;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;

/** How a container gets what it must know: the configuration of the application, and the id of its release. */
final class Configuration {

    private Configuration() {}

    /** For {@code envFrom}; a variable in {@code env} wins over it. */
    static Tree.Arr all() {
        return Tree.arr(
                Tree.obj().with("configMapRef", Tree.obj().with("name", Names.CONFIG)),
                Tree.obj().with("secretRef", Tree.obj().with("name", Names.SECRETS)));
    }

    static Tree.Obj release() {
        return PodFields.fieldVariable(Names.RELEASE_VARIABLE, "metadata.labels['" + Names.LABEL_RELEASE + "']");
    }
}
