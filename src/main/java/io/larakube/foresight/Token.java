package io.larakube.foresight;

import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plan was computed from, as a few digits: the release, the objects in the cluster, the nodes, and what followed from all of
 * them. Each part has digits of its own, so that it can be said what changed.
 */
public record Token(String release, String objects, String nodes, String consequences) {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{10}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");

    /** As {@link #toString()} wrote it; empty when it is no token. */
    public static Optional<Token> parse(String text) {
        String[] parts = text.split("-", -1);
        return WRITTEN.matcher(text).matches()
                ? Optional.of(new Token(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    static Token of(Situation situation, List<String> consequences) {
        return new Token(
                situation.release(), digits(objects(situation)), digits(nodes(situation)), digits(consequences));
    }

    /** What is different now, in words. */
    public List<String> changedSince(Token earlier) {
        List<String> changed = new ArrayList<>();
        if (!release.equals(earlier.release)) {
            changed.add("the release is " + release + " now: image, configuration or manifests changed");
        }
        if (!objects.equals(earlier.objects)) {
            changed.add("objects in the cluster are not as they were");
        }
        if (!nodes.equals(earlier.nodes)) {
            changed.add("the nodes are not as they were");
        }
        if (changed.isEmpty() && !consequences.equals(earlier.consequences)) {
            changed.add("something else has other consequences now: room on the nodes, quotas or migrations");
        }
        return changed;
    }

    private static List<String> objects(Situation situation) {
        List<String> objects = new ArrayList<>(situation.removed());
        situation
                .pairs()
                .forEach(pair -> objects.add(pair.shown() + " "
                        + pair.live()
                                .map(live -> identity(live) + JsonText.line(Pair.said(live)))
                                .orElse("")));
        return objects.stream().sorted().toList();
    }

    private static String identity(Tree object) {
        return object.textAt("metadata", "uid").orElse("");
    }

    /** What decides about pods; not what changes from one minute to the next, such as when a node was heard of last. */
    private static List<String> nodes(Situation situation) {
        return situation.namespace().nodes().orElse(List.of()).stream()
                .map(node -> node.textAt("metadata", "name").orElse("")
                        + node.at("spec", "taints").map(JsonText::line).orElse("")
                        + node.isTrueAt("spec", "unschedulable")
                        + node.at("status", "allocatable", "cpu")
                                .map(JsonText::line)
                                .orElse("")
                        + node.at("status", "allocatable", "memory")
                                .map(JsonText::line)
                                .orElse(""))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String digits(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return String.join("-", release, objects, nodes, consequences);
    }
}
