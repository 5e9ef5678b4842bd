package io.larakube.scan;

import java.util.List;
import java.util.Locale;

/** Reads what the members of a class say about its constants and properties. */
final class Members {

    private final ClassScope scope;
    private final Values values;
    private final Frame frame;

    Members(ClassScope scope, Frame frame) {
        this.scope = scope;
        this.frame = frame;
        this.values = new Values(frame);
    }

    void read(List<Node> members) {
        members.stream().filter(member -> member.is("const_declaration")).forEach(this::constants);
        members.stream().filter(member -> member.is("property_declaration")).forEach(this::properties);
        members.stream()
                .filter(member -> member.is("method_declaration"))
                .filter(method -> method.child("name").filter(Members::isFirst).isPresent())
                .forEach(this::constructor);
    }

    /** Livewire calls {@code mount}, and Laravel's controllers and commands the constructor, before anything else. */
    private static boolean isFirst(Node name) {
        return List.of("__construct", "mount").contains(name.text().toLowerCase(Locale.ROOT));
    }

    private void constants(Node declaration) {
        declaration
                .all("const_element")
                .filter(element -> element.children().size() > 1)
                .forEach(element -> scope.setConstant(
                        element.children().getFirst().text(),
                        values.of(element.children().getLast())));
    }

    private void properties(Node declaration) {
        declaration.all("property_element").forEach(element -> {
            String name = element.first("variable_name").map(Node::text).orElse("");
            List<Node> given = element.children().stream()
                    .filter(child -> !child.is("variable_name"))
                    .toList();
            Value value = declaration
                    .child("type")
                    .flatMap(type -> Parameters.typed(type, frame.file().imports()))
                    .or(() -> scope.takesUploads() && isLoose(declaration)
                            ? java.util.Optional.of(new Value.Upload(true, false))
                            : java.util.Optional.empty())
                    .orElseGet(() -> given.isEmpty() ? new Value.Unknown(name) : initial(given.getLast()));
            scope.setProperty(name.replace("$", ""), value);
        });
    }

    private Value initial(Node node) {
        return values.of(node.is("property_initializer") ? node.children().getLast() : node);
    }

    /** Whether a property may hold an upload: it has no type, or is a list. */
    private static boolean isLoose(Node declaration) {
        return declaration
                .child("type")
                .map(Node::text)
                .filter(type -> !type.equals("array"))
                .isEmpty();
    }

    private void constructor(Node method) {
        Frame inside = frame.with(new Variables());
        Parameters.declare(method, inside);
        method.child("parameters")
                .ifPresent(parameters -> parameters
                        .all("property_promotion_parameter")
                        .forEach(parameter -> parameter
                                .child("name")
                                .ifPresent(name -> inside.variables()
                                        .value(name.text())
                                        .ifPresent(value ->
                                                scope.setProperty(name.text().replace("$", ""), value)))));
        Values body = new Values(inside);
        method.child("body").stream()
                .flatMap(Node::below)
                .filter(node -> node.is("assignment_expression"))
                .forEach(body::assign);
    }
}
