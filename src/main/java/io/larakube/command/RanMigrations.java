package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.PodShell;
import io.larakube.cluster.Survey;
import io.larakube.engine.Engine;
import io.larakube.failure.Failure;
import io.larakube.foresight.Dialect;
import io.larakube.foresight.MigrationStatus;
import io.larakube.foresight.Ran;
import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.rollout.LastStart;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Finds out which migrations have run: from a web pod that is ready, else from the last start that was recorded. */
final class RanMigrations {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Api api;
    private final PodShell shell;
    private final Plan plan;

    RanMigrations(Api api, String context, Plan plan) {
        this.api = api;
        this.shell = new PodShell(context, plan.namespace(), Names.CONTAINER);
        this.plan = plan;
    }

    Ran read(Survey survey, Dialect dialect) {
        Optional<Ran> asked = readyWebPod().flatMap(this::ask);
        return asked.or(this::recorded).orElseGet(() -> unasked(survey, dialect));
    }

    private Optional<String> readyWebPod() {
        return shell.pods(api, Names.LABEL_NAME + "=" + Component.WEB.workload()).stream()
                .findFirst();
    }

    private Optional<Ran> ask(String pod) {
        Invocation question = shell.in(pod, List.of("php", "artisan", "migrate:status", "--no-ansi"))
                .within(LIMIT);
        try {
            Finished answer = new SystemRunner(Programs.ofThisProcess()).run(question);
            return MigrationStatus.read(answer.text() + answer.err().text(), answer.succeeded())
                    .map(names -> new Ran.Asked(pod, names));
        } catch (Failure.Unsuccessful silent) {
            return Optional.empty();
        }
    }

    private Optional<Ran> recorded() {
        return LastStart.read(api, plan.namespace())
                .filter(last -> !last.migrations().isEmpty())
                .map(last -> new Ran.Recorded(last.at().toString(), new LinkedHashSet<>(last.migrations())));
    }

    /** Where the database is one of the environment, and has no volume yet, nothing can have run. */
    private Ran unasked(Survey survey, Dialect dialect) {
        boolean isNewFile = dialect == Dialect.SQLITE && !isThere(survey, Names.STORAGE_CLAIM);
        boolean isNew = isNewFile
                || plan.engines().stream()
                        .filter(engine -> engine.engine().role() == Engine.Role.DATABASE)
                        .flatMap(engine -> engine.claim().stream())
                        .anyMatch(claim -> !isThere(survey, claim.name()));
        return isNew
                ? new Ran.None()
                : new Ran.Unknown("no web pod is ready that could be asked, and no start that ended ready is recorded");
    }

    private static boolean isThere(Survey survey, String claim) {
        return survey.claims().stream()
                .anyMatch(one ->
                        one.textAt("metadata", "name").filter(claim::equals).isPresent());
    }
}
