package io.larakube.terminal;

import java.util.List;
import java.util.stream.Stream;

/** What a live view shows at one moment, from top to bottom. */
public record Frame(List<Row> rows) {

    public Frame {
        rows = List.copyOf(rows);
    }

    public static Frame of(Row... rows) {
        return new Frame(List.of(rows));
    }

    public static Frame of(Text... lines) {
        return new Frame(Stream.of(lines).map(Row::of).toList());
    }

    /** At most so many columns and lines; the last line says how many rows were left out below. */
    List<Text> within(int columns, int lines) {
        List<Text> all = rows.stream().map(row -> row.within(columns)).toList();
        if (all.size() <= lines) {
            return all;
        }
        int kept = Math.max(lines - 1, 0);
        Text more = Text.dim("… " + (all.size() - kept) + " more lines").cut(columns);
        return Stream.concat(all.stream().limit(kept), Stream.of(more)).toList();
    }

    List<Text> whole(int columns) {
        return rows.stream().map(row -> row.whole(columns)).toList();
    }
}
