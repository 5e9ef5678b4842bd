package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Await;
import io.larakube.cluster.Kind;
import io.larakube.cluster.LeaseHolder;
import io.larakube.cluster.Phase;
import io.larakube.cluster.Removal;
import io.larakube.cluster.StartLease;
import io.larakube.failure.Failure;
import io.larakube.manifest.Scripts;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a proving ground on a cluster, looks on until its pods have ended, and removes it again. */
public final class Proving {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration REMOVAL = Duration.ofMinutes(3);

    /** A provisioner or a registry that refuses says so again and again; one that only starts stops saying so. */
    private static final Duration REFUSAL_LASTS = Duration.ofSeconds(15);

    private final Api api;
    private final ProvingGround ground;
    private final Removal removal;

    public Proving(Api api, ProvingGround ground) {
        this.api = api;
        this.ground = ground;
        this.removal = new Removal(api, ground.namespace(), "", "");
    }

    /**
     * Proves it. The proving ground is gone afterwards, also when this fails.
     *
     * @param patience for all pods to come to their end
     * @param note is told each new finding
     * @throws Failure.Unsuccessful when somebody else proves the same class now, or the proof cannot be made: no image, no time
     */
    public Proof run(Duration patience, Consumer<String> note) throws InterruptedException {
        removeLeftOver();
        applier().apply(ground.namespaceObject());
        StartLease lease = take();
        try {
            ground.objects(Scripts.text(Proving.class, "prove.php")).forEach(applier()::apply);
            return follow(Instant.now().plus(patience), note);
        } finally {
            lease.close();
            remove();
        }
    }

    /** What an interrupted run left, unless it is one that goes on; one that is removing it already is waited for. */
    private void removeLeftOver() throws InterruptedException {
        Optional<Tree> there = api.get(Kind.NAMESPACE, "", ground.namespace());
        if (there.isEmpty()) {
            return;
        }
        if (there.get().at("metadata", "deletionTimestamp").isEmpty()) {
            take().close();
            removal.purge();
        }
        awaitGone();
    }

    private StartLease take() {
        return switch (StartLease.tryTake(api, ground.namespace(), LeaseHolder.current())) {
            case StartLease.Attempt.Taken taken -> taken.lease();
            case StartLease.Attempt.HeldBy held ->
                throw new Failure.Unsuccessful(
                        held.holder() + " is proving " + ground.storageClass() + " since " + held.since());
        };
    }

    private Proof follow(Instant giveUp, Consumer<String> note) throws InterruptedException {
        int told = 0;
        while (true) {
            List<Tree> pods = api.list(Kind.POD, ground.namespace(), "");
            List<Trial> trials = new ArrayList<>(ground.nodes().stream()
                    .flatMap(node -> Trial.read(node, log(node)).stream())
                    .toList());
            if (trials.size() > told) {
                note.accept(trials.getLast().words());
                told = trials.size();
            }
            if (areOver(pods)) {
                ground.nodes().forEach(node -> brokenOff(node, trials).ifPresent(trials::add));
                return new Proof(ground.nodes(), trials);
            }
            Optional<Trial> refusal = refusal();
            if (refusal.isPresent()) {
                return new Proof(ground.nodes(), List.of(refusal.get()));
            }
            requireThatItGoesOn(pods, giveUp);
            Thread.sleep(TICK);
        }
    }

    private boolean areOver(List<Tree> pods) {
        return pods.size() == ground.nodes().size() && pods.stream().allMatch(Phase::isOver);
    }

    private String log(String node) {
        return api.log(ground.namespace(), ground.pod(node), "").orElse("");
    }

    /** A pod that is over and has said neither that it made every check nor which one failed. */
    private Optional<Trial> brokenOff(String node, List<Trial> trials) {
        boolean said = trials.stream()
                .filter(trial -> trial.place().equals(node))
                .anyMatch(trial -> trial.check().equals(Trial.END) || trial.outcome() == Trial.Outcome.FAILED);
        String words = log(node).lines().reduce((earlier, later) -> later).orElse("it wrote nothing");
        return said ? Optional.empty() : Optional.of(Trial.failed(node, Trial.END, "broke off: " + words));
    }

    /** What the class itself says against it. */
    private Optional<Trial> refusal() {
        boolean isBound = api.list(Kind.CLAIM, ground.namespace(), "").stream()
                .anyMatch(claim ->
                        claim.textAt("status", "phase").filter("Bound"::equals).isPresent());
        return isBound
                ? Optional.empty()
                : lasting("PersistentVolumeClaim", "ProvisioningFailed")
                        .map(message -> Trial.failed("", "volume", "gets no volume: " + message));
    }

    /** What keeps the proof from being made says nothing about the class. */
    private void requireThatItGoesOn(List<Tree> pods, Instant giveUp) {
        lasting("Pod", "Failed").filter(message -> message.contains("pull")).ifPresent(message -> {
            throw new Failure.Unsuccessful(
                    "the proof could not be made: " + message,
                    "name an image with PHP that the nodes can pull: --image");
        });
        if (Instant.now().isAfter(giveUp)) {
            throw late(pods);
        }
    }

    /** What has been said for a while of an object of this kind for this reason. */
    private Optional<String> lasting(String kind, String reason) {
        return events(kind)
                .filter(event -> event.textAt("reason").filter(reason::equals).isPresent())
                .filter(event -> lasted(event).compareTo(REFUSAL_LASTS) > 0)
                .flatMap(event -> event.textAt("message").stream())
                .findFirst();
    }

    private static Duration lasted(Tree event) {
        Optional<Instant> first = event.textAt("metadata", "creationTimestamp").map(Instant::parse);
        return first.map(since -> Duration.between(since, Instant.now())).orElse(Duration.ZERO);
    }

    private Failure late(List<Tree> pods) {
        String waiting = events("Pod")
                .filter(event -> event.textAt("type").filter("Warning"::equals).isPresent())
                .flatMap(event -> event.textAt("message").stream())
                .reduce((earlier, later) -> later)
                .orElse("no event says why");
        long open = pods.stream().filter(pod -> !Phase.isOver(pod)).count();
        return new Failure.Unsuccessful(
                "the proof was not over in time, " + open + " pods go on: " + waiting,
                "give it more time: --timeout 30m");
    }

    private Stream<Tree> events(String kind) {
        return api.list(Kind.EVENT, ground.namespace(), "").stream()
                .filter(event -> event.textAt("involvedObject", "kind")
                        .filter(kind::equals)
                        .isPresent());
    }

    private void remove() throws InterruptedException {
        removal.purge();
        awaitGone();
    }

    private void awaitGone() throws InterruptedException {
        if (!Await.until(() -> !removal.hasNamespace(), REMOVAL)) {
            throw new Failure.Unsuccessful(
                    "the namespace " + ground.namespace() + " is not gone after " + REMOVAL.toMinutes() + " minutes",
                    "kubectl get all,pvc -n " + ground.namespace());
        }
    }

    private Applier applier() {
        return new Applier(api, ground.namespace(), new ApplyOptions(false, false));
    }
}
