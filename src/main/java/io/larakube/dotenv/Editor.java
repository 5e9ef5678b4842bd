package io.larakube.dotenv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the text of a file in which one key is added or has another value. */
final class Editor {

    private static final Pattern COMMENT_SIGN = Pattern.compile("[\\s#]*");

    private final List<Part> parts;

    Editor(List<Part> parts) {
        this.parts = parts;
    }

    /** Puts a value in the place of the one that is there. */
    String replace(Part.Assignment assignment, String value) {
        return textWith(parts.indexOf(assignment), replaced(assignment, value));
    }

    /** Adds a key that no part has. */
    String add(EnvChange.Add add) {
        List<Integer> comments = indexes(part -> isCommentedOut(part, add.key()));
        Optional<Part.Assignment> only =
                comments.size() == 1 ? uncommented(parts.get(comments.getFirst()), add.key()) : Optional.empty();
        if (only.isPresent()) {
            String indent = indent(parts.get(comments.getFirst()));
            return textWith(comments.getFirst(), indent + replaced(only.get(), add.value()));
        }
        String line = LiteralWriter.line(add.key() + "=", add.value(), "");
        if (!comments.isEmpty()) {
            return textAfter(comments.getLast(), List.of(line));
        }
        return add.heading()
                .map(heading -> addUnder("# " + heading, line))
                .orElseGet(() -> textAfter(lastOfFamily(add.key()).orElse(parts.size() - 1), List.of(line)));
    }

    private String addUnder(String heading, String line) {
        List<Integer> found = indexes(part -> part instanceof Part.Remark remark
                && PhpSpace.trim(remark.block().text()).equals(heading));
        if (!found.isEmpty()) {
            return textAfter(endOfParagraph(found.getFirst()), List.of(line));
        }
        boolean apart = parts.isEmpty() || parts.getLast().block().isBlank();
        return textAfter(parts.size() - 1, apart ? List.of(heading, line) : List.of("", heading, line));
    }

    private int endOfParagraph(int index) {
        int last = index;
        while (last + 1 < parts.size() && !parts.get(last + 1).block().isBlank()) {
            last++;
        }
        return last;
    }

    private OptionalInt lastOfFamily(String key) {
        String family = key.split("_", 2)[0] + "_";
        return indexes(part -> part instanceof Part.Assignment assignment
                        && assignment.key().startsWith(family))
                .stream()
                .mapToInt(index -> index)
                .reduce((first, second) -> second);
    }

    private static boolean isCommentedOut(Part part, String key) {
        return part instanceof Part.Remark remark
                && Pattern.compile("\\s*#[\\s#]*(?:export\\s+)?" + Pattern.quote(key) + "\\s*=")
                        .matcher(remark.block().text())
                        .lookingAt();
    }

    private static Optional<Part.Assignment> uncommented(Part comment, String key) {
        String text = COMMENT_SIGN.matcher(comment.block().text()).replaceFirst("");
        Block block = Block.at(Line.split(text), 0);
        return comment.block().lines().size() == 1
                        && AssignmentReader.read(block) instanceof AssignmentReader.Outcome.Read(Part.Assignment read)
                        && read.key().equals(key)
                ? Optional.of(read)
                : Optional.empty();
    }

    private static String indent(Part comment) {
        String text = comment.block().text();
        return text.substring(0, text.indexOf('#'));
    }

    private static String replaced(Part.Assignment assignment, String value) {
        String text = assignment.block().text();
        if (assignment.literal().isEmpty()) {
            return LiteralWriter.line(text + "=", value, "");
        }
        Literal literal = assignment.literal().get();
        String after = text.substring(literal.end());
        boolean touches = literal.start() == literal.end() && after.startsWith("#");
        return LiteralWriter.line(text.substring(0, literal.start()), value, touches ? " " + after : after);
    }

    private String textWith(int index, String text) {
        return textBefore(index) + text + parts.get(index).block().end() + textFrom(index + 1);
    }

    /** @param index of the part that the lines are to follow, -1 for none */
    private String textAfter(int index, List<String> added) {
        if (index < 0) {
            return added.stream().map(line -> line + lineEnd()).collect(Collectors.joining()) + textFrom(0);
        }
        Block block = parts.get(index).block();
        if (!block.closed()) {
            return textAfter(index - 1, added); // phpdotenv would take the lines for more of this comment
        }
        String before = textBefore(index + 1);
        if (block.end().isEmpty()) {
            return before + added.stream().map(line -> lineEnd() + line).collect(Collectors.joining());
        }
        return before
                + added.stream().map(line -> line + block.end()).collect(Collectors.joining())
                + textFrom(index + 1);
    }

    private String lineEnd() {
        return parts.isEmpty() || parts.getFirst().block().end().isEmpty()
                ? "\n"
                : parts.getFirst().block().lines().getFirst().end();
    }

    private String textBefore(int index) {
        return text(parts.subList(0, index));
    }

    private String textFrom(int index) {
        return text(parts.subList(index, parts.size()));
    }

    static String text(List<Part> parts) {
        return parts.stream()
                .map(part -> part.block().text() + part.block().end())
                .collect(Collectors.joining());
    }

    private List<Integer> indexes(Predicate<Part> wanted) {
        return IntStream.range(0, parts.size())
                .filter(index -> wanted.test(parts.get(index)))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
