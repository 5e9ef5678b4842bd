package io.larakube.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A terminal that understands what we send it, and nothing else: unknown sequences are an error. It wraps at its right
 * edge, scrolls at its bottom, keeps the cursor on the last column of a full line, and wraps lines anew when it is made narrower, as tmux and most others do.
 */
final class VirtualScreen {

    private static final Pattern PIECE = Pattern.compile("\u001B\\[(\\??[0-9]*)([A-Za-z])|\\X");

    /** A cell for each column; that behind a wide character is empty. */
    private final List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));

    private Size size;
    private int row;
    private int column;
    private boolean wraps = true;
    private boolean cursor = true;

    VirtualScreen(int columns, int lines) {
        size = new Size(columns, lines);
    }

    Size size() {
        return size;
    }

    boolean cursorShown() {
        return cursor;
    }

    boolean wraps() {
        return wraps;
    }

    void write(String piece) {
        Matcher matcher = PIECE.matcher(piece);
        while (matcher.find()) {
            if (matcher.group(2) == null) {
                character(matcher.group());
            } else {
                sequence(matcher.group(1) + matcher.group(2));
            }
        }
    }

    /** Everything that was ever written, with what has scrolled out; without empty lines at the end. */
    String text() {
        return rows.stream()
                .map(cells -> String.join("", cells).stripTrailing())
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    void resize(int columns, int lines) {
        for (int number = 0; number < rows.size(); number++) {
            List<String> line = rows.get(number);
            if (line.size() > columns) {
                List<String> rest = line.subList(columns, line.size());
                rows.add(number + 1, new ArrayList<>(rest));
                rest.clear();
                row += number < row ? 1 : 0;
            }
        }
        size = new Size(columns, lines);
    }

    private void sequence(String sequence) {
        switch (sequence) {
            case "?25l" -> cursor = false;
            case "?25h" -> cursor = true;
            case "?7l" -> wraps = false;
            case "?7h" -> wraps = true;
            case "K" -> {
                List<String> line = rows.get(row);
                int here = Math.min(column, size.columns() - 1);
                line.subList(Math.min(here, line.size()), line.size()).clear();
            }
            case "J" -> {
                sequence("K");
                rows.subList(row + 1, rows.size()).clear();
            }
            default -> {
                if (sequence.endsWith("A")) {
                    int top = Math.max(rows.size() - size.lines(), 0);
                    row = Math.max(row - Integer.parseInt(sequence.substring(0, sequence.length() - 1)), top);
                } else if (!sequence.endsWith("m")) {
                    throw new AssertionError("unknown sequence ESC [ " + sequence);
                }
            }
        }
    }

    private void character(String character) {
        switch (character) {
            case "\n" -> newLine();
            case "\r" -> column = 0;
            default -> put(character);
        }
    }

    private void put(String character) {
        if (column + DisplayWidth.of(character) > size.columns()) {
            if (!wraps) {
                throw new AssertionError("wider than the terminal: " + rows.get(row) + character);
            }
            newLine();
        }
        List<String> line = rows.get(row);
        while (line.size() < column + DisplayWidth.of(character)) {
            line.add(line.size() < column ? " " : "");
        }
        line.set(column, character);
        column += DisplayWidth.of(character);
    }

    private void newLine() {
        column = 0;
        row++;
        if (row == rows.size()) {
            rows.add(new ArrayList<>());
        }
    }
}
