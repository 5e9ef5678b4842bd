package io.larakube.dotenv;

import java.util.List;

/**
 * The lines that phpdotenv takes for one entry or one comment: a single line, or all from a double quote that opens to
 * one that closes.
 *
 * @param lines at least one
 * @param closed false if the end of the file came before the closing quote
 */
record Block(List<Line> lines, boolean closed) {

    Block {
        lines = List.copyOf(lines);
    }

    static Block at(List<Line> lines, int index) {
        if (!lines.get(index).opensQuote()) {
            return new Block(lines.subList(index, index + 1), true);
        }
        int last = index + 1;
        while (last < lines.size() && !lines.get(last).closesQuote()) {
            last++;
        }
        boolean closed = last < lines.size();
        return new Block(lines.subList(index, closed ? last + 1 : last), closed);
    }

    int number() {
        return lines.getFirst().number();
    }

    /** The text with the line ends in it, without the last one. */
    String text() {
        if (lines.size() == 1) {
            return lines.getFirst().text();
        }
        StringBuilder text = new StringBuilder();
        for (Line line : lines.subList(0, lines.size() - 1)) {
            text.append(line.text()).append(line.end());
        }
        return text.append(lines.getLast().text()).toString();
    }

    String end() {
        return lines.getLast().end();
    }

    boolean isRemark() {
        return lines.getFirst().isRemark();
    }

    boolean isBlank() {
        return PhpSpace.trim(lines.getFirst().text()).isEmpty();
    }

    List<Line> linesBelow() {
        return lines.subList(1, lines.size());
    }
}
