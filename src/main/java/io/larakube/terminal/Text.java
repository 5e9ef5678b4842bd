package io.larakube.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of styled text, as a value; what it is printed on decides whether the styles become colours. */
public record Text(List<Span> spans) {

    public static final Text EMPTY = new Text(List.of());

    public Text {
        spans = List.copyOf(spans);
    }

    public static Text of(String words) {
        return styled(words, Style.PLAIN);
    }

    public static Text ok(String words) {
        return styled(words, Style.OK);
    }

    public static Text warn(String words) {
        return styled(words, Style.WARN);
    }

    public static Text bad(String words) {
        return styled(words, Style.BAD);
    }

    public static Text dim(String words) {
        return styled(words, Style.DIM);
    }

    public static Text bold(String words) {
        return styled(words, Style.BOLD);
    }

    public static Text accent(String words) {
        return styled(words, Style.ACCENT);
    }

    public static Text styled(String words, Style style) {
        return words.isEmpty() ? EMPTY : new Text(List.of(new Span(words, style, false)));
    }

    /** Stands for a secret; always the same eight dots, so that not even the length is told. */
    public static Text secret() {
        return dim("••••••••");
    }

    /** One text for each line of the words, without a last empty one. */
    public static List<Text> lines(String words) {
        return words.lines().map(Text::of).toList();
    }

    public Text plus(Text more) {
        return new Text(Stream.concat(spans.stream(), more.spans.stream()).toList());
    }

    public Text plus(String words) {
        return plus(of(words));
    }

    /** The same text, marked as changing with time alone: where lines cannot be redrawn, it is no reason for a new one. */
    public Text ticking() {
        return new Text(spans.stream()
                .map(span -> new Span(span.words(), span.style(), true))
                .toList());
    }

    /** The part that does not change with time alone. */
    Text steady() {
        return new Text(spans.stream().filter(span -> !span.ticking()).toList());
    }

    public boolean isEmpty() {
        return spans.stream().allMatch(span -> span.words().isEmpty());
    }

    /** Columns on a terminal. */
    public int width() {
        return spans.stream().mapToInt(span -> DisplayWidth.of(span.words())).sum();
    }

    /** At most so many columns wide; what was cut off is replaced by {@code …}. */
    public Text cut(int columns) {
        if (width() <= columns) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int left = Math.max(columns - 1, 0);
        for (Span span : spans) {
            String head = DisplayWidth.head(span.words(), left);
            left -= DisplayWidth.of(head);
            kept.add(span.with(head));
            if (!head.equals(span.words())) {
                break;
            }
        }
        return columns < 1 ? EMPTY : new Text(kept).plus("…");
    }

    /** At least so many columns wide, filled up with spaces on the right. */
    public Text padded(int columns) {
        int missing = columns - width();
        return missing <= 0 ? this : plus(" ".repeat(missing));
    }

    public String plain() {
        return spans.stream().map(Span::words).collect(Collectors.joining());
    }

    public String ansi() {
        return spans.stream().map(Span::ansi).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return plain();
    }
}
