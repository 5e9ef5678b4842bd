package io.larakube.cloud;

import io.larakube.cluster.Api;
import io.larakube.cluster.ErrandPod;
import io.larakube.cluster.ErrandPod.Ended;
import io.larakube.cluster.PodShell;
import io.larakube.failure.Failure;
import io.larakube.foresight.Ran;
import io.larakube.manifest.Errand;
import io.larakube.plan.Component;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.process.Finished;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the database which migrations have run: its own table, because {@code migrate:status} lists only those whose files the asked pod
 * has. A web pod that is ready is asked, else a pod of its own.
 *
 * @param plan of the release whose image is used for a pod of its own
 * @param image that one, which shows at once whether it can still be pulled
 */
public record RanSince(Api api, String context, Plan plan, String image) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SIGN = "RAN ";

    /** Laravel 8 and later; the same that the errand's script says. */
    private static final String QUESTION = "require 'vendor/autoload.php'; $app = require 'bootstrap/app.php';"
            + " $app->make(Illuminate\\Contracts\\Console\\Kernel::class)->bootstrap();"
            + " $table = $app->make('migration.repository');"
            + " foreach ($table->repositoryExists() ? $table->getRan() : [] as $name) { echo 'RAN '.$name.PHP_EOL; }"
            + " echo 'END'.PHP_EOL;";

    /**
     * What is known.
     *
     * @param note is told what goes on
     */
    public Ran ask(Consumer<String> note) throws InterruptedException {
        Optional<Ran> asked = readyPod().flatMap(this::inside);
        return asked.isPresent() ? asked.get() : alone(note);
    }

    private PodShell shell() {
        return new PodShell(context, plan.namespace(), Names.CONTAINER);
    }

    private Optional<String> readyPod() {
        return shell().pods(api, Names.LABEL_NAME + "=" + Component.WEB.workload()).stream()
                .findFirst();
    }

    private Optional<Ran> inside(String pod) {
        try {
            Finished answer = new SystemRunner(Programs.ofThisProcess())
                    .run(shell().in(pod, List.of("php", "-r", QUESTION)).within(LIMIT));
            return answer.succeeded()
                    ? names(answer.text().lines()).map(names -> new Ran.Asked(pod, names))
                    : Optional.empty();
        } catch (Failure.Unsuccessful silent) {
            return Optional.empty();
        }
    }

    private Ran alone(Consumer<String> note) throws InterruptedException {
        Errand errand = new Errand(image, List.of("migrations"), Map.of(), new StorageMode.Stateless("1Gi"));
        try {
            Ended ended = new ErrandPod(api, plan.namespace(), Names.ERRAND)
                    .run(List.of(Errand.script(plan), errand.pod(plan)), LIMIT, note);
            Optional<Ran> told = names(ended.lines().stream()).map(names -> new Ran.Asked("a pod of its own", names));
            return told.orElseGet(() -> new Ran.Unknown(ended.last()));
        } catch (Failure.Unsuccessful | Failure.Unavailable silent) {
            return new Ran.Unknown(silent.getMessage());
        }
    }

    private static Optional<Set<String>> names(Stream<String> lines) {
        List<String> told = lines.map(String::strip).toList();
        return told.contains("END")
                ? Optional.of(told.stream()
                        .filter(line -> line.startsWith(SIGN))
                        .map(line -> line.substring(SIGN.length()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                : Optional.empty();
    }
}
