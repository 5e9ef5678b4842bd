package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Await;
import io.larakube.cluster.ErrandPod;
import io.larakube.cluster.ErrandPod.Ended;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Phase;
import io.larakube.failure.Failure;
import io.larakube.manifest.Errand;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.StorageMode;
import io.larakube.rollout.LastStart;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What pods of the application's own image do for {@code cloud:externalize}: prove places, copy files, move jobs.
 *
 * @param plan that of the environment as it was when the command began
 */
record Moves(Terminal terminal, Api api, Plan plan, String image, Duration limit) {

    private static final StorageMode NO_FILES = new StorageMode.Stateless("1Gi");

    /** Writes, reads and deletes in every place that these drivers name; a failure when one of them does not work. */
    void prove(Map<String, String> drivers) throws InterruptedException {
        Ended ended = run("Proving each place from inside the cluster", List.of("check"), drivers, NO_FILES);
        if (!ended.succeeded()) {
            String why = ended.last().replaceFirst("^FAIL ", "");
            throw new Failure.Unsuccessful(
                    "not every place works, and nothing was switched: " + why,
                    why.contains("AwsS3V3")
                            ? "composer require league/flysystem-aws-s3-v3, and larakube up " + plan.environment()
                            : "correct it in .env." + plan.environment() + ", then run the same command again",
                    "what was connected does no harm: the application does not use it");
        }
        ended.lines().stream()
                .filter(line -> !line.startsWith("{"))
                .forEach(line -> terminal.remark(Text.ok("  ✔ ").plus(line)));
    }

    /**
     * Copies the files of one disk to another one, each compared by its checksum.
     *
     * @param storage where the files are that pods share or shared
     * @param since only what was written then or later; the beginning of time for everything
     * @return what was done, in numbers
     */
    String files(StorageMode storage, String from, String to, Instant since) throws InterruptedException {
        boolean isThere = storage.claim()
                .filter(claim ->
                        api.get(Kind.CLAIM, plan.namespace(), claim.name()).isPresent())
                .isPresent();
        if (from.equals(to) || !isThere) {
            return "{}";
        }
        List<String> words = List.of("copy", from, to, Long.toString(since.getEpochSecond()));
        return done(run("Copying the files of " + from + " to " + to, words, Map.of(), storage))
                .last();
    }

    /** Moves the jobs that wait in one queue to another; how many they were. */
    long jobs(String from, String to) throws InterruptedException {
        if (from.isEmpty() || from.equals(to)) {
            return 0;
        }
        Ended ended =
                done(run("Moving jobs from " + from + " to " + to, List.of("jobs", from, to), Map.of(), NO_FILES));
        return number(ended.last(), "jobs");
    }

    /** A number of what a pod said last. */
    static long number(String json, String field) {
        return Json.parse(json).flatMap(result -> result.numberAt(field)).orElse(0L);
    }

    /** Waits until no pod of another release than the last one runs any more, so that nobody writes where nobody looks. */
    void awaitOneRelease() throws InterruptedException {
        String release =
                LastStart.read(api, plan.namespace()).map(LastStart::release).orElse("");
        try (Activity activity = terminal.activity("Waiting for the pods of before to leave")) {
            if (!Await.until(() -> !hasOthers(release), limit)) {
                throw new Failure.Unsuccessful(
                        "pods of before have not left after " + limit.toMinutes() + " minutes",
                        "the same command goes on when they have: kubectl get pods -n " + plan.namespace());
            }
            activity.done(Text.ok("The pods of before have left"));
        }
    }

    private boolean hasOthers(String release) {
        return api.list(Kind.POD, plan.namespace(), Names.LABEL_RELEASE).stream()
                .filter(pod -> !pod.textAt("metadata", "labels", Names.LABEL_RELEASE)
                        .filter(release::equals)
                        .isPresent())
                .anyMatch(pod -> !Phase.isOver(pod));
    }

    private Ended done(Ended ended) {
        if (!ended.succeeded()) {
            throw new Failure.Unsuccessful(
                    ended.last().replaceFirst("^FAIL ", ""),
                    "nothing is lost: what was copied is compared and not copied again; run the same command again");
        }
        return ended;
    }

    private Ended run(String what, List<String> words, Map<String, String> variables, StorageMode storage)
            throws InterruptedException {
        Errand errand = new Errand(image, words, variables, storage);
        ErrandPod pod = new ErrandPod(api, plan.namespace(), Names.ERRAND);
        try (Activity activity = terminal.activity(what)) {
            Ended ended = pod.run(List.of(Errand.script(plan), errand.pod(plan)), limit, activity::note);
            if (ended.succeeded()) {
                activity.done(Text.ok(what));
            }
            return ended;
        }
    }
}
