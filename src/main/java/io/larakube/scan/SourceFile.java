package io.larakube.scan;

/**
 * A PHP file with its tree.
 *
 * @param path relative to the application
 */
record SourceFile(String path, Node root, Imports imports) {

    static SourceFile of(String path, Node root) {
        return new SourceFile(path, root, Imports.of(root));
    }

    Spot spot(Node node) {
        return new Spot(path, node.line(), node.column());
    }

    /** The line of code on which a node begins. */
    String line(Node node) {
        return root.source().lineText(node.line());
    }

    /** The folder of the file, relative to the application. */
    String folder() {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }
}
