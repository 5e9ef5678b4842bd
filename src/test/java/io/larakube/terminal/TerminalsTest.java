package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Streams.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminalsTest {

    private static final Set<Standard> ALL = EnumSet.allOf(Standard.class);
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void onATerminalBothStreamsHaveColoursAndFramesAreDrawnInPlace() {
        talk(ALL, XTERM);

        assertThat(out()).isEqualTo("^[32mresult^[0m\n");
        assertThat(err()).startsWith("^[33mremark^[0m\n^[?25l^[?7l^[31mframe^[0m^[K\n");
    }

    @Test
    void resultsThatArePipedHaveNoColoursWhileTheFrameStaysOnTheScreen() {
        talk(EnumSet.of(Standard.INPUT, Standard.ERROR), XTERM);

        assertThat(out()).isEqualTo("result\n");
        assertThat(err()).startsWith("^[33mremark^[0m\n^[?25l^[?7l^[31mframe^[0m^[K\n");
    }

    @Test
    void remarksThatArePipedArePlainLinesWhileResultsHaveColours() {
        talk(EnumSet.of(Standard.INPUT, Standard.OUTPUT), XTERM);

        assertThat(out()).isEqualTo("^[32mresult^[0m\n");
        assertThat(err()).isEqualTo("remark\nframe\n");
    }

    @Test
    void withoutATerminalThereIsNoSequenceAtAll() {
        talk(Set.of(), XTERM);

        assertThat(out()).isEqualTo("result\n");
        assertThat(err()).isEqualTo("remark\nframe\n");
    }

    @Test
    void noColorTakesTheColoursAndLeavesTheFrameInPlace() {
        talk(ALL, Map.of("TERM", "xterm", "NO_COLOR", "1", "FORCE_COLOR", "1"));

        assertThat(out()).isEqualTo("result\n");
        assertThat(err()).startsWith("remark\n^[?25l^[?7lframe^[K\n");
    }

    @Test
    void anEmptyNoColorMeansNothing() {
        talk(ALL, Map.of("TERM", "xterm", "NO_COLOR", ""));

        assertThat(out()).isEqualTo("^[32mresult^[0m\n");
    }

    @Test
    void aDumbTerminalGetsPlainLines() {
        talk(ALL, Map.of("TERM", "dumb"));

        assertThat(out()).isEqualTo("result\n");
        assertThat(err()).isEqualTo("remark\nframe\n");
    }

    @Test
    void coloursCanBeForcedThroughAPipe() {
        talk(Set.of(), Map.of("FORCE_COLOR", "1"));
        assertThat(out()).isEqualTo("^[32mresult^[0m\n");
        assertThat(err()).isEqualTo("^[33mremark^[0m\n^[31mframe^[0m\n");

        out.reset();
        talk(Set.of(), Map.of("CLICOLOR_FORCE", "1"));
        assertThat(out()).isEqualTo("^[32mresult^[0m\n");

        out.reset();
        talk(Set.of(), Map.of("FORCE_COLOR", "0"));
        assertThat(out()).isEqualTo("result\n");
    }

    @Test
    void aQuestionNeedsATerminalToBeReadAndToBeAnswered() {
        Confirm question = new Confirm("Go on?", false, "--yes");

        assertThat(terminal(ALL, XTERM).ask(question)).isTrue();
        assertThat(terminal(ALL, Map.of("TERM", "dumb")).ask(question)).isTrue();
        assertThat(terminal(EnumSet.of(Standard.INPUT, Standard.ERROR), XTERM).ask(question))
                .isTrue();
        assertThatThrownBy(() -> terminal(EnumSet.of(Standard.OUTPUT, Standard.ERROR), XTERM)
                        .ask(question))
                .isInstanceOf(Failure.Declined.class);
        assertThatThrownBy(() -> terminal(EnumSet.of(Standard.INPUT, Standard.OUTPUT), XTERM)
                        .ask(question))
                .isInstanceOf(Failure.Declined.class);
    }

    @Test
    void aNoWhereAYesIsRequiredDeclines() {
        Terminal terminal = ScriptedTerminal.answering("n");

        assertThatThrownBy(() -> terminal.require(new Confirm("Replace 3 files?", true, "--yes")))
                .isInstanceOf(Failure.Declined.class)
                .hasMessage("You answered no: Replace 3 files?");
    }

    @Test
    void withoutATerminalNothingOfJlineIsLoaded() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TalksToPipes.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor()).isZero();
        assertThat(said).contains("io.larakube.terminal.PlainTerminal").doesNotContain("org.jline");
    }

    @Test
    void bothWaysToAskWhatIsATerminalAgree() {
        assertThat(Ttys.linked()).isEqualTo(Ttys.tested());
    }

    private void talk(Set<Standard> terminals, Map<String, String> environment) {
        Terminal terminal = terminal(terminals, environment);
        terminal.result(Text.ok("result"));
        terminal.remark(Text.warn("remark"));
        try (Live live = terminal.live()) {
            live.show(Frame.of(Text.bad("frame")));
        }
    }

    private Terminal terminal(Set<Standard> terminals, Map<String, String> environment) {
        ByteArrayInputStream in = new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8));
        return Terminals.of(new Options(false, Format.TEXT), new Streams(in, out, err, terminals, environment));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace('\u001B', '^');
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace('\u001B', '^');
    }
}
