package io.larakube.scan;

import java.util.List;

/** Strings of PHP, and what joining them gives. */
final class Strings {

    private Strings() {}

    static Value value(Node node, Values values) {
        if (node.is("string")) {
            return Value.text(unquoted(node.text()));
        }
        if (node.children().stream().anyMatch(child -> child.is("heredoc_body", "nowdoc_body"))) {
            return new Value.Unknown("a heredoc");
        }
        Value joined = Value.text("");
        for (Node part : node.children()) {
            joined = joined(joined, part(part, values));
        }
        return joined;
    }

    /** A string in single quotes, in which only two signs are escaped. */
    private static String unquoted(String text) {
        int open = text.indexOf('\'');
        String inside = text.substring(open + 1, Math.max(text.length() - 1, open + 1));
        return inside.indexOf('\\') < 0 ? inside : inside.replace("\\'", "'").replace("\\\\", "\\");
    }

    private static Value part(Node part, Values values) {
        return switch (part.type()) {
            case "string_content", "string_value" -> Value.text(part.text());
            case "escape_sequence" -> Value.text(escaped(part.text()));
            default -> values.of(part);
        };
    }

    private static String escaped(String sequence) {
        return switch (sequence) {
            case "\\n" -> "\n";
            case "\\t" -> "\t";
            default -> sequence.substring(1);
        };
    }

    static Value joined(Value left, Value right) {
        return switch (left) {
            case Value.OnDisk(Location location) -> new Value.OnDisk(after(location, right));
            case Value.Joined(String before, Location location) -> new Value.Joined(before, after(location, right));
            case Value.Text(String text, boolean whole) -> whole ? afterText(text, right) : left;
            case Value.OneOf(List<Value> values) ->
                Value.oneOf(values.stream().map(each -> joined(each, right)).toList());
            default -> left;
        };
    }

    private static Location after(Location location, Value right) {
        return right instanceof Value.Text(String text, boolean whole) ? location.plus(text, whole) : location.cutOff();
    }

    private static Value afterText(String text, Value right) {
        return switch (right) {
            case Value.Text(String more, boolean whole) -> new Value.Text(text + more, whole);
            case Value.OnDisk _ when text.isEmpty() -> right;
            case Value.OnDisk(Location location) -> new Value.Joined(text, location);
            case Value.Joined(String before, Location location) -> new Value.Joined(text + before, location);
            case Value.Unknown _ when text.isEmpty() -> right;
            case Value.OneOf(List<Value> values) ->
                Value.oneOf(values.stream().map(each -> afterText(text, each)).toList());
            default -> new Value.Text(text, false);
        };
    }
}
