package io.larakube.scan;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterPhp;

/** Parses PHP with tree-sitter, whose native libraries lie in its jars. */
final class PhpParser {

    /** Where the library unpacks what it loads; otherwise it would leave a folder in the user's home. */
    private static final String UNPACKED_IN = "tree-sitter-lib";

    /** What is read as one text. Each call into the library costs as much as a hundred of Java's: below these nothing is asked. */
    private static final Set<String> LEAVES = Set.of(
            "string", "variable_name", "qualified_name", "namespace_name", "named_type", "visibility_modifier", "name");

    private static final Set<String> LEFT_OUT =
            Set.of("comment", "attribute_list", "text", "include_once", "require_once");

    private final TSParser parser;

    private PhpParser(TSParser parser) {
        this.parser = parser;
    }

    static PhpParser load() {
        try {
            Path folder = Files.createTempDirectory("larakube-php");
            System.setProperty(UNPACKED_IN, folder.toString());
            TSParser parser = new TSParser();
            parser.setLanguage(new TreeSitterPhp());
            removeAtExit(folder);
            return new PhpParser(parser);
        } catch (IOException | LinkageError | RuntimeException failed) {
            throw new Failure.Unavailable(
                    "the parser of PHP cannot be loaded on this machine: " + failed.getMessage(),
                    "it needs Linux with glibc, macOS or Windows, and a folder for temporary files that may hold"
                            + " programs");
        }
    }

    /** A library that is loaded may be removed on Linux and macOS; on Windows it goes with the process. */
    private static void removeAtExit(Path folder) throws IOException {
        folder.toFile().deleteOnExit();
        try (var files = Files.walk(folder)) {
            files.skip(1).forEach(file -> file.toFile().deleteOnExit());
        }
    }

    Parsed parse(String text) {
        PhpText source = new PhpText(text);
        TSTree tree = parser.parseString(null, sameBytes(text));
        TSNode root = tree.getRootNode();
        Reading reading = new Reading(source, new TSTreeCursor(root), root.hasError());
        Node top = reading.node();
        return new Parsed(top, root.hasError() ? faultLine(top, reading) : 0);
    }

    /** Where nothing fits any more, all of the file is one fault: it begins behind the last thing that is whole. */
    private static int faultLine(Node top, Reading reading) {
        return top.is("ERROR")
                ? top.children().stream()
                        .filter(child -> !child.is("php_tag") && !isWhole(child))
                        .findFirst()
                        .map(Node::line)
                        .orElse(1)
                : Math.max(reading.faultLine, 1);
    }

    private static boolean isWhole(Node child) {
        return child.type().endsWith("_statement")
                || child.type().endsWith("_declaration")
                || child.type().endsWith("_definition");
    }

    /**
     * The text in other characters where the library would count other bytes than UTF-8 has: Java hands strings to native code
     * in a UTF-8 of its own, with six bytes for a character beyond 16 bits and two for NUL.
     */
    private static String sameBytes(String text) {
        StringBuilder same = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == 0) {
                same.append(' ');
            } else if (point > 0xFFFF) {
                same.append("____");
            } else {
                same.append((char) point);
            }
        });
        return same.toString();
    }

    /** One walk over a tree, with a cursor that stands on the node to be read. */
    private static final class Reading {

        private final PhpText source;
        private final TSTreeCursor cursor;
        private final boolean faulty;
        private int faultLine;

        Reading(PhpText source, TSTreeCursor cursor, boolean faulty) {
            this.source = source;
            this.cursor = cursor;
            this.faulty = faulty;
        }

        Node node() {
            TSNode here = cursor.currentNode();
            return node(here, here.getType(), cursor.currentFieldName());
        }

        private Node node(TSNode here, String type, @Nullable String field) {
            int start = here.getStartByte();
            int end = here.getEndByte();
            List<Node> children = LEAVES.contains(type) ? List.of() : children();
            return new Node(type, field == null ? "" : field, source, start, end, children);
        }

        private List<Node> children() {
            if (!cursor.gotoFirstChild()) {
                return List.of();
            }
            List<Node> children = new ArrayList<>();
            do {
                TSNode child = cursor.currentNode();
                noteFault(child);
                String type = child.getType();
                String field = cursor.currentFieldName();
                if (!LEFT_OUT.contains(type) && (field != null || isNode(child, type))) {
                    children.add(node(child, type, field));
                }
            } while (cursor.gotoNextSibling());
            cursor.gotoParent();
            return List.copyOf(children);
        }

        /** Signs and keywords are none; but {@code use function} differs from {@code use} by that word alone. */
        private static boolean isNode(TSNode child, String type) {
            return Character.isLetter(type.charAt(0))
                    && (type.indexOf('_') > 0 || type.equals("function") || child.isNamed());
        }

        /** Signs that are missing, too, which are no nodes of their own afterwards. */
        private void noteFault(TSNode child) {
            if (faulty
                    && faultLine == 0
                    && (child.isMissing() || child.getType().equals("ERROR"))) {
                faultLine = source.line(child.getStartByte());
            }
        }
    }
}
