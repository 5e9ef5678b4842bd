package io.larakube.command;

import io.larakube.cloud.Author;
import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.StartLease;
import io.larakube.command.Up.Wish;
import io.larakube.failure.Failure;
import io.larakube.rollout.Occasion;
import io.larakube.rollout.Order;
import io.larakube.rollout.Rollout;
import io.larakube.startup.Seconds;
import io.larakube.startup.StartupState;
import io.larakube.startup.Verdict;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.trace.Recorder;
import io.larakube.trace.TraceFolder;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Puts an order that was agreed to on a cluster and follows it to the truth about it: the lease, the start, its view, its causes. Every
 * command that starts an environment ends here.
 */
final class Launch {

    private final Terminal terminal;
    private final Path root;
    private final Wish wish;

    /** @param root the project's folder, in which starts are recorded */
    Launch(Terminal terminal, Path root, Wish wish) {
        this.terminal = terminal;
        this.root = root;
        this.wish = wish;
    }

    /** @param sources what the release was made from */
    void of(Rollout rollout, Order order, Cluster cluster, Supplier<Occasion.Sources> sources) {
        Occasion occasion = new Occasion(Author.ofThisProcess(), wish.cause(), sources);
        rollout.prepare();
        try (StartLease _ = take(cluster.api(Start.PATIENCE), order.plan().namespace())) {
            start(rollout, order, cluster, occasion);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted(
                    "what is applied goes on without you", "larakube status " + wish.environment());
        }
    }

    private StartLease take(Api api, String namespace) throws InterruptedException {
        LeaseHolder me = LeaseHolder.current();
        Instant giveUp = Instant.now().plus(wish.timeout());
        StartLease.Attempt attempt = StartLease.tryTake(api, namespace, me);
        if (attempt instanceof StartLease.Attempt.HeldBy held) {
            String words = held.holder() + " is starting this environment since " + held.since();
            if (wish.noWait()) {
                throw new Failure.Unsuccessful(words, "larakube status " + wish.environment());
            }
            try (Activity activity = terminal.activity(words + "; waiting for it to end")) {
                while (attempt instanceof StartLease.Attempt.HeldBy
                        && Instant.now().isBefore(giveUp)) {
                    Thread.sleep(500);
                    attempt = StartLease.tryTake(api, namespace, me);
                }
                activity.done(Text.of("It ended"));
            }
        }
        return switch (attempt) {
            case StartLease.Attempt.Taken taken -> taken.lease();
            case StartLease.Attempt.HeldBy held ->
                throw new Failure.Unsuccessful(held.holder() + " still is starting this environment");
        };
    }

    private void start(Rollout rollout, Order order, Cluster cluster, Occasion occasion) throws InterruptedException {
        if (wish.detach()) {
            rollout.applyOnly(occasion);
            terminal.remark("applied; larakube status " + wish.environment() + " shows how the start goes on");
            return;
        }
        Recorder recorder = new Recorder(TraceFolder.in(root), order.image(), occasion.by());
        StartupState end;
        try (StartView view = StartView.on(terminal, wish.environment(), wish.inJson())) {
            end = rollout.run(occasion, wish.timeout(), state -> {
                view.show(state);
                recorder.observed(state);
            });
        }
        recorder.ended(end);
        recorder.trouble().ifPresent(why -> terminal.remark(Text.warn("the start was not recorded: " + why)));
        if (!(end.verdict() instanceof Verdict.AllReady)) {
            explain(end, cluster);
        }
        conclude(end);
    }

    /** The causes are told once, here, with all that can be seen around them; the live view shows only whom they keep. */
    private void explain(StartupState end, Cluster cluster) {
        WhyReport why = WhyReport.of(end, cluster);
        if (wish.inJson()) {
            terminal.event(Tree.obj().with("event", "why").and(why.explained()));
        } else {
            why.inShort().forEach(terminal::remark);
        }
    }

    /** Nothing is said to be done that was not observed. */
    private void conclude(StartupState end) {
        switch (end.verdict()) {
            case Verdict.AllReady ready -> ready(end, ready);
            case Verdict.Stuck stuck -> throw failure(end, stuck);
            case Verdict.Going going ->
                throw new Failure.Unsuccessful(
                        "not everything was ready after " + wish.timeout().toSeconds() + " s; the start goes on",
                        "larakube status " + wish.environment());
        }
    }

    private void ready(StartupState end, Verdict.AllReady ready) {
        String release = "release " + end.release().id();
        String words = end.isUntouched()
                ? "nothing to do: " + release + " runs as it is wanted"
                : "all ready after " + Seconds.of(ready.after()) + ", " + release;
        if (!wish.inJson()) {
            terminal.result(Text.ok("✔ ").plus(words));
        }
    }

    /** Commands that help stand with the causes already. */
    private static Failure failure(StartupState end, Verdict.Stuck stuck) {
        String workloads = String.join(", ", stuck.findings().getFirst().workloads());
        return new Failure.Unsuccessful(end.plan().environment() + " did not get ready because of " + workloads);
    }
}
