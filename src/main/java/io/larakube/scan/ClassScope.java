package io.larakube.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class of a file: its names, constants and what its properties hold from their declaration or the constructor on. */
final class ClassScope {

    private static final List<String> UPLOADS =
            List.of("Livewire\\WithFileUploads", "Livewire\\Features\\SupportFileUploads\\WithFileUploads");

    private final String name;
    private final List<String> interfaces;
    private final List<String> traits;
    private final Map<String, Value> constants = new HashMap<>();
    private final Map<String, Value> properties = new HashMap<>();

    private ClassScope(String name, List<String> interfaces, List<String> traits) {
        this.name = name;
        this.interfaces = interfaces;
        this.traits = traits;
    }

    static ClassScope none() {
        return new ClassScope("", List.of(), List.of());
    }

    /** @param around what stands around the class */
    static ClassScope of(Node node, Frame around) {
        Imports imports = around.file().imports();
        String name =
                node.child("name").map(each -> imports.inNamespace(each.text())).orElse("");
        List<Node> members = node.child("body").map(Node::children).orElse(List.of());
        ClassScope scope = new ClassScope(
                name,
                node.all("class_interface_clause")
                        .flatMap(clause -> clause.children().stream())
                        .map(each -> imports.type(each.text()))
                        .toList(),
                members.stream()
                        .filter(member -> member.is("use_declaration"))
                        .flatMap(use -> use.children().stream())
                        .map(each -> imports.type(each.text()))
                        .toList());
        new Members(scope, around.in(scope)).read(members);
        return scope;
    }

    String name() {
        return name;
    }

    boolean hasInterface(String type) {
        return interfaces.contains(type);
    }

    boolean hasInterfaceBelow(String namespace) {
        return interfaces.stream().anyMatch(type -> type.startsWith(namespace));
    }

    boolean takesUploads() {
        return traits.stream().anyMatch(UPLOADS::contains);
    }

    static boolean isUploadTrait(String type) {
        return UPLOADS.contains(type);
    }

    Optional<Value> constant(String wanted) {
        return Optional.ofNullable(constants.get(wanted));
    }

    Optional<Value> property(String wanted) {
        return Optional.ofNullable(properties.get(wanted));
    }

    void setConstant(String constant, Value value) {
        constants.put(constant, value);
    }

    void setProperty(String property, Value value) {
        properties.put(property, value);
    }
}
