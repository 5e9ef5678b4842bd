package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.tree.Tree;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsiTerminalTest {

    private static final Frame STARTING = Frame.of(
            new Row(Text.bold("shop · local"), Text.dim("1 s")),
            new Row(Text.ok(" ✔").plus(" postgres  ready"), Text.of("0.9 s")),
            Row.of(Text.of(" ○ php-web   waits for postgres")));

    private static final Frame READY = Frame.of(new Row(Text.bold("shop · local"), Text.dim("5 s")));

    private final VirtualScreen screen = new VirtualScreen(50, 10);
    private final StringBuilder err = new StringBuilder();
    private final StringBuilder out = new StringBuilder();
    private final TestHost host = new TestHost();

    @Test
    void aFrameIsDrawnInPlace() {
        Terminal terminal = terminal(true, "");

        try (Live live = terminal.live()) {
            live.show(STARTING);
            assertThat(sequences()).isEqualTo("""
                ^[?25l^[?7l^[1mshop · local^[0m                                   ^[2m1 s^[0m
                ^[32m ✔^[0m postgres  ready                           0.9 s
                 ○ php-web   waits for postgres^[K
                ^[?7h\
                """);

            host.pass(100);
            err.setLength(0);
            live.show(READY);
            assertThat(sequences()).isEqualTo("""
                <^[3A^[?7l^[1mshop · local^[0m                                   ^[2m5 s^[0m
                ^[J^[?7h\
                """);
            err.setLength(0);
        }

        assertThat(sequences()).isEqualTo("""
            <^[K<^[1A^[K<^[K^[1mshop · local^[0m                                   ^[2m5 s^[0m
            ^[?25h\
            """);
        assertThat(screen.text()).isEqualTo("shop · local                                   5 s");
        assertThat(host.idle()).isTrue();
    }

    @Test
    void withoutColoursTheFrameIsStillDrawnInPlace() {
        Terminal terminal = terminal(false, "");

        try (Live live = terminal.live()) {
            live.show(STARTING);
            host.pass(100);
            live.show(READY);
        }

        assertThat(err.toString()).doesNotContain("m", "\u001B[0m").contains("\u001B[3A");
        assertThat(screen.text()).isEqualTo("shop · local                                   5 s");
    }

    @Test
    void framesThatComeTooFastAreDrawnTenTimesASecondAndTheLastIsNotLost() {
        try (Live live = terminal(true, "").live()) {
            for (int number = 0; number <= 50; number++) {
                live.show(Frame.of(Text.of("frame " + number)));
            }
            assertThat(screen.text()).isEqualTo("frame 0");

            host.pass(99);
            assertThat(screen.text()).isEqualTo("frame 0");

            host.pass(1);
            assertThat(screen.text()).isEqualTo("frame 50");
        }
    }

    @Test
    void aFrameThatSaysTheSameIsNotDrawnAgain() {
        try (Live live = terminal(true, "").live()) {
            live.show(STARTING);
            err.setLength(0);
            for (int second = 0; second < 10; second++) {
                host.pass(1000);
                live.show(STARTING);
            }
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void remarksArePrintedAboveTheFrameAndMayBeWide() {
        Terminal terminal = terminal(true, "");

        try (Live live = terminal.live()) {
            terminal.remark("before");
            live.show(STARTING);
            terminal.remark("a remark that is wider than these fifty columns is wrapped and not cut");
            assertThat(screen.text()).isEqualTo("""
                before
                a remark that is wider than these fifty columns is
                 wrapped and not cut
                shop · local                                   1 s
                 ✔ postgres  ready                           0.9 s
                 ○ php-web   waits for postgres\
                """);
        }
    }

    @Test
    void resultsGoToStandardOutputAndDoNotLandInTheFrame() {
        Terminal terminal = terminal(true, "");

        try (Live live = terminal.live()) {
            live.show(READY);
            err.setLength(0);
            terminal.event(Tree.obj().with("event", "ready"));
            assertThat(out.toString()).isEqualTo("{\"event\":\"ready\"}\n");
            assertThat(err.toString()).startsWith("\r\u001B[K\r\u001B[1A\u001B[K\u001B[?7l");
        }
    }

    @Test
    void linesAreCutAtTheRightEdgeByTheColumnsThatTheyTake() {
        screen.resize(20, 10);

        try (Live live = terminal(true, "").live()) {
            live.show(Frame.of(Text.of("数据库迁移 🚀🚀 php-web"), Text.of("ascii that is too long for it")));
            assertThat(screen.text()).isEqualTo("数据库迁移 🚀🚀 php…\nascii that is too l…");
        }
    }

    @Test
    void aFrameIsNeverTallerThanTheTerminalAndIsShownInFullAtTheEnd() {
        screen.resize(50, 3);
        Frame tall = Frame.of(Text.of("one"), Text.of("two"), Text.of("three"), Text.of("four"));

        try (Live live = terminal(true, "").live()) {
            live.show(tall);
            assertThat(screen.text()).isEqualTo("one\n… 3 more lines");
        }

        assertThat(screen.text()).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void aNarrowerTerminalGetsANarrowerFrameAndNothingOfTheOldOneIsLeft() {
        Terminal terminal = terminal(true, "");
        terminal.remark("above");

        try (Live live = terminal.live()) {
            live.show(STARTING);
            screen.resize(24, 10);
            host.pass(100);
            assertThat(screen.text()).isEqualTo("""
                above
                shop · local         1 s
                 ✔ postgres  rea…  0.9 s
                 ○ php-web   waits for …\
                """);
        }
    }

    @Test
    void aWiderTerminalGetsAWiderFrame() {
        screen.resize(24, 10);

        try (Live live = terminal(true, "").live()) {
            live.show(STARTING);
            screen.resize(40, 10);
            host.pass(100);
            assertThat(screen.text()).isEqualTo("""
                shop · local                         1 s
                 ✔ postgres  ready                 0.9 s
                 ○ php-web   waits for postgres\
                """);
        }
    }

    @Test
    void theCursorIsHiddenMeanwhileAndShownAfterwards() {
        Live live = terminal(true, "").live();
        live.show(STARTING);
        assertThat(screen.cursorShown()).isFalse();
        assertThat(screen.wraps()).isTrue();

        live.close();
        assertThat(screen.cursorShown()).isTrue();
    }

    @Test
    void afterCtrlCTheFrameStaysTheCursorIsShownAndTheFarewellSaid() {
        Live live = terminal(true, "").live(Text.of("The start goes on: larakube status"));
        live.show(STARTING);
        screen.write("^C");

        host.exit();
        live.show(READY);
        live.close();

        assertThat(screen.cursorShown()).isTrue();
        assertThat(screen.text()).isEqualTo("""
            shop · local                                   1 s
             ✔ postgres  ready                           0.9 s
             ○ php-web   waits for postgres
            The start goes on: larakube status\
            """);
    }

    @Test
    void aQuestionTakesTheFrameAwayUntilItIsAnswered() {
        Terminal terminal = terminal(true, "y\n");

        try (Live live = terminal.live()) {
            live.show(READY);
            err.setLength(0);
            assertThat(terminal.ask(new Confirm("Go on?", false, "--yes"))).isTrue();
            assertThat(sequences())
                    .startsWith("<^[K<^[1A^[K^[?25h^[1mGo on?^[0m^[2m [y/N] ^[0m^[?25l^[?7l^[1mshop · local^[0m");
        }
    }

    @Test
    void oneLiveViewAtATime() {
        Terminal terminal = terminal(true, "");

        try (Live live = terminal.live()) {
            live.show(READY);
            assertThatThrownBy(() -> terminal.activity("Building"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("one live view at a time");
        }
        terminal.live().close();
    }

    @Test
    void anActivityTurnsAndShowsItsNewestNoteAndItsTime() {
        try (Activity activity = terminal(true, "").activity("Building the image …")) {
            assertThat(screen.text()).isEqualTo("◐ Building the image …                       0.0 s");

            activity.note("[2/9] RUN composer install");
            host.pass(1400);
            assertThat(screen.text()).isEqualTo("◓ Building the image …  [2/9] RUN composer…  1.4 s");

            activity.done(Text.of("built shop:4c11"));
        }

        assertThat(screen.text()).isEqualTo("✔ built shop:4c11                            1.4 s");
        assertThat(host.idle()).isTrue();
    }

    @Test
    void anActivityThatIsLeftWithoutAnOutcomeClaimsNone() {
        try (Activity activity = terminal(true, "").activity("Building the image …")) {
            activity.note("error: no space left");
            host.pass(3000);
        }

        assertThat(screen.text()).isEqualTo("Building the image …                         3.0 s");
    }

    private Terminal terminal(boolean colours, String typed) {
        Paper remarks = new Paper(
                piece -> {
                    err.append(piece);
                    screen.write(piece);
                },
                colours);
        Results results = new Results(new Paper(out::append, colours), Format.TEXT);
        Asking asking = new Asking(false, Optional.of(typing(typed, remarks)), remarks::line);
        return new AnsiTerminal(results, remarks, asking, host, screen::size);
    }

    /** Somebody whose typing is shown by the terminal, as it always is. */
    private Prompt typing(String typed, Paper remarks) {
        LinePrompt lines = new LinePrompt(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), remarks);
        return new Prompt() {
            @Override
            public Optional<String> line(Text question) {
                Optional<String> answer = lines.line(question);
                screen.write(typed);
                return answer;
            }

            @Override
            public Optional<String> choice(Choose question) {
                return lines.choice(question);
            }
        };
    }

    /** Escapes and carriage returns as characters that can be read. */
    private String sequences() {
        return err.toString().replace('\u001B', '^').replace('\r', '<');
    }
}
