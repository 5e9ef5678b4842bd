package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a cluster shows of itself to somebody who wants to provide storage in it.
 *
 * @param usableNodes the names of those that application pods may run on now
 * @param drivers the CSIDriver objects
 * @param registrations the CSINode objects: which drivers the kubelet of each node knows
 */
public record Site(
        List<Tree> nodes, List<String> usableNodes, List<Tree> classes, List<Tree> drivers, List<Tree> registrations) {

    private static final Kind DRIVER = new Kind("storage.k8s.io/v1", "CSIDriver", "csidrivers", false);
    private static final Kind REGISTRATION = new Kind("storage.k8s.io/v1", "CSINode", "csinodes", false);
    private static final String IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";

    /**
     * Asks the cluster.
     *
     * @param usable which of the nodes application pods may run on
     */
    public static Site ask(Api api, Function<List<Tree>, List<String>> usable) {
        List<Tree> nodes = api.list(Kind.NODE, "", "");
        return new Site(
                nodes,
                usable.apply(nodes),
                api.list(Kind.STORAGE_CLASS, "", ""),
                api.list(DRIVER, "", ""),
                api.list(REGISTRATION, "", ""));
    }

    /** The same with what the kubelets know now. */
    Site now(Api api) {
        return new Site(nodes, usableNodes, classes, drivers, api.list(REGISTRATION, "", ""));
    }

    /** Whether it is a cluster of DigitalOcean's. */
    public boolean isDigitalOcean() {
        return nodes.stream()
                .anyMatch(node -> node.textAt("spec", "providerID")
                                .filter(id -> id.startsWith("digitalocean://"))
                                .isPresent()
                        || node.fieldsAt("metadata", "labels").keySet().stream()
                                .anyMatch(label -> label.startsWith("doks.digitalocean.com/")));
    }

    public Optional<Tree> driver(String name) {
        return named(drivers, name);
    }

    /** Whether somebody else has installed the driver. */
    public boolean hasForeign(String driver) {
        return driver(driver).filter(found -> !isOurs(found)).isPresent();
    }

    static boolean isOurs(Tree object) {
        return object.textAt("metadata", "labels", Names.LABEL_MANAGED_BY)
                .filter(Names.MANAGED_BY::equals)
                .isPresent();
    }

    /** The nodes for application pods on which a driver does not answer. */
    public List<String> without(String driver) {
        return usableNodes.stream()
                .filter(node -> named(registrations, node)
                        .filter(found -> found.itemsAt("spec", "drivers").stream()
                                .anyMatch(each -> each.textAt("name")
                                        .filter(driver::equals)
                                        .isPresent()))
                        .isEmpty())
                .toList();
    }

    public Optional<Tree> storageClass(String name) {
        return named(classes, name);
    }

    public List<String> classNames() {
        return classes.stream()
                .flatMap(each -> each.textAt("metadata", "name").stream())
                .toList();
    }

    /** The class that a claim without one gets. */
    public Optional<Tree> defaultClass() {
        return classes.stream()
                .filter(each -> each.textAt("metadata", "annotations", IS_DEFAULT)
                        .filter("true"::equals)
                        .isPresent())
                .findFirst();
    }

    /** The values of a field of the nodes, each once, in order. */
    List<String> nodeInfo(String field) {
        return nodes.stream()
                .flatMap(node -> node.textAt("status", "nodeInfo", field).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Tree> named(List<Tree> objects, String name) {
        return objects.stream()
                .filter(each ->
                        each.textAt("metadata", "name").filter(name::equals).isPresent())
                .findFirst();
    }
}
