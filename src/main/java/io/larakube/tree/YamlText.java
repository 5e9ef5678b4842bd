package io.larakube.tree;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * YAML as text, in the block style that people write by hand. What it writes means the same to readers of YAML 1.1 (kubectl,
 * kustomize) and 1.2: a text that either of them could take for a number, a boolean, a date or null is quoted.
 */
public final class YamlText {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_/$][A-Za-z0-9_./$()@=+~-]*( [A-Za-z0-9_./$()@=+~-]+)*");
    private static final Pattern HOST_WITH_PORT_OR_IMAGE = Pattern.compile("[a-z][a-z0-9_.-]*([/:][A-Za-z0-9_.-]+)+");
    private static final Pattern WORD_WITH_A_MEANING =
            Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|~|[.](inf|nan)");

    private YamlText() {}

    /** One document, without a {@code ---} line. */
    public static String document(Tree tree) {
        StringBuilder out = new StringBuilder();
        switch (tree) {
            case Tree.Obj object when !object.fields().isEmpty() -> fields(object.fields(), "", false, out);
            case Tree.Arr list when !list.items().isEmpty() -> items(list.items(), "", out);
            default -> scalar(tree, "", out);
        }
        return out.toString();
    }

    /** Several documents in one text, with {@code ---} between them. */
    public static String documents(List<? extends Tree> trees) {
        return String.join("---\n", trees.stream().map(YamlText::document).toList());
    }

    private static void fields(Map<String, Tree> fields, String indent, boolean afterDash, StringBuilder out) {
        boolean first = afterDash;
        for (Map.Entry<String, Tree> field : fields.entrySet()) {
            out.append(first ? "" : indent).append(inline(field.getKey())).append(':');
            first = false;
            switch (field.getValue()) {
                case Tree.Obj object
                when !object.fields().isEmpty() -> {
                    out.append('\n');
                    fields(object.fields(), indent + "  ", false, out);
                }
                case Tree.Arr list
                when !list.items().isEmpty() -> {
                    out.append('\n');
                    items(list.items(), indent + "  ", out);
                }
                default -> {
                    out.append(' ');
                    scalar(field.getValue(), indent, out);
                }
            }
        }
    }

    private static void items(List<Tree> items, String indent, StringBuilder out) {
        for (Tree item : items) {
            out.append(indent).append("- ");
            switch (item) {
                case Tree.Obj object
                when !object.fields().isEmpty() -> fields(object.fields(), indent + "  ", true, out);
                case Tree.Arr list
                when !list.items().isEmpty() -> {
                    out.setLength(out.length() - 1);
                    out.append('\n');
                    items(list.items(), indent + "  ", out);
                }
                default -> scalar(item, indent, out);
            }
        }
    }

    private static void scalar(Tree tree, String indent, StringBuilder out) {
        switch (tree) {
            case Tree.Text text when fitsALiteralBlock(text.value()) -> literalBlock(text.value(), indent, out);
            case Tree.Text text -> out.append(inline(text.value())).append('\n');
            case Tree.Num number -> out.append(number.literal()).append('\n');
            case Tree.Bool bool -> out.append(bool.value()).append('\n');
            case Tree.Nil() -> out.append("null\n");
            case Tree.Obj object -> out.append("{}\n");
            case Tree.Arr list -> out.append("[]\n");
        }
    }

    private static boolean fitsALiteralBlock(String value) {
        return value.contains("\n")
                && !value.startsWith(" ")
                && !value.startsWith("\n")
                && value.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f))
                && value.lines().noneMatch(line -> line.endsWith(" "));
    }

    private static void literalBlock(String value, String indent, StringBuilder out) {
        String body = value.stripTrailing();
        int ends = value.length() - body.length();
        out.append(ends == 0 ? "|-\n" : ends == 1 ? "|\n" : "|+\n");
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent + "  ").append(line).append('\n');
        }
        out.append("\n".repeat(Math.max(0, ends - 1)));
    }

    private static String inline(String value) {
        boolean plain = PLAIN.matcher(value).matches()
                || HOST_WITH_PORT_OR_IMAGE.matcher(value).matches();
        return plain && !WORD_WITH_A_MEANING.matcher(value).matches() ? value : JsonText.line(new Tree.Text(value));
    }
}
