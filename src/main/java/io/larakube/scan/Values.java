package io.larakube.scan;

import io.larakube.scan.Value.Item;
import io.larakube.scan.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What expressions come to within one function. */
final class Values {

    private final Frame frame;

    Values(Frame frame) {
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }

    Value of(Node node) {
        return switch (node.type()) {
            case "string", "nowdoc", "encapsed_string", "heredoc" -> Strings.value(node, this);
            case "integer", "float", "boolean" -> Value.text(node.text());
            case "parenthesized_expression", "argument", "error_suppression_expression", "by_ref" -> ofLast(node);
            case "variadic_unpacking", "unary_op_expression" -> unknown(node);
            case "cast_expression" -> node.child("value").map(this::of).orElseGet(() -> unknown(node));
            case "variable_name" -> variable(node);
            case "binary_expression" -> binary(node);
            case "conditional_expression" -> conditional(node);
            case "assignment_expression" -> node.child("right").map(this::of).orElseGet(() -> unknown(node));
            case "array_creation_expression" -> array(node);
            case "member_access_expression", "nullsafe_member_access_expression" -> property(node);
            case "subscript_expression" -> element(node);
            case "class_constant_access_expression" -> constant(node);
            case "name", "qualified_name" -> Constants.value(node.text(), frame).orElseGet(() -> unknown(node));
            case "object_creation_expression" -> created(node);
            case "match_expression" -> match(node);
            default -> Call.of(node, this).map(call -> Results.of(call, this)).orElseGet(() -> unknown(node));
        };
    }

    static Value unknown(Node node) {
        return new Value.Unknown(node.text());
    }

    private Value ofLast(Node node) {
        return node.children().isEmpty() ? unknown(node) : of(node.children().getLast());
    }

    private Value variable(Node node) {
        return node.text().equals("$this")
                ? Value.made(frame.type().name())
                : frame.variables().value(node.text()).orElseGet(() -> unknown(node));
    }

    /** What an assignment does to the variables, and to the properties of the class in its constructor. */
    void assign(Node assignment) {
        Optional<Node> left = assignment.child("left");
        Optional<Node> right = assignment.child("right");
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        Value value = of(right.get());
        if (left.get().is("variable_name")) {
            frame.variables().set(left.get().text(), value);
        } else if (left.get().is("member_access_expression")) {
            ownProperty(left.get()).ifPresent(name -> frame.type().setProperty(name, value));
        }
    }

    private static Optional<String> ownProperty(Node access) {
        return access.child("object")
                .filter(object -> object.text().equals("$this"))
                .flatMap(_ -> access.child("name"))
                .map(Node::text);
    }

    private Value binary(Node node) {
        Optional<Node> left = node.child("left");
        Optional<Node> right = node.child("right");
        String operator = node.child("operator").map(Node::text).orElse("");
        if (left.isEmpty() || right.isEmpty()) {
            return unknown(node);
        }
        return switch (operator) {
            case "." -> Strings.joined(of(left.get()), of(right.get()));
            case "??" -> Value.oneOf(List.of(of(left.get()), of(right.get())));
            case "+" -> sum(node, of(left.get()), of(right.get()));
            default -> unknown(node);
        };
    }

    /** PHP's sum of arrays: where both have a key, the left one wins. */
    private static Value sum(Node node, Value left, Value right) {
        if (left instanceof Items(List<Item> first) && right instanceof Items(List<Item> second)) {
            return new Items(Stream.concat(second.stream(), first.stream()).toList());
        }
        return left instanceof Items || right instanceof Items ? (left instanceof Items ? left : right) : unknown(node);
    }

    private Value conditional(Node node) {
        Stream<Node> branches = node.child("body").isPresent()
                ? Stream.of("body", "alternative").flatMap(role -> node.child(role).stream())
                : Stream.of("condition", "alternative").flatMap(role -> node.child(role).stream());
        return Value.oneOf(branches.map(this::of).toList());
    }

    private Value match(Node node) {
        List<Value> results = node.child("body").stream()
                .flatMap(body -> body.children().stream())
                .flatMap(arm -> arm.child("return_expression").stream())
                .map(this::of)
                .toList();
        return results.isEmpty() ? unknown(node) : Value.oneOf(results);
    }

    private Value array(Node node) {
        List<Item> items = new ArrayList<>();
        node.all("array_element_initializer")
                .filter(item -> !item.children().isEmpty())
                .forEach(item -> {
                    Optional<String> key = item.children().size() > 1
                            ? of(item.children().getFirst()).known()
                            : Optional.empty();
                    Node value = item.children().getLast();
                    items.add(new Item(key, of(value), frame.file(), value));
                });
        return new Items(List.copyOf(items));
    }

    private Value property(Node node) {
        Optional<String> own = ownProperty(node);
        if (own.isPresent()) {
            return frame.type().property(own.get()).orElseGet(() -> unknown(node));
        }
        Value object = node.child("object").map(this::of).orElseGet(() -> unknown(node));
        return object instanceof Value.Made(String type, var _) && Laravel.isRequest(type)
                ? new Value.Upload(false, false)
                : unknown(node);
    }

    /** An element of an array: by its key where that is known, else any. */
    private Value element(Node node) {
        if (node.text().startsWith("$_SERVER[") && node.text().contains("DOCUMENT_ROOT")) {
            return new Value.OnDisk(Location.application("public"));
        }
        Value array = node.firstChild().map(this::of).orElseGet(() -> unknown(node));
        if (array instanceof Value.Upload) {
            return array;
        }
        if (!(array instanceof Items(List<Item> items)) || node.children().size() < 2) {
            return unknown(node);
        }
        Optional<String> key = of(node.children().getLast()).known();
        return key.flatMap(array::at)
                .orElseGet(() -> items.isEmpty()
                        ? unknown(node)
                        : Value.oneOf(items.stream().map(Item::value).toList()));
    }

    /** What a loop over a value takes from it. */
    static Value elementOf(Value many) {
        return switch (many) {
            case Items(List<Item> items)
            when !items.isEmpty() -> Value.oneOf(items.stream().map(Item::value).toList());
            case Value.Upload upload -> upload;
            default -> new Value.Unknown("an element");
        };
    }

    private Value constant(Node node) {
        if (node.children().size() < 2) {
            return unknown(node);
        }
        String owner = node.children().getFirst().text();
        String name = node.children().getLast().text();
        if (name.equals("class")) {
            return Value.text(frame.file().imports().type(owner));
        }
        boolean own = List.of("self", "static").contains(owner)
                || frame.file().imports().type(owner).equals(frame.type().name());
        return own ? frame.type().constant(name).orElseGet(() -> unknown(node)) : unknown(node);
    }

    private Value created(Node node) {
        return Call.of(node, this).map(call -> Results.of(call, this)).orElseGet(() -> unknown(node));
    }
}
