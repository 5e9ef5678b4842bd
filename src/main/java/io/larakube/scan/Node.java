package io.larakube.scan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of the syntax tree of a PHP file. Comments are left out, and so are signs without a role.
 *
 * @param type its name in the grammar of tree-sitter-php
 * @param field its role in the node above; empty when it has none
 */
record Node(String type, String field, PhpText source, int start, int end, List<Node> children) {

    String text() {
        return source.between(start, end);
    }

    int line() {
        return source.line(start);
    }

    int column() {
        return source.column(start);
    }

    boolean is(String... types) {
        return List.of(types).contains(type);
    }

    /** The child with a role. */
    Optional<Node> child(String role) {
        return children.stream().filter(child -> child.field.equals(role)).findFirst();
    }

    /** The first child of a type. */
    Optional<Node> first(String wanted) {
        return all(wanted).findFirst();
    }

    Stream<Node> all(String wanted) {
        return children.stream().filter(child -> child.type.equals(wanted));
    }

    /** The first child; signs and keywords are none. */
    Optional<Node> firstChild() {
        return children.isEmpty() ? Optional.empty() : Optional.of(children.getFirst());
    }

    /** This node and all below, in the order of the text. */
    Stream<Node> below() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::below));
    }
}
