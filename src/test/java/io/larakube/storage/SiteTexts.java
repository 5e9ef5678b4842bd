package io.larakube.storage;

import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Clusters for tests, put together from what they show of themselves. */
record SiteTexts(List<Tree> nodes, List<Tree> classes, List<Tree> drivers, List<Tree> registrations) {

    static final SiteTexts EMPTY = new SiteTexts(List.of(), List.of(), List.of(), List.of());

    /** Two nodes and a class on their disks. */
    static final SiteTexts USUAL = EMPTY.node("node-1", "").node("node-2", "").defaultClass("gp3", "ebs.csi.aws.com");

    SiteTexts node(String name, String providerId) {
        Tree node = yaml("""
            metadata: {name: %s}
            spec: {providerID: "%s"}
            status: {nodeInfo: {architecture: amd64}, conditions: [{type: Ready, status: "True"}]}
            """.formatted(name, providerId));
        return new SiteTexts(with(nodes, node), classes, drivers, registrations);
    }

    SiteTexts storageClass(String name, String provisioner) {
        Tree found = yaml("{metadata: {name: %s}, provisioner: %s}".formatted(name, provisioner));
        return new SiteTexts(nodes, with(classes, found), drivers, registrations);
    }

    SiteTexts defaultClass(String name, String provisioner) {
        Tree found = yaml("""
            metadata: {name: %s, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
            provisioner: %s
            """.formatted(name, provisioner));
        return new SiteTexts(nodes, with(classes, found), drivers, registrations);
    }

    SiteTexts with(Tree storageClass) {
        return new SiteTexts(nodes, with(classes, storageClass), drivers, registrations);
    }

    /** A driver that somebody else installed, on these nodes. */
    SiteTexts driver(String name, String... on) {
        List<Tree> known = new ArrayList<>(registrations);
        for (String node : on) {
            known.add(yaml("{metadata: {name: %s}, spec: {drivers: [{name: %s}]}}".formatted(node, name)));
        }
        return new SiteTexts(nodes, classes, with(drivers, yaml("{metadata: {name: %s}}".formatted(name))), known);
    }

    Site site() {
        List<String> names = nodes.stream()
                .flatMap(node -> node.textAt("metadata", "name").stream())
                .toList();
        return new Site(nodes, names, classes, drivers, registrations);
    }

    private static List<Tree> with(List<Tree> trees, Tree more) {
        List<Tree> all = new ArrayList<>(trees);
        all.add(more);
        return all;
    }

    static Tree yaml(String text) {
        return ((YamlReader.Reading.Read) YamlReader.read("test", text))
                .documents()
                .getFirst();
    }
}
