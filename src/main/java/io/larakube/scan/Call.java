package io.larakube.scan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call of a function or a method, or the making of an object.
 *
 * @param owner the class of a static call, of a made object, or of the receiver where that is known; else empty
 * @param name in small letters; empty for the making of an object
 * @param receiver what the method is called on
 */
record Call(Kind kind, String owner, String name, Value receiver, List<Argument> arguments, Node node) {

    enum Kind {
        FUNCTION,
        STATIC,
        METHOD,
        CREATION
    }

    /** @param name of a named argument; else empty */
    record Argument(String name, Value value, Node node) {}

    private static final Value NOTHING = new Value.Unknown("");

    /** The call that a node is; empty for any other node, and where the name of what is called is only known at run time. */
    static Optional<Call> of(Node node, Values values) {
        Imports imports = values.frame().file().imports();
        return switch (node.type()) {
            case "function_call_expression" ->
                node.child("function")
                        .filter(name -> name.is("name", "qualified_name"))
                        .map(name -> new Call(
                                Kind.FUNCTION,
                                "",
                                imports.function(name.text()),
                                NOTHING,
                                arguments(node, values),
                                node));
            case "scoped_call_expression" ->
                node.child("scope")
                        .flatMap(scope -> methodName(node)
                                .map(name -> new Call(
                                        Kind.STATIC,
                                        owner(scope, values),
                                        name,
                                        NOTHING,
                                        arguments(node, values),
                                        node)));
            case "member_call_expression", "nullsafe_member_call_expression" ->
                node.child("object")
                        .flatMap(object -> methodName(node).map(name -> method(node, name, values.of(object), values)));
            case "object_creation_expression" ->
                node.children().stream()
                        .filter(child -> child.is("name", "qualified_name"))
                        .findFirst()
                        .map(type -> new Call(
                                Kind.CREATION, imports.type(type.text()), "", NOTHING, arguments(node, values), node));
            default -> Optional.empty();
        };
    }

    private static Call method(Node node, String name, Value receiver, Values values) {
        String owner = receiver instanceof Value.Made made ? made.type() : "";
        return new Call(Kind.METHOD, owner, name, receiver, arguments(node, values), node);
    }

    private static String owner(Node scope, Values values) {
        boolean own = Set.of("self", "static", "parent").contains(scope.text().toLowerCase(Locale.ROOT));
        return own
                ? values.frame().type().name()
                : values.frame().file().imports().type(scope.text());
    }

    private static Optional<String> methodName(Node call) {
        return call.child("name")
                .filter(name -> name.is("name"))
                .map(name -> name.text().toLowerCase(Locale.ROOT));
    }

    private static List<Argument> arguments(Node call, Values values) {
        return call.children().stream()
                .filter(child -> child.is("arguments"))
                .flatMap(arguments -> arguments.all("argument"))
                .map(argument ->
                        new Argument(argument.child("name").map(Node::text).orElse(""), values.of(argument), argument))
                .toList();
    }

    /** The argument at a place, from 0, or of a name. */
    Optional<Value> argument(int index, String... names) {
        Optional<Value> named = arguments.stream()
                .filter(argument -> List.of(names).contains(argument.name()))
                .map(Argument::value)
                .findFirst();
        boolean there = index < arguments.size() && arguments.get(index).name().isEmpty();
        return named.isEmpty() && there ? Optional.of(arguments.get(index).value()) : named;
    }

    /** The text of an argument, when all of it is known. */
    Optional<String> text(int index, String... names) {
        return argument(index, names).flatMap(Value::known);
    }

    Stream<Value> values() {
        return arguments.stream().map(Argument::value);
    }

    boolean is(Kind wanted, String type, String... names) {
        return kind == wanted && owner.equals(type) && List.of(names).contains(name);
    }

    /** A call of one of the methods of a class, on its facade or an object. */
    boolean on(String type, String... names) {
        return (kind == Kind.STATIC || kind == Kind.METHOD)
                && owner.equals(type)
                && List.of(names).contains(name);
    }

    boolean isFunction(String... names) {
        return kind == Kind.FUNCTION && List.of(names).contains(name);
    }

    boolean isMethod(String... names) {
        return (kind == Kind.METHOD || kind == Kind.STATIC) && List.of(names).contains(name);
    }
}
