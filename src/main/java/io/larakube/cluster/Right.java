package io.larakube.cluster;

import io.larakube.failure.Failure;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that a user must be allowed to do.
 *
 * @param verb as RBAC has it: {@code patch}
 */
public record Right(String verb, Kind kind) {

    /** Source: apiserver's responsewriters.Forbidden; webhooks and admission plugins write other texts. */
    private static final Pattern DENIED =
            Pattern.compile("User \"(.*?)\" cannot (\\w+) resource \"(.*?)\" in API group \"(.*?)\"(.*)");

    /** Refuses to begin what could not be finished: all rights that the user lacks in a namespace, when the cluster can tell. */
    public static void require(Api api, String namespace, List<Right> needed) {
        Tree.Obj spec = Tree.obj().with("namespace", namespace);
        Tree status = api.review("selfsubjectrulesreviews", spec).at("status").orElse(new Tree.Nil());
        if (status.isTrueAt("incomplete")) {
            return; // an authorizer outside of the cluster decides, which gives no list
        }
        List<Tree> rules = status.itemsAt("resourceRules");
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        needed.stream()
                .filter(right -> rules.stream().noneMatch(right::isGivenBy))
                .forEach(right -> verbs.computeIfAbsent(right.resource(), any -> new ArrayList<>())
                        .add(right.verb));
        if (!verbs.isEmpty()) {
            throw lacking(namespace, verbs);
        }
    }

    private static Failure lacking(String namespace, Map<String, List<String>> verbs) {
        List<String> lines = new ArrayList<>();
        verbs.forEach((resource, list) -> lines.add(String.join(", ", list) + " " + resource));
        String first = lines.getFirst() + " in the namespace " + namespace;
        String more = lines.size() == 1 ? "" : ", and " + (lines.size() - 1) + " more that are missing";
        List<String> advice = new ArrayList<>(List.of("ask an administrator of the cluster for a Role that may:"));
        advice.addAll(lines.stream().map(line -> "  " + line).toList());
        advice.add("nothing was changed; what you may do: kubectl auth can-i --list -n " + namespace);
        return new Failure.Unavailable("you lack the right to " + first + more, advice.toArray(String[]::new));
    }

    private boolean isGivenBy(Tree rule) {
        return has(rule, "verbs", verb)
                && has(rule, "apiGroups", group())
                && has(rule, "resources", kind.plural())
                && rule.itemsAt("resourceNames").isEmpty();
    }

    private static boolean has(Tree rule, String field, String word) {
        return texts(rule.itemsAt(field)).stream().anyMatch(text -> text.equals("*") || text.equals(word));
    }

    private static List<String> texts(List<Tree> items) {
        return items.stream().flatMap(item -> item.textAt().stream()).collect(Collectors.toList());
    }

    private String group() {
        int slash = kind.apiVersion().indexOf('/');
        return slash < 0 ? "" : kind.apiVersion().substring(0, slash);
    }

    /** As {@code kubectl auth can-i} takes it: {@code deployments.apps}. */
    private String resource() {
        return group().isEmpty() ? kind.plural() : kind.plural() + "." + group();
    }

    /** Whether the API server's own words say that a right is missing, rather than that something else is forbidden. */
    static boolean isMissing(String message) {
        return DENIED.matcher(message).find();
    }

    /** The failure that the API server's own words of a forbidden call come to. */
    static Failure failure(String message) {
        String ask = "ask an administrator of the cluster for a Role that has it";
        Matcher denied = DENIED.matcher(message);
        if (!denied.find()) {
            return new Failure.Unavailable("the cluster forbids it: " + message, ask);
        }
        String group = denied.group(4).isEmpty() ? "" : "." + denied.group(4);
        String right = denied.group(2) + " " + denied.group(3) + group;
        String where = denied.group(5)
                .replace(" at the cluster scope", " of the whole cluster")
                .replace("\"", "");
        return new Failure.Unavailable(
                "you lack the right to " + right + where + ", as " + denied.group(1),
                ask,
                "what you may do: kubectl auth can-i --list");
    }
}
