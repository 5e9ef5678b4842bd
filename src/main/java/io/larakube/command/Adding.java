package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.engine.Engine;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.plan.Addition;
import io.larakube.plan.EnvironmentSettings;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.ProjectFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of {@code add}: decide, show, ask, write all or nothing. */
final class Adding {

    private static final String S3_PACKAGE = "league/flysystem-aws-s3-v3";

    private final Terminal terminal;
    private final Project project;
    private final Addition wanted;

    Adding(Terminal terminal, Project project, Addition wanted) {
        this.terminal = terminal;
        this.project = project;
        this.wanted = wanted;
    }

    /** @param only the environment that wants it; all of them when it is empty */
    void run(Optional<String> only, Proposal.Mode mode) {
        refuse(only);
        Proposal proposal = proposal(only);
        List<Text> reasons = proposal.environments().stream()
                .map(each -> Text.ok("  " + each.environment().name() + "   ").plus(reason(each)))
                .toList();
        proposal.settle(
                terminal,
                new ProposalReport(proposal, reasons, Tree.obj().with("added", wanted.word()), mode.dryRun()),
                mode,
                "larakube up");
        remark(proposal);
    }

    private void refuse(Optional<String> only) {
        wanted.refusal(project.blueprint()).ifPresent(what -> {
            String remedy = wanted instanceof Addition.OfFeature
                    ? "larakube add redis, then larakube add " + wanted.word()
                    : "nothing moves what is in it; when it may be lost, or was moved: larakube init --"
                            + wanted.word();
            throw new Failure.BadInput(List.of(new Problem(ProjectFolder.BLUEPRINT, what, remedy)));
        });
        boolean isDatabase =
                wanted instanceof Addition.OfEngine(Engine engine) && engine.role() == Engine.Role.DATABASE;
        if (isDatabase && only.isPresent() && !wanted.isIn(project.blueprint())) {
            throw new Failure.WrongUsage(
                    "all environments of a project have one kind of database", "larakube add " + wanted.word());
        }
    }

    private Proposal proposal(Optional<String> only) {
        ProjectFolder folder = project.folder();
        Map<String, Environment> environments = new LinkedHashMap<>();
        boolean isThere = wanted.isIn(project.blueprint());
        project.blueprint().environments().forEach((name, environment) -> {
            boolean wants = only.map(name::equals).orElse(true);
            Environment changed = isThere ? environment : wanted.unwantedIn(environment);
            environments.put(
                    name, wants ? wanted.wantedIn(environment, project.readConfiguration(environment)) : changed);
        });
        Blueprint blueprint = wanted.in(project.blueprint()).withEnvironments(environments);
        DecidedBlueprint decided = DecidedBlueprint.changed(folder, blueprint);
        List<AdoptedEnvironment> files = decided.blueprint().environments().values().stream()
                .map(each -> only.map(each.name()::equals).orElse(true) && wanted.runsIn(each)
                        ? completed(folder, decided.blueprint(), each)
                        : AdoptedEnvironment.asItIs(folder, each))
                .toList();
        return Proposal.of(folder, decided, files);
    }

    /** A file that is there gets the keys of what is added only; one that is not is begun as {@code init} begins it. */
    private AdoptedEnvironment completed(ProjectFolder folder, Blueprint blueprint, Environment environment) {
        RandomCredentials credentials = new RandomCredentials();
        AdoptedEnvironment there = AdoptedEnvironment.asItIs(folder, environment);
        return there.before().isPresent()
                ? there.with(wanted.keys(there.start(), blueprint.name(), credentials))
                : AdoptedEnvironment.of(folder, blueprint, environment, credentials);
    }

    private String reason(AdoptedEnvironment adopted) {
        if (wanted.runsIn(adopted.environment())) {
            return "runs " + wanted.word();
        }
        return switch (wanted) {
            case Addition.OfEngine(Engine engine)
            when adopted.environment().managed().contains(engine) ->
                EnvironmentSettings.elsewhere(adopted.start(), engine)
                        .map(key -> "has one elsewhere: " + key + " is set, and stays")
                        .orElse("has one elsewhere");
            case Addition.OfEngine _, Addition.OfFeature _ -> "does without " + wanted.word();
        };
    }

    /** What the files cannot do by themselves. */
    private void remark(Proposal proposal) {
        List<String> remarks = new ArrayList<>();
        for (AdoptedEnvironment environment : proposal.environments()) {
            environment.changes().stream()
                    .filter(change -> change.key().equals("QUEUE_CONNECTION"))
                    .filter(change ->
                            environment.start().value("QUEUE_CONNECTION").isPresent())
                    .forEach(change -> remarks.add(environment.start().place("QUEUE_CONNECTION")
                            + " jobs that wait in the old queue stay there: let it run empty before larakube up "
                            + environment.environment().name()));
        }
        if (wanted instanceof Addition.OfEngine(Engine engine) && engine.role() == Engine.Role.STORAGE) {
            remarks.addAll(aboutFiles(proposal));
        }
        if (project.blueprint().database() != proposal.blueprint().database()) {
            remarks.add("the rows that are in " + project.blueprint().database().word()
                    + " stay there: nothing copies them");
        }
        remarks.forEach(remark -> terminal.remark(Text.warn(remark)));
    }

    private List<String> aboutFiles(Proposal proposal) {
        List<String> remarks = new ArrayList<>();
        boolean hasPackage = project.folder().textOf("composer.json").orElse("").contains(S3_PACKAGE);
        if (!hasPackage) {
            remarks.add("composer.json does not require " + S3_PACKAGE
                    + ", which Laravel's s3 disk needs: composer require " + S3_PACKAGE);
        }
        proposal.environments().stream()
                .filter(each -> wanted.runsIn(each.environment()))
                .map(AdoptedEnvironment::after)
                .filter(file ->
                        file.value("FILESYSTEM_DISK").filter("s3"::equals).isEmpty())
                .forEach(file -> remarks.add(file.place("FILESYSTEM_DISK") + " the application does not use it yet:"
                        + " FILESYSTEM_DISK=s3 does, and files that are there do not move by themselves (larakube"
                        + " cloud:externalize moves them)"));
        return remarks;
    }
}
