package io.larakube.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through a file in the order of its text, keeps track of variables, and shows every call and class to the rules. */
final class Walk {

    private static final Set<String> CLASSES =
            Set.of("class_declaration", "trait_declaration", "enum_declaration", "anonymous_class");

    private static final Set<String> CALLS = Set.of(
            "function_call_expression",
            "member_call_expression",
            "nullsafe_member_call_expression",
            "scoped_call_expression",
            "object_creation_expression");

    private static final Set<String> CLOSURES =
            Set.of("anonymous_function", "anonymous_function_creation_expression", "arrow_function");

    private final Notes.Book book;

    private Walk(Notes.Book book) {
        this.book = book;
    }

    static void through(SourceFile file, Settings settings, Notes.Book book) {
        new Walk(book).visit(file.root(), new Values(new Frame(file, settings, ClassScope.none(), new Variables())));
    }

    private void visit(Node node, Values values) {
        Frame frame = values.frame();
        if (CLASSES.contains(node.type())) {
            ClassScope scope = ClassScope.of(node, frame);
            Notes notes = new Notes(frame, book);
            Rules.ALL.forEach(rule -> rule.type(node, scope, notes));
            children(node, new Values(frame.in(scope)));
        } else if (node.is("method_declaration", "function_definition")) {
            function(node, frame.with(new Variables()));
        } else if (CLOSURES.contains(node.type())) {
            function(node, frame.with(frame.variables().copy()));
        } else if (node.is("assignment_expression")) {
            children(node, values);
            values.assign(node);
        } else if (node.is("foreach_statement")) {
            loop(node, values);
        } else {
            children(node, values);
            if (CALLS.contains(node.type())) {
                Call.of(node, values).ifPresent(call -> show(call, frame));
            }
        }
    }

    private void children(Node node, Values values) {
        node.children().forEach(child -> visit(child, values));
    }

    private void function(Node node, Frame inside) {
        Parameters.declare(node, inside);
        children(node, new Values(inside));
    }

    /** {@code foreach ($many as $one)}: the variable is known before the body is read. */
    private void loop(Node node, Values values) {
        List<Node> children = node.children();
        if (children.size() > 1) {
            Value element = Values.elementOf(values.of(children.getFirst()));
            variable(children.get(1))
                    .ifPresent(name -> values.frame().variables().set(name, element));
        }
        children(node, values);
    }

    private static Optional<String> variable(Node taken) {
        Node value = taken.is("pair", "foreach_pair") && !taken.children().isEmpty()
                ? taken.children().getLast()
                : taken;
        return value.below()
                .filter(node -> node.is("variable_name"))
                .findFirst()
                .map(Node::text);
    }

    private void show(Call call, Frame frame) {
        Notes notes = new Notes(frame, book);
        Rules.ALL.forEach(rule -> rule.call(call, notes));
    }
}
