package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.failure.Failure;
import io.larakube.terminal.Options;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.trace.Budget;
import io.larakube.trace.Otlp;
import io.larakube.trace.Page;
import io.larakube.trace.Trace;
import io.larakube.trace.TraceFolder;
import io.larakube.tree.JsonText;
import io.larakube.workspace.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Shows the starts that were recorded on this machine. */
public final class Starts implements Command {

    private final Usage usage = new Usage(
            "List the recorded starts, or show what one of them spent its time on.",
            "",
            "Examples:",
            "  larakube starts                                 the starts that were recorded here",
            "  larakube starts last                            a bar for each workload, and the critical path",
            "  larakube starts last --against 20261121-0954    what became slower and what faster",
            "  larakube starts last --html start.html          a page that needs nothing else",
            "  larakube starts last --open                     the same, shown in the browser",
            "  larakube starts last --otlp start.json          spans for an OpenTelemetry collector",
            "  larakube starts last --budget web=20s,all=60s   exit code 1 when it took longer");

    private final Value<String> start =
            usage.word("START", "The beginning of a start's id, or 'last'. Without it all are listed.");
    private final Value<String> against = usage.option(
            String.class, OptionSpec.builder("--against").paramLabel("START").description("Compare with this start."));
    private final Value<Path> html = usage.option(
            Path.class, OptionSpec.builder("--html").paramLabel("FILE").description("Write a page."));
    private final Flag open = usage.flag("--open", "Show the page in the browser.");
    private final Value<Path> otlp = usage.option(
            Path.class,
            OptionSpec.builder("--otlp").paramLabel("FILE").description("Write OpenTelemetry spans (OTLP in JSON)."));
    private final Value<String> budget = usage.option(
            String.class,
            OptionSpec.builder("--budget")
                    .paramLabel("LIMITS")
                    .description("Fail when a workload was ready later than this: web=20s,all=60s."));
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Starts(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        TraceFolder folder = TraceFolder.in(ProjectFolder.find(Path.of("")).root());
        if (start.given().isEmpty()) {
            requireStart();
            terminal.report(StartsReport.of(folder.all()));
            return 0;
        }
        Optional<Budget> limits = budget.given().map(Budget::parse);
        Trace trace = folder.find(start.given().get());
        terminal.report(
                against.given().isPresent()
                        ? ComparisonReport.of(folder.find(against.given().get()), trace)
                        : new TraceReport(trace));
        html.given().ifPresent(file -> write(terminal, file, Page.of(trace)));
        if (open.isGiven()) {
            Browser.of(terminal).show(Page.of(trace));
        }
        otlp.given().ifPresent(file -> write(terminal, file, JsonText.indented(Otlp.of(trace))));
        limits.ifPresent(limit -> require(limit, trace));
        return 0;
    }

    private void requireStart() {
        if (against.given().isPresent()
                || html.given().isPresent()
                || open.isGiven()
                || otlp.given().isPresent()
                || budget.given().isPresent()) {
            throw new Failure.WrongUsage("which start? Name one, or the newest", "larakube starts last …");
        }
    }

    private static void require(Budget limit, Trace trace) {
        List<String> overruns = limit.overruns(trace);
        if (!overruns.isEmpty()) {
            throw new Failure.Unsuccessful(
                    "over the budget: " + String.join("; ", overruns), "larakube starts " + trace.id());
        }
    }

    static void write(Terminal terminal, Path file, String text) {
        try {
            Files.writeString(file, text);
            terminal.remark(Text.ok("✔ ").plus("wrote " + file));
        } catch (IOException failed) {
            throw new Failure.Unavailable("cannot write " + file + ": " + failed.getMessage());
        }
    }
}
