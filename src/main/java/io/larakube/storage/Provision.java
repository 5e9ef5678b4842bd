package io.larakube.storage;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;

/** A shared filesystem as it is to be on a cluster: decided, and nothing done yet. */
public sealed interface Provision permits Nfs, Managed {

    SharedFilesystem kind();

    /** What was asked for, by the names of the options; kept in the cluster, so that an interrupted run goes on with the same. */
    Map<String, String> options();

    /** What is installed, and its checksum when it was fetched; empty when nothing is. */
    String release();

    /** What speaks for and against it there. */
    List<Check> checks(Site site);

    /** What is sent, in order; the storage class is the last. */
    List<Part> parts(Site site);

    /** The part of the storage class. Deleting a claim deletes its files, as with every class that provisions. */
    static Part classPart(SharedFilesystem kind, Map<String, String> parameters, List<String> mountOptions) {
        Tree.Obj fields = Tree.obj();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            fields = fields.with(parameter.getKey(), parameter.getValue());
        }
        Tree storageClass = Tree.obj()
                .with("apiVersion", "storage.k8s.io/v1")
                .with("kind", "StorageClass")
                .with(
                        "metadata",
                        Tree.obj()
                                .with("name", kind.storageClass())
                                .with("labels", Tree.obj().with(Names.LABEL_MANAGED_BY, Names.MANAGED_BY)))
                .with("provisioner", kind.driver())
                .with("parameters", fields)
                .with("reclaimPolicy", "Delete")
                .with("volumeBindingMode", "Immediate")
                .withUnlessEmpty("mountOptions", Tree.texts(mountOptions));
        return Part.of("class", "the storage class " + kind.storageClass() + " is there", List.of(storageClass));
    }
}
