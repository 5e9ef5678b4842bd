package io.larakube.cloud;

import io.larakube.cluster.Api;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Locality;
import io.larakube.plan.VolumeReach;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a cluster offers to an environment.
 *
 * @param ingresses the controllers of its ingress classes, by their names
 * @param defaultIngresses the classes that are marked as default
 */
public record Offer(ClusterFacts facts, Map<String, String> ingresses, List<String> defaultIngresses) {

    private static final Kind INGRESS_CLASS = new Kind("networking.k8s.io/v1", "IngressClass", "ingressclasses", false);
    private static final String IS_DEFAULT = "ingressclass.kubernetes.io/is-default-class";
    private static final int SHOWN_NODES = 3;

    /** Asks the cluster; what the user may not list is left out. */
    public static Offer ask(String server, Api api) {
        List<Tree> classes = api.listIfAllowed(INGRESS_CLASS);
        Map<String, String> ingresses = new TreeMap<>();
        classes.forEach(each ->
                ingresses.put(name(each), each.textAt("spec", "controller").orElse("")));
        return new Offer(
                ClusterFacts.ask(server, api),
                ingresses,
                classes.stream()
                        .filter(each -> each.textAt("metadata", "annotations", IS_DEFAULT)
                                .filter("true"::equals)
                                .isPresent())
                        .map(Offer::name)
                        .toList());
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }

    /**
     * Something that was found.
     *
     * @param place what says so
     */
    public record Finding(String what, String value, String place) {}

    /** Everything that was found, for people. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Locality locality = Locality.of(facts);
        findings.add(new Finding("cluster", locality.where().name().toLowerCase(Locale.ROOT), locality.evidence()));
        provider().ifPresent(findings::add);
        if (!facts.nodes().isEmpty()) {
            findings.add(new Finding("nodes", Integer.toString(facts.nodes().size()), names()));
        }
        facts.provisioners().forEach((name, provisioner) -> findings.add(storage(name, provisioner)));
        ingresses.forEach((name, controller) -> findings.add(
                new Finding("ingress class", name, (defaultIngresses.contains(name) ? "default, " : "") + controller)));
        return findings;
    }

    private Optional<Finding> provider() {
        return facts.nodes().stream()
                .filter(node -> node.providerId().contains("://"))
                .findFirst()
                .map(node -> new Finding(
                        "provider",
                        node.providerId().replaceFirst("://.*", ""),
                        "node " + node.name() + ": " + node.providerId()));
    }

    private String names() {
        String first = facts.nodes().stream()
                .limit(SHOWN_NODES)
                .map(ClusterFacts.Node::name)
                .collect(Collectors.joining(", "));
        return facts.nodes().size() > SHOWN_NODES ? first + ", …" : first;
    }

    private static String reach(String provisioner) {
        VolumeReach reach = VolumeReach.of(provisioner);
        return reach == VolumeReach.UNKNOWN ? "" : ": mounted on " + reach.words();
    }

    private Finding storage(String name, String provisioner) {
        String isDefault = facts.defaultClasses().contains(name) ? "default, " : "";
        return new Finding("storage class", name, isDefault + provisioner + reach(provisioner));
    }
}
