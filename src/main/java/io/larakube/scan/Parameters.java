package io.larakube.scan;

import java.util.Optional;

/** What the parameters of a function hold, by their types. */
final class Parameters {

    private Parameters() {}

    /** Sets the parameters of a function, method or closure. */
    static void declare(Node function, Frame inside) {
        function.child("parameters").stream()
                .flatMap(parameters -> parameters.children().stream())
                .forEach(parameter -> parameter
                        .child("name")
                        .ifPresent(name -> inside.variables().set(name.text(), value(parameter, name, inside))));
    }

    private static Value value(Node parameter, Node name, Frame inside) {
        return parameter
                .child("type")
                .flatMap(type -> typed(type, inside.file().imports()))
                .orElseGet(() -> new Value.Unknown(name.text()));
    }

    /** An object of the type; empty for a type that is no class. */
    static Optional<Value> typed(Node type, Imports imports) {
        return type.below()
                .filter(node -> node.is("named_type"))
                .findFirst()
                .map(named -> made(imports.type(named.text())));
    }

    static Value made(String type) {
        return switch (type) {
            case Laravel.UPLOAD -> new Value.Upload(false, true);
            case Laravel.LIVEWIRE_UPLOAD -> new Value.Upload(true, true);
            case Laravel.DISK -> new Value.Disk(Optional.empty());
            default -> Value.made(type);
        };
    }
}
