package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE = Table.of(
                    new Column("workload", "WORKLOAD"), new Column("state", "STATE"), new Column("seconds", "SINCE"))
            .row(Cell.of("php-web"), Cell.of(Text.ok("ready")), new Cell(Text.of("4.0 s"), new Tree.Num("4")))
            .row(Cell.of("数据库"), Cell.of(Text.bad("crash loop")), new Cell(Text.EMPTY, new Tree.Nil()));

    @Test
    void columnsAreAlignedByWhatIsSeenAndNoLineEndsWithSpaces() {
        assertThat(TABLE.lines().stream().map(Text::plain).collect(Collectors.joining("\n")))
                .isEqualTo("""
                    WORKLOAD  STATE       SINCE
                    php-web   ready       4.0 s
                    数据库    crash loop\
                    """);
    }

    @Test
    void coloursDoNotDisturbTheAlignment() {
        assertThat(TABLE.lines().get(1).ansi().replace("\u001B", "^"))
                .isEqualTo("php-web   ^[32mready^[0m       4.0 s");
    }

    @Test
    void programsReadAListOfObjects() {
        assertThat(JsonText.line(TABLE.tree()))
                .isEqualTo("[{\"workload\":\"php-web\",\"state\":\"ready\",\"seconds\":4},"
                        + "{\"workload\":\"数据库\",\"state\":\"crash loop\",\"seconds\":null}]");
    }

    @Test
    void withoutRowsThereIsNothingToReadForPeopleAndAnEmptyListForPrograms() {
        Table empty = Table.of(new Column("workload", "WORKLOAD"));

        assertThat(empty.lines()).isEmpty();
        assertThat(JsonText.line(empty.tree())).isEqualTo("[]");
    }

    @Test
    void everyRowHasACellForEachColumn() {
        assertThatThrownBy(() -> TABLE.row(Cell.of("alone")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells in a table of 3 columns");
    }
}
