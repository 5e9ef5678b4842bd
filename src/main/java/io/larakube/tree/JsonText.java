package io.larakube.tree;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** JSON as text: indented by two spaces for people, or on one line for programs. */
public final class JsonText {

    private JsonText() {}

    /** Two spaces a level, with a line end behind the last line. */
    public static String indented(Tree tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "\n", out);
        return out.append('\n').toString();
    }

    /** All on one line, without a line end. */
    public static String line(Tree tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "", out);
        return out.toString();
    }

    private static void write(Tree tree, String lineEnd, StringBuilder out) {
        switch (tree) {
            case Tree.Obj object -> object(object.fields(), lineEnd, out);
            case Tree.Arr list -> list(list.items(), lineEnd, out);
            case Tree.Text text -> quote(text.value(), out);
            case Tree.Num number -> out.append(number.literal());
            case Tree.Bool bool -> out.append(bool.value());
            case Tree.Nil() -> out.append("null");
        }
    }

    private static void object(Map<String, Tree> fields, String lineEnd, StringBuilder out) {
        String inner = lineEnd.isEmpty() ? "" : lineEnd + "  ";
        String before = inner;
        out.append('{');
        for (Map.Entry<String, Tree> field : fields.entrySet()) {
            out.append(before);
            quote(field.getKey(), out);
            out.append(lineEnd.isEmpty() ? ":" : ": ");
            write(field.getValue(), inner, out);
            before = "," + inner;
        }
        out.append(fields.isEmpty() ? "" : lineEnd).append('}');
    }

    private static void list(List<Tree> items, String lineEnd, StringBuilder out) {
        String inner = lineEnd.isEmpty() ? "" : lineEnd + "  ";
        String before = inner;
        out.append('[');
        for (Tree item : items) {
            out.append(before);
            write(item, inner, out);
            before = "," + inner;
        }
        out.append(items.isEmpty() ? "" : lineEnd).append(']');
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default ->
                    out.append(isEscaped(value, i) ? "\\u" + HexFormat.of().toHexDigits(c) : String.valueOf(c));
            }
        }
        out.append('"');
    }

    /** Whether a character besides quotes and backslashes stands in no text as it is. */
    static boolean isEscaped(String value, int index) {
        return isInvisible(value.charAt(index)) || isHalf(value, index);
    }

    /** Control characters, and those that YAML takes for line ends, spaces or nothing at all. */
    private static boolean isInvisible(char c) {
        return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
    }

    /** Whether half of a surrogate pair stands there without the other. */
    private static boolean isHalf(String value, int index) {
        char c = value.charAt(index);
        boolean begins = index + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(index + 1));
        boolean ends = index > 0 && Character.isSurrogatePair(value.charAt(index - 1), c);
        return Character.isSurrogate(c) && !begins && !ends;
    }
}
