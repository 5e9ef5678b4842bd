package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Kind;
import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.placement.Machine;
import io.larakube.storage.ClassProven;
import io.larakube.storage.Proof;
import io.larakube.storage.Proving;
import io.larakube.storage.ProvingGround;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Proves a storage class by pods on several nodes, and keeps the verdict on the class. */
final class ClassProof {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More nodes say little more, and take longer. */
    private static final int USUAL_NODES = 5;

    private final Terminal terminal;
    private final Api api;
    private final ClusterFacts facts;
    private final String context;
    private final Wish wish;

    /**
     * How it is to be proven.
     *
     * @param nodes on how many
     * @param size of the volume
     * @param image any with PHP
     * @param user uid and gid of the application's process
     */
    record Wish(Optional<Integer> nodes, String size, String image, int user, Duration timeout, boolean dryRun) {}

    ClassProof(Terminal terminal, Cluster cluster, Wish wish) {
        this.terminal = terminal;
        this.api = cluster.api(PATIENCE);
        this.context = cluster.context().name();
        this.facts = ClusterFacts.ask(cluster.context().server(), api);
        this.wish = wish;
    }

    /**
     * Shows what is made for it, asks, proves, reports.
     *
     * @param named the class; the cluster's default when empty
     * @return none when nothing was to be made
     */
    Optional<Proof> make(Optional<String> named) throws InterruptedException {
        String name = storageClass(named);
        ProvingGround ground = new ProvingGround(name, nodes(), wish.image(), wish.user(), wish.size());
        terminal.remark(Text.dim("  make    ")
                .plus("namespace " + ground.namespace() + " with a volume of " + wish.size() + " of " + name));
        ground.nodes()
                .forEach(node ->
                        terminal.remark(Text.dim("  make    ").plus("pod on " + node + " from " + wish.image())));
        terminal.remark(Text.dim("  remove  ").plus("all of that afterwards; the verdict stays on the class"));
        if (wish.dryRun()) {
            return Optional.empty();
        }
        terminal.require(new Confirm("Prove " + name + " on " + context + "?", true, "--yes"));
        Proof proof = prove(ground);
        keep(name, proof);
        terminal.report(new ProofReport("storage class " + name + " on " + context, proof));
        return Optional.of(proof);
    }

    private String storageClass(Optional<String> named) {
        String name = named.or(() -> facts.defaultClasses().stream().findFirst())
                .orElseThrow(() -> new Failure.WrongUsage("the cluster has no default storage class", all()));
        if (!facts.classes().contains(name)) {
            throw new Failure.WrongUsage(
                    "there is neither an environment nor a storage class " + name + " on " + context,
                    Nearest.to(name, facts.classes())
                            .map(near -> "did you mean " + near + "?")
                            .orElseGet(this::all));
        }
        return name;
    }

    private String all() {
        return facts.classes().isEmpty()
                ? "it has none at all, or you may not list them: kubectl get storageclasses"
                : "it has: " + String.join(", ", facts.classes());
    }

    private List<String> nodes() {
        List<String> usable = Machine.open(api.listIfAllowed(Kind.NODE));
        int wanted = wish.nodes().orElse(Math.clamp(usable.size(), 2, USUAL_NODES));
        if (wanted < 2) {
            throw new Failure.WrongUsage("--nodes " + wanted + ": sharing is proven between at least 2 nodes");
        }
        if (usable.size() < wanted) {
            throw new Failure.Unsuccessful(
                    "sharing would be proven between " + wanted + " nodes, and " + context + " has "
                            + (usable.isEmpty() ? "none" : "only " + String.join(", ", usable)) + " that takes pods",
                    "an environment on one node is proven by its own pods: larakube storage:prove ENVIRONMENT");
        }
        return usable.subList(0, wanted);
    }

    private Proof prove(ProvingGround ground) throws InterruptedException {
        try (Activity activity = terminal.activity(
                "Proving " + ground.storageClass() + " on " + ground.nodes().size() + " nodes")) {
            Proof proof = new Proving(api, ground).run(wish.timeout(), activity::note);
            activity.done(Text.ok("All that was made for the proof is gone again"));
            return proof;
        }
    }

    /** Who may not write on the class has the verdict all the same. */
    private void keep(String name, Proof proof) {
        try {
            ClassProven.keep(api, name, proof);
        } catch (Failure.Unavailable refused) {
            terminal.remark(Text.warn("the verdict is not kept on the class: " + refused.getMessage()));
            refused.advice().forEach(advice -> terminal.remark(Text.dim("  " + advice)));
        }
    }
}
