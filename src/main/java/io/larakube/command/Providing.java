package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.failure.Failure;
import io.larakube.placement.Machine;
import io.larakube.runbook.Runbook;
import io.larakube.runbook.RunbookReport;
import io.larakube.runbook.Step;
import io.larakube.storage.Check;
import io.larakube.storage.ClassProven;
import io.larakube.storage.ProvingGround;
import io.larakube.storage.Provision;
import io.larakube.storage.ProvisionRecord;
import io.larakube.storage.Provisioning;
import io.larakube.storage.SharedFilesystem;
import io.larakube.storage.Site;
import io.larakube.storage.Uses;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Terminal;
import io.larakube.tree.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The steps of every {@code cloud:provision:…}: look, show, ask, run; and the same for the way back. */
final class Providing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More nodes say little more, and take longer. */
    private static final int USUAL_NODES = 5;

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;
    private final ProvisionOptions options;

    Providing(Terminal terminal, Project project, ProvisionOptions options) {
        this.terminal = terminal;
        this.project = project;
        this.options = options;
        this.environment = options.environmentOf(project);
    }

    /**
     * Does what the command line says.
     *
     * @param wish what is wanted, given the options that an interrupted run was given
     */
    void call(SharedFilesystem kind, Function<Map<String, String>, Provision> wish) {
        try {
            if (options.dryRun().isGiven()) {
                try (Cluster cluster = options.cluster().choice().look(project, environment)) {
                    on(cluster, kind, wish);
                }
                return;
            }
            try (ClusterChoice.Reaching reaching = options.cluster().choice().reach(project, environment)) {
                on(reaching.admitted(terminal).cluster(), kind, wish);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("what was done stays: the same command goes on where this one stopped");
        }
    }

    private void on(Cluster cluster, SharedFilesystem kind, Function<Map<String, String>, Provision> wish)
            throws InterruptedException {
        Api api = cluster.api(PATIENCE);
        Map<String, String> recorded =
                ProvisionRecord.read(api, kind).map(ProvisionRecord::options).orElse(Map.of());
        Provision provision = wish.apply(recorded);
        Site site = Site.ask(api, Machine::open);
        Provisioning provisioning = new Provisioning(api, provision, site);
        String where = cluster.context().name();
        if (options.remove().isGiven()) {
            new Withdrawing(terminal, options, provisioning, kind).from(where, Uses.ask(api, kind));
            return;
        }
        SharedInBlueprint last = new SharedInBlueprint(project, environment, kind.storageClass());
        last.proposal();
        List<Check> checks = new ArrayList<>(provision.checks(site));
        checks.addAll(nodes(site));
        Step proven = new ClassProven(api, ground(kind, site), options.limit());
        String title = kind.storageClass() + " on " + where + " for " + environment.name();
        Runbook runbook = provisioning.runbook(title, List.of(proven, last));
        RunbookReport standings = new RunbookReport(runbook.title(), runbook.standings());
        ProvisionReport report = new ProvisionReport(checks, standings, provisioning.objects());
        if (options.dryRun().isGiven()) {
            show(report);
            return;
        }
        require(report);
        if (!standings.isOver()) {
            provisioning.requireRights("create", "patch");
            terminal.require(new Confirm("Do this on " + where + "?", false, "--yes"));
            provisioning.run(runbook, journal -> options.execution(terminal, journal));
        } else {
            provisioning.settle();
        }
        options.end(
                terminal,
                kind.storageClass() + " is proven, and " + environment.name() + " relies on it",
                "larakube up " + environment.name());
    }

    private static List<Check> nodes(Site site) {
        int nodes = site.usableNodes().size();
        return nodes >= 2
                ? List.of()
                : List.of(new Check(
                        Check.Level.REFUSED,
                        "sharing is proven between at least 2 nodes, and the cluster has "
                                + (nodes == 0
                                        ? "none"
                                        : "only " + site.usableNodes().getFirst()) + " that takes pods",
                        List.of("on one node all pods share one volume in any case: \"strategy\": \"single-node\"")));
    }

    private ProvingGround ground(SharedFilesystem kind, Site site) {
        List<String> nodes = site.usableNodes();
        return new ProvingGround(
                kind.storageClass(),
                nodes.subList(0, Math.min(nodes.size(), USUAL_NODES)),
                options.image().given().orElseGet(project.blueprint().php()::baseImage),
                project.blueprint().php().os().user(),
                "1Gi");
    }

    private void show(ProvisionReport report) {
        if (options.talk().inJson()) {
            terminal.json(report.tree());
            return;
        }
        report.lines().forEach(terminal::remark);
        terminal.result(YamlText.documents(report.objects()));
    }

    /** Shows everything, and goes on only when nothing speaks against it. */
    private void require(ProvisionReport report) {
        if (!options.talk().inJson()) {
            report.lines().forEach(terminal::remark);
        }
        boolean isForced = options.force().isGiven();
        report.checks().stream()
                .filter(check -> switch (check.level()) {
                    case OK, CAUTION -> false;
                    case UNLESS_FORCED -> !isForced;
                    case REFUSED -> true;
                })
                .findFirst()
                .ifPresent(check -> {
                    throw new Failure.Unavailable(check.words(), check.next().toArray(String[]::new));
                });
    }
}
