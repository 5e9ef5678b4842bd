package io.larakube.tree;

import java.util.List;
import java.util.Map;

/**
 * YAML as text, in the block style that people write by hand. What it writes means the same to readers of YAML 1.1 (kubectl,
 * kustomize) and 1.2: a text that either of them could take for a number, a boolean, a date or null is quoted.
 */
public final class YamlText {

    /** What comes before {@code :} on one line may have 1024 characters, with quotes and escapes. Source: YAML 1.2.2, 7.4.2. */
    private static final int LONGEST_KEY = 1000;

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /** One document, without a {@code ---} line. */
    public static String document(Tree tree) {
        YamlText text = new YamlText();
        if (isBlock(tree)) {
            text.block(tree, "", "");
        } else {
            text.line(tree, "");
        }
        return text.out.toString();
    }

    /** Several documents in one text, with {@code ---} between them. */
    public static String documents(List<? extends Tree> trees) {
        return String.join("---\n", trees.stream().map(YamlText::document).toList());
    }

    private static boolean isBlock(Tree tree) {
        return (tree instanceof Tree.Obj object && !object.fields().isEmpty())
                || (tree instanceof Tree.Arr list && !list.items().isEmpty());
    }

    /** The lines of a block, each after its indent; the first line's may be there already. */
    private void block(Tree tree, String firstIndent, String indent) {
        if (tree instanceof Tree.Obj object) {
            fields(object.fields(), firstIndent, indent);
        } else if (tree instanceof Tree.Arr list) {
            items(list.items(), indent);
        }
    }

    private void fields(Map<String, Tree> fields, String firstIndent, String indent) {
        String before = firstIndent;
        for (Map.Entry<String, Tree> field : fields.entrySet()) {
            out.append(before);
            key(field.getKey(), indent);
            before = indent;
            if (isBlock(field.getValue())) {
                out.append('\n');
                block(field.getValue(), indent + "  ", indent + "  ");
            } else {
                out.append(' ');
                line(field.getValue(), indent);
            }
        }
    }

    private void key(String key, String indent) {
        String written = YamlWord.written(key);
        out.append(written.length() > LONGEST_KEY ? "? " + written + "\n" + indent : written)
                .append(':');
    }

    private void items(List<Tree> items, String indent) {
        for (Tree item : items) {
            out.append(indent).append('-');
            if (item instanceof Tree.Arr && isBlock(item)) {
                out.append('\n');
                block(item, "", indent + "  ");
            } else if (isBlock(item)) {
                out.append(' ');
                block(item, "", indent + "  ");
            } else {
                out.append(' ');
                line(item, indent);
            }
        }
    }

    /** A value that begins on the line where its key or dash is, and the line's end. */
    private void line(Tree tree, String indent) {
        switch (tree) {
            case Tree.Text(String value) -> text(value, indent);
            case Tree.Num number -> out.append(number.literal()).append('\n');
            case Tree.Bool bool -> out.append(bool.value()).append('\n');
            case Tree.Nil nothing -> out.append("null\n");
            case Tree.Obj empty -> out.append("{}\n");
            case Tree.Arr empty -> out.append("[]\n");
        }
    }

    private void text(String value, String indent) {
        if (YamlWord.fitsALiteralBlock(value)) {
            literalBlock(value, indent + "  ");
        } else {
            out.append(YamlWord.written(value)).append('\n');
        }
    }

    private void literalBlock(String value, String indent) {
        String body = value.replaceFirst("\n+$", "");
        int ends = value.length() - body.length();
        out.append(ends == 0 ? "|-\n" : ends == 1 ? "|\n" : "|+\n");
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
        out.append("\n".repeat(Math.max(0, ends - 1)));
    }
}
