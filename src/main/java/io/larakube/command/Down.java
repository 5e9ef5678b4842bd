package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Await;
import io.larakube.cluster.Removal;
import io.larakube.command.Usage.Value;
import io.larakube.command.Usage.Word;
import io.larakube.failure.Failure;
import io.larakube.plan.Plan;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Options;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Takes an environment off its cluster; its claims stay unless they are purged by name. */
public final class Down implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(4);

    private final Usage usage = new Usage(
            "Take an environment off its cluster. Its claims, and so its data, stay.",
            "",
            "Examples:",
            "  larakube down                            the local environment; larakube up brings it back with its"
                    + " data",
            "  larakube down --purge=shop-local --yes   its claims and their data too");

    private final Word environment = usage.environment("Default: local.");
    private final Value<String> purge = usage.option(
            String.class,
            OptionSpec.builder("--purge")
                    .arity("0..1")
                    .paramLabel("NAMESPACE")
                    .fallbackValue("")
                    .description("Remove the namespace with its claims and all data; asks for its name unless it is"
                            + " given."));
    private final ClusterOptions cluster = ClusterOptions.of(usage);
    private final Talk talk = Talk.of(usage);

    private final Function<Options, Terminal> terminals;

    public Down(Function<Options, Terminal> terminals) {
        this.terminals = terminals;
    }

    @Override
    public CommandSpec spec() {
        return usage.spec();
    }

    @Override
    public Integer call() {
        Terminal terminal = terminals.apply(talk.options());
        Project project = Project.open(Path.of(""));
        Environment wanted = project.environment(environment.said());
        Plan plan = project.plan(wanted);
        try (ClusterChoice.Reaching reaching = cluster.choice().reach(project, wanted)) {
            ClusterChoice.Reached reached = reaching.admitted(terminal);
            Api api = reached.cluster().api(PATIENCE);
            Removal removal = new Removal(api, plan.namespace(), plan.project(), plan.environment());
            if (!removal.hasNamespace()) {
                String where = reached.cluster().context().name();
                report(terminal, "nothing of " + environment.said() + " is on " + where, List.of(), List.of());
            } else if (purge.given().isPresent()) {
                purge(terminal, removal, plan.namespace());
            } else {
                remove(terminal, removal, plan.namespace());
            }
        }
        return 0;
    }

    private void remove(Terminal terminal, Removal removal, String namespace) {
        List<Removal.Thing> things = removal.things();
        List<String> claims = removal.claims();
        things.forEach(thing -> terminal.remark(Text.dim("  remove  ").plus(thing.toString())));
        claims.forEach(claim -> terminal.remark(Text.ok("  keep    ").plus("PersistentVolumeClaim " + claim)));
        terminal.require(
                new Confirm("Take " + environment.said() + " off the namespace " + namespace + "?", false, "--yes"));
        try (Activity activity = terminal.activity("Waiting for the pods of " + namespace + " to leave")) {
            removal.remove(things);
            waitUntil(() -> !removal.hasPods(), "the pods of " + namespace + " have not left");
            activity.done(Text.ok("All pods of " + namespace + " have left"));
        }
        report(terminal, environment.said() + " is down; its claims stay", things, claims);
    }

    private void purge(Terminal terminal, Removal removal, String namespace) {
        String given = purge.given().orElse("");
        if (!given.equals(namespace)) {
            if (!given.isEmpty()) {
                throw new Failure.WrongUsage(
                        "the namespace of " + environment.said() + " is " + namespace + ", not " + given);
            }
            String lost = "The namespace " + namespace + " goes with all data in " + String.join(", ", removal.claims())
                    + ".";
            terminal.ask(new TypeName(lost, namespace, "--purge=" + namespace));
        }
        try (Activity activity = terminal.activity("Removing the namespace " + namespace)) {
            removal.purge();
            waitUntil(() -> !removal.hasNamespace(), "the namespace " + namespace + " is not gone");
            activity.done(Text.ok("The namespace " + namespace + " is gone"));
        }
        report(terminal, environment.said() + " is gone, its data too", List.of(), List.of());
    }

    private static void waitUntil(BooleanSupplier done, String otherwise) {
        try {
            if (!Await.until(done, LONGEST_GRACE)) {
                throw new Failure.Unsuccessful(
                        otherwise + " after " + LONGEST_GRACE.toMinutes() + " minutes", "kubectl get pods -A");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("what was told to go goes on leaving");
        }
    }

    private void report(Terminal terminal, String words, List<Removal.Thing> removed, List<String> kept) {
        if (talk.inJson()) {
            terminal.json(Tree.obj()
                    .with("environment", environment.said())
                    .with(
                            "removed",
                            Tree.texts(removed.stream()
                                    .map(Removal.Thing::toString)
                                    .toList()))
                    .with("keptClaims", Tree.texts(kept)));
        } else {
            terminal.result(words);
        }
    }
}
