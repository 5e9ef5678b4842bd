package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Await;
import io.larakube.cluster.ErrandPod;
import io.larakube.cluster.ErrandPod.Ended;
import io.larakube.cluster.Kind;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.StartLease;
import io.larakube.failure.Failure;
import io.larakube.manifest.FileMove;
import io.larakube.manifest.FileMove.Round;
import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.plan.Relocation;
import io.larakube.rollout.Standstill;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.time.Duration;
import java.util.List;

/**
 * What {@code storage:move} does on the cluster: ask for a claim, copy in rounds, let the application stand still for the last one.
 *
 * @param limit of each of its steps
 */
record Carriage(Terminal terminal, Api api, Project project, Environment environment, Duration limit) {

    /** Asks for the claim with the very fields that the manifests will have: what was said and is no longer cannot be taken back. */
    void ask(Environment after) {
        Plan plan = Planner.plan(project.blueprint(), after, project.values(environment));
        Claim claim = plan.storage().claim().orElseThrow();
        new Applier(api, namespace(), new ApplyOptions(false, true)).apply(FileMove.claim(plan, claim));
    }

    void awaitRoom(Claim claim) throws InterruptedException {
        try (Activity activity = terminal.activity("Waiting for the driver to make room on " + claim.name())) {
            if (!Await.until(() -> hasRoom(claim), limit)) {
                throw new Failure.Unsuccessful(
                        "the volume has not grown after " + limit.toSeconds() + " s; the claim asks for it",
                        "kubectl describe pvc " + claim.name() + " -n " + namespace(),
                        "some drivers grow a volume only when its pods start: larakube up " + environment.name());
            }
            activity.done(Text.ok(claim.name() + " has " + claim.size()));
        }
    }

    private boolean hasRoom(Claim claim) {
        return api.get(Kind.CLAIM, namespace(), claim.name())
                .flatMap(there -> there.textAt("status", "capacity", "storage"))
                .filter(capacity -> Relocation.isAtLeast(capacity, claim.size()))
                .isPresent();
    }

    Ended round(FileMove move, Round round, String what) throws InterruptedException {
        Plan plan = project.plan(environment);
        try (Activity activity = terminal.activity(what)) {
            Ended ended = new ErrandPod(api, namespace(), Names.MOVE)
                    .run(List.of(FileMove.script(plan), move.pod(plan, round)), limit, activity::note);
            if (!ended.succeeded()) {
                throw new Failure.Unsuccessful(
                        "not all files could be copied: " + ended.last().replaceFirst("^FAIL ", ""),
                        "nothing was switched, and " + move.from() + " is as it was; the same command goes on");
            }
            activity.done(Text.ok(what));
            return ended;
        }
    }

    /** The last round, while the application stands still. */
    Ended last(FileMove move) throws InterruptedException {
        stop(move.image());
        return round(move, Round.LAST, "Copying what changed, and comparing every file");
    }

    private void stop(String image) throws InterruptedException {
        Startable running = Startable.of(project, environment.name());
        Standstill standstill = new Standstill(api, running.order(running.merged(), image, true));
        try (Activity activity = terminal.activity("Stopping " + environment.name())) {
            if (!standstill.begin(limit)) {
                throw new Failure.Unsuccessful(
                        "pods have not left after " + limit.toMinutes() + " minutes",
                        "kubectl get pods -n " + namespace());
            }
            activity.done(Text.ok("Stopped " + environment.name() + "; its engines run on"));
        }
    }

    /** Keeps others from starting the environment meanwhile. */
    StartLease lease() {
        return switch (StartLease.tryTake(api, namespace(), LeaseHolder.current())) {
            case StartLease.Attempt.Taken taken -> taken.lease();
            case StartLease.Attempt.HeldBy held ->
                throw new Failure.Unsuccessful(
                        held.holder() + " is starting this environment since " + held.since(),
                        "when it is over, the same command goes on");
        };
    }

    private String namespace() {
        return environment.namespaceIn(project.blueprint().name());
    }
}
