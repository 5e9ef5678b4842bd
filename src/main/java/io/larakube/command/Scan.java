package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.scan.Nodes;
import io.larakube.scan.Scanner;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds the places where the code of an application keeps state that stays in one pod. */
public final class Scan implements Command {

    private final Usage usage = new Usage(
            "Find the places where the code and the configuration of an application keep state that stays in one pod.",
            "",
            "Nothing of the application is run. Exit code 0; with --strict 1 when a place is not fine.",
            "",
            "Examples:",
            "  larakube scan                           the application in this folder",
            "  larakube scan ../shop --nodes many      only what many nodes would change",
            "  larakube scan --nodes one --strict      for a pipeline: fail when one node loses files",
            "  larakube scan -o json                   every place with its verdicts, for a program");

    private final Value<String> folder = usage.word("PATH", "The folder of the application. Default: this one.");
    private final Value<Count> nodes = usage.option(
            Count.class,
            OptionSpec.builder("--nodes")
                    .paramLabel("COUNT")
                    .description("Say only what becomes of a place on one node, or on many: one or many."));
    private final Flag strict = usage.flag("--strict", "Exit code 1 when a place is not fine.");
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Scan(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    /** What may be said after {@code --nodes}. */
    enum Count {
        ONE("one", List.of(Nodes.ONE)),
        MANY("many", List.of(Nodes.MANY));

        private final String word;
        private final List<Nodes> nodes;

        Count(String word, List<Nodes> nodes) {
            this.word = word;
            this.nodes = nodes;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        List<Nodes> asked = nodes.given().map(count -> count.nodes).orElse(List.of(Nodes.values()));
        Path path = Path.of(folder.given().orElse(""));
        io.larakube.scan.Scan found = read(path, terminal);
        terminal.report(new ScanReport(path.toAbsolutePath().normalize(), found, asked));
        boolean trouble = asked.stream().anyMatch(each -> !found.troubles(each).isEmpty());
        return strict.isGiven() && trouble ? 1 : 0;
    }

    private static io.larakube.scan.Scan read(Path path, Terminal terminal) {
        try (Reading reading = new Reading(terminal)) {
            return Scanner.scan(path, reading);
        }
    }

    /** Shows what is read when it takes longer than a second. */
    private static final class Reading implements Scanner.Progress, AutoCloseable {

        private static final Duration QUIET = Duration.ofSeconds(1);

        private final Terminal terminal;
        private final long start = System.nanoTime();
        private @Nullable Activity shown;

        Reading(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void reads(String file, int number, int all) {
            if (shown == null && System.nanoTime() - start > QUIET.toNanos()) {
                shown = terminal.activity("reads " + all + " files");
            }
            if (shown != null) {
                shown.note(number + " " + file);
            }
        }

        @Override
        public void close() {
            if (shown != null) {
                shown.done(Text.of("read the application"));
                shown.close();
                shown = null;
            }
        }
    }
}
