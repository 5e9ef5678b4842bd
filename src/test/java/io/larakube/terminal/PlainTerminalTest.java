package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.terminal.Table.Cell;
import io.larakube.terminal.Table.Column;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainTerminalTest {

    private static final Table TABLE = Table.of(new Column("workload", "WORKLOAD"), new Column("state", "STATE"))
            .row(Cell.of("php-web"), Cell.of(Text.ok("ready")));

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final TestHost host = new TestHost();

    @Test
    void resultsAndRemarksGoTheirOwnWays() {
        Terminal terminal = terminal(Format.TEXT);

        terminal.remark("12 files");
        terminal.result("apiVersion: v1\nkind: List\n");
        terminal.result("no line end");
        terminal.result(Text.ok("coloured elsewhere"));

        assertThat(out.toString()).isEqualTo("apiVersion: v1\nkind: List\nno line end\ncoloured elsewhere\n");
        assertThat(err.toString()).isEqualTo("12 files\n");
    }

    @Test
    void aReportIsATableForPeople() {
        terminal(Format.TEXT).report(TABLE);

        assertThat(out.toString()).isEqualTo("WORKLOAD  STATE\nphp-web   ready\n");
    }

    @Test
    void aReportIsJsonForPrograms() {
        terminal(Format.JSON).report(TABLE);

        assertThat(out.toString()).isEqualTo("""
            [
              {
                "workload": "php-web",
                "state": "ready"
              }
            ]
            """);
    }

    @Test
    void eventsAreOneLineEach() {
        Terminal terminal = terminal(Format.JSON);

        terminal.event(Tree.obj().with("workload", "postgres").with("ready", true));
        terminal.event(Tree.obj().with("workload", "php-web").with("ready", false));

        assertThat(out.toString())
                .isEqualTo("{\"workload\":\"postgres\",\"ready\":true}\n{\"workload\":\"php-web\",\"ready\":false}\n");
    }

    @Test
    void ofALiveViewOnlyWhatIsNewIsPrinted() {
        try (Live live = terminal(Format.TEXT).live(Text.of("goes on"))) {
            live.show(frame("waits for postgres", 1));
            live.show(frame("waits for postgres", 2));
            live.show(frame("migrates 2024_02_01_add_stock", 3));
            live.show(frame("migrates 2024_02_01_add_stock", 4));
            live.show(frame("waits for postgres", 5));
        }

        assertThat(err.toString()).isEqualTo("""
            shop · local  1 s
            ◐ php-web waits for postgres  1 s
            ◑ php-web migrates 2024_02_01_add_stock  3 s
            ◐ php-web waits for postgres  5 s
            """);
        assertThat(host.idle()).isTrue();
    }

    @Test
    void theFarewellIsSaidWhenTheUserLeaves() {
        terminal(Format.TEXT).live(Text.of("The start goes on:"), Text.of("  larakube status"));

        host.exit();

        assertThat(err.toString()).isEqualTo("The start goes on:\n  larakube status\n");
    }

    @Test
    void anActivityIsOneLineAndItsOutcomeAnother() {
        try (Activity activity = terminal(Format.TEXT).activity("Building the image …")) {
            activity.note("[1/9] FROM php");
            host.pass(64_000);
            activity.done(Text.of("built shop:4c11"));
        }

        assertThat(err.toString()).isEqualTo("Building the image …\n✔ built shop:4c11  1 min 04 s\n");
    }

    @Test
    void aResultThatCannotBeWrittenIsAFailure() {
        Paper full = Paper.forResults(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false);
        Results results = new Results(full, Format.TEXT);

        assertThatThrownBy(() -> results.text("lost"))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("Standard output was not written to the end: No space left on device");
    }

    @Test
    void aRemarkThatCannotBeWrittenIsNoReasonToStop() throws IOException {
        OutputStream closed = OutputStream.nullOutputStream();
        closed.close();

        Paper.forRemarks(closed, false).line(Text.of("nobody reads this"));
    }

    private static Frame frame(String state, long seconds) {
        Text spinner = Spinner.at(Duration.ofMillis(seconds * 150 - 150));
        return Frame.of(
                new Row(Text.of("shop · local"), Text.of(seconds + " s")),
                new Row(spinner.plus(" php-web ").plus(state), Text.of(seconds + " s")),
                Row.of(Text.EMPTY));
    }

    private Terminal terminal(Format format) {
        Paper remarks = new Paper(err::append, false);
        Asking asking = new Asking(false, Optional.empty(), remarks::line);
        return new PlainTerminal(new Results(new Paper(out::append, false), format), remarks, asking, host);
    }
}
