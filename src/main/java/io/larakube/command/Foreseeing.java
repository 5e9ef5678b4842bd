package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.Inventory;
import io.larakube.cluster.Pruner;
import io.larakube.cluster.Survey;
import io.larakube.dotenv.EnvFile;
import io.larakube.failure.Failure;
import io.larakube.foresight.Dialect;
import io.larakube.foresight.Foresight;
import io.larakube.foresight.ManifestLines;
import io.larakube.foresight.Pair;
import io.larakube.foresight.Situation;
import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.rollout.Order;
import io.larakube.rollout.Stages;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers from folder and cluster what a foresight is computed from. Nothing is changed anywhere. */
final class Foreseeing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Startable wanted;
    private final Cluster cluster;
    private final RecordedTimings timings;

    Foreseeing(Startable wanted, Cluster cluster) {
        this.wanted = wanted;
        this.cluster = cluster;
        this.timings = RecordedTimings.of(wanted.project(), wanted.environment().name());
    }

    /** Where the times come from, in words. */
    String timingsFrom() {
        return timings.from();
    }

    Foresight of(Order order) {
        Plan plan = order.plan();
        Api api = cluster.api(PATIENCE);
        List<Tree> objects = new ArrayList<>(order.configuration().objects(plan));
        objects.addAll(order.released().objects());
        Stages stages = Stages.of(objects);
        List<List<Tree>> batches = List.of(stages.surroundings(), stages.leaders(), stages.workers());
        List<Tree> sent = batches.stream().flatMap(List::stream).toList();
        Survey survey = Survey.take(api, plan.namespace(), sent, order.force());
        List<String> removed = new Pruner(api, plan.namespace(), plan.project(), plan.environment())
                .leftovers(objects, Inventory.take(api, plan.namespace())).stream()
                        .map(Pruner.Leftover::toString)
                        .toList();
        Situation situation = new Situation(
                order.released().release().id(),
                order.image(),
                pairs(plan, batches, survey),
                removed,
                surroundings(plan, survey),
                application(api, order, survey),
                timings.timings());
        return Foresight.of(situation);
    }

    private static List<List<Pair>> pairs(Plan plan, List<List<Tree>> batches, Survey survey) {
        Map<Tree, Pair> pairs = new LinkedHashMap<>();
        for (Survey.Met met : survey.met()) {
            Tree after = met.after().orElse(met.wanted());
            pairs.put(met.wanted(), new Pair(met.live(), after, met.refusal()));
        }
        return batches.stream()
                .map(batch -> batch.stream()
                        .sorted(Comparator.comparingInt(object -> place(plan, object)))
                        .flatMap(object -> Optional.ofNullable(pairs.get(object)).stream())
                        .toList())
                .toList();
    }

    /** Workloads in the order of the plan, in which they find their nodes; all others before them, as they are. */
    private static int place(Plan plan, Tree object) {
        String name = object.textAt("metadata", "name").orElse("");
        boolean isWorkload = object.at("spec", "template").isPresent();
        return isWorkload
                ? plan.workloads().stream().map(Workload::name).toList().indexOf(name)
                : -1;
    }

    private static Situation.Surroundings surroundings(Plan plan, Survey survey) {
        return new Situation.Surroundings(
                plan.namespace(),
                survey.nodes(),
                survey.pods(),
                survey.quotas(),
                survey.limitRanges(),
                survey.volumes(),
                survey.claims());
    }

    private Situation.Application application(Api api, Order order, Survey survey) {
        EnvFile file = wanted.file();
        Map<String, String> places = new LinkedHashMap<>();
        file.values().keySet().forEach(key -> places.put(key, file.place(key)));
        Map<String, String> migrations = new LinkedHashMap<>();
        for (String name : order.migrations()) {
            migrations.put(name, wanted.project().migration(name));
        }
        Dialect dialect = Dialect.of(file.laravel("DB_CONNECTION"));
        return new Situation.Application(
                places,
                file.name(),
                ManifestLines.of(manifests()),
                migrations,
                new RanMigrations(api, cluster.context().name(), order.plan()).read(survey, dialect),
                dialect);
    }

    /** The overlay's files win, so they go first. */
    private Map<String, String> manifests() {
        Path root = wanted.project().folder().root();
        Path folder = root.resolve(Project.MANIFESTS);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path part :
                List.of(folder.resolve("overlays").resolve(wanted.environment().name()), folder.resolve("base"))) {
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.put(root.relativize(file).toString(), Files.readString(file));
                }
            } catch (IOException unreadable) {
                throw new Failure.Unavailable("cannot read " + part + ": " + unreadable.getMessage());
            }
        }
        return texts;
    }
}
