package io.larakube.terminal;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of equal shape: aligned columns for people, a list of objects for programs.
 *
 * @param rows as many cells each as there are columns
 */
public record Table(List<Column> columns, List<List<Cell>> rows) implements Report {

    private static final String GAP = "  ";

    /**
     * What one cell of each row says.
     *
     * @param field its name in JSON
     * @param title what stands above it
     */
    public record Column(String field, String title) {}

    /**
     * One thing, said twice.
     *
     * @param text what a person reads
     * @param value what a program reads
     */
    public record Cell(Text text, Tree value) {
        public static Cell of(String words) {
            return of(Text.of(words));
        }

        public static Cell of(Text text) {
            return new Cell(text, Tree.text(text.plain()));
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells in a table of " + columns.size() + " columns");
            }
        }
    }

    public static Table of(Column... columns) {
        return new Table(List.of(columns), List.of());
    }

    public Table row(Cell... cells) {
        List<List<Cell>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(columns, more);
    }

    /** The titles and the rows; nothing at all when there are no rows. */
    @Override
    public List<Text> lines() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<List<Text>> grid = new ArrayList<>();
        grid.add(columns.stream().map(column -> Text.dim(column.title())).toList());
        rows.forEach(row -> grid.add(row.stream().map(Cell::text).toList()));
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(column -> width(grid, column))
                .toList();
        return grid.stream().map(texts -> line(texts, widths)).toList();
    }

    /** An array with one object for each row. */
    @Override
    public Tree tree() {
        return Tree.arr(rows.stream().map(this::object).toList());
    }

    private Tree object(List<Cell> row) {
        Tree.Obj object = Tree.obj();
        for (int column = 0; column < row.size(); column++) {
            object = object.with(columns.get(column).field(), row.get(column).value());
        }
        return object;
    }

    private static int width(List<List<Text>> grid, int column) {
        return grid.stream().mapToInt(texts -> texts.get(column).width()).max().orElse(0);
    }

    /** Nothing is filled up behind the last cell that says something: no line ends with spaces. */
    private static Text line(List<Text> texts, List<Integer> widths) {
        int last = texts.size() - 1;
        while (last > 0 && texts.get(last).isEmpty()) {
            last--;
        }
        Text line = Text.EMPTY;
        for (int column = 0; column < last; column++) {
            line = line.plus(texts.get(column).padded(widths.get(column))).plus(GAP);
        }
        return line.plus(texts.get(last));
    }
}
