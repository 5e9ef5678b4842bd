package io.larakube.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the names of a file stand for: its namespace, its {@code use} lines and Laravel's own aliases. */
final class Imports {

    private String namespace = "";
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();

    static Imports of(Node root) {
        Imports imports = new Imports();
        imports.read(root);
        return imports;
    }

    private void read(Node node) {
        for (Node child : node.children()) {
            if (child.is("namespace_definition")) {
                namespace = child.child("name").map(Node::text).orElse("");
                child.child("body").ifPresent(this::read);
            } else if (child.is("namespace_use_declaration")) {
                use(child);
            }
        }
    }

    private void use(Node declaration) {
        String prefix = declaration
                .first("namespace_name")
                .map(name -> name.text() + "\\")
                .orElse("");
        boolean function =
                declaration.children().stream().anyMatch(child -> child.text().equalsIgnoreCase("function"));
        List<Node> clauses =
                declaration.first("namespace_use_group").map(Node::children).orElse(declaration.children());
        clauses.stream()
                .filter(clause -> clause.is("namespace_use_clause", "namespace_use_group_clause"))
                .forEach(clause -> clause(prefix, clause, function));
    }

    /** {@code Name}, {@code A\Name} or {@code A\Name as Other}; the words are taken from the text, whose tree differs by version. */
    private void clause(String prefix, Node clause, boolean function) {
        List<String> words = List.of(clause.text().strip().split("\\s+", -1));
        boolean isFunction = function || words.getFirst().equalsIgnoreCase("function");
        int first = isFunction && !function ? 1 : 0;
        String name = bare(prefix + bare(words.get(first)));
        String alias = words.size() > first + 2 ? words.getLast() : name.substring(name.lastIndexOf('\\') + 1);
        (isFunction ? functions : classes).put(alias.toLowerCase(Locale.ROOT), name);
    }

    /** The full name of a class, without a backslash in front. */
    String type(String name) {
        if (name.startsWith("\\")) {
            return Laravel.facade(bare(name));
        }
        int end = name.indexOf('\\');
        String head = end < 0 ? name : name.substring(0, end);
        String known = classes.get(head.toLowerCase(Locale.ROOT));
        if (known != null) {
            return Laravel.facade(end < 0 ? known : known + name.substring(end));
        }
        return namespace.isEmpty() ? Laravel.facade(name) : namespace + "\\" + name;
    }

    /** The name of a function, in small letters; one without a namespace is PHP's or Laravel's. */
    String function(String name) {
        String lower = bare(name).toLowerCase(Locale.ROOT);
        return bare(functions.getOrDefault(lower, lower)).toLowerCase(Locale.ROOT);
    }

    private static String bare(String name) {
        return name.startsWith("\\") ? name.substring(1) : name;
    }

    String inNamespace(String name) {
        return namespace.isEmpty() ? name : namespace + "\\" + name;
    }
}
