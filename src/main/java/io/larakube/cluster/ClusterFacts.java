package io.larakube.cluster;

import io.larakube.plan.Certificate;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a cluster shows of itself.
 *
 * @param server the API server's URL
 * @param provisioners of the storage classes, by their names
 * @param defaultClasses the storage classes that are marked as default
 * @param certificates what storage classes keep of how they were proven, by their names
 */
public record ClusterFacts(
        String server,
        List<Node> nodes,
        NavigableMap<String, String> provisioners,
        List<String> defaultClasses,
        Map<String, Certificate> certificates) {

    /**
     * A machine of the cluster.
     *
     * @param providerId {@code spec.providerID}, empty when there is none
     * @param images the names of the images that it has, as the kubelet reports them (at most 50)
     */
    public record Node(
            String name, String providerId, Map<String, String> labels, String runtime, Set<String> images) {}

    private static final String IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";

    /** Asks the cluster. Nodes or classes that the user may not list are left out: the address alone then decides. */
    public static ClusterFacts ask(String server, Api api) {
        Map<Kind, List<Tree>> listed = SideBySide.of(List.of(Kind.NODE, Kind.STORAGE_CLASS), api::listIfAllowed);
        List<Node> nodes = listed.getOrDefault(Kind.NODE, List.of()).stream()
                .map(ClusterFacts::node)
                .toList();
        List<Tree> classes = listed.getOrDefault(Kind.STORAGE_CLASS, List.of());
        return new ClusterFacts(
                server,
                nodes,
                provisioners(classes),
                classes.stream()
                        .filter(ClusterFacts::isDefault)
                        .map(ClusterFacts::name)
                        .toList(),
                certificates(classes));
    }

    private static Map<String, Certificate> certificates(List<Tree> classes) {
        Map<String, Certificate> certificates = new TreeMap<>();
        classes.forEach(each -> each.textAt("metadata", "annotations", Names.PROVEN)
                .flatMap(Certificate::read)
                .ifPresent(certificate -> certificates.put(name(each), certificate)));
        return certificates;
    }

    /** The names of the storage classes. */
    public Set<String> classes() {
        return provisioners.keySet();
    }

    private static NavigableMap<String, String> provisioners(List<Tree> classes) {
        NavigableMap<String, String> provisioners = new TreeMap<>();
        classes.forEach(
                each -> provisioners.put(name(each), each.textAt("provisioner").orElse("")));
        return provisioners;
    }

    private static Node node(Tree node) {
        Map<String, String> labels = node.fieldsAt("metadata", "labels").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, label -> label.getValue().textAt().orElse("")));
        Set<String> images = node.itemsAt("status", "images").stream()
                .flatMap(image -> image.itemsAt("names").stream())
                .flatMap(name -> name.textAt().stream())
                .collect(Collectors.toSet());
        return new Node(
                name(node),
                node.textAt("spec", "providerID").orElse(""),
                labels,
                node.textAt("status", "nodeInfo", "containerRuntimeVersion").orElse(""),
                images);
    }

    private static boolean isDefault(Tree storageClass) {
        return storageClass
                .textAt("metadata", "annotations", IS_DEFAULT)
                .filter("true"::equals)
                .isPresent();
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }
}
