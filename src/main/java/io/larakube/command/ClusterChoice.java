package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Context;
import io.larakube.cluster.Contexts;
import io.larakube.cluster.Locality;
import io.larakube.cluster.TargetGuard;
import io.larakube.cluster.TargetGuard.Objection;
import io.larakube.failure.Failure;
import io.larakube.process.Programs;
import io.larakube.terminal.Question.TypeName;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.Changes;
import io.larakube.workspace.LocalChoices;
import io.larakube.workspace.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say to which cluster an environment goes, and the guard over them. */
final class ClusterChoice {

    /** What starts a cluster: the program that must be there, and the command. */
    private static final List<List<String>> WAYS = List.of(
            List.of("k3d", "k3d cluster create larakube"),
            List.of("kind", "kind create cluster"),
            List.of("minikube", "minikube start"),
            List.of("k3s", "export KUBECONFIG=/etc/rancher/k3s/k3s.yaml"),
            List.of("docker", "or, in Docker Desktop: Settings > Kubernetes > Enable Kubernetes"));

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description =
                    "The cluster to use, by its context in the kubeconfig. The choice is remembered on this machine.")
    private Optional<String> context = Optional.empty();

    @Option(names = "--allow-remote", description = "Let a local environment go to a cluster elsewhere.")
    private boolean allowRemote;

    @Option(names = "--allow-local", description = "Let another environment go to a cluster on this machine.")
    private boolean allowLocal;

    /** A cluster that an environment may go to, and what it shows of itself. */
    record Reached(Cluster cluster, ClusterFacts facts) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    /** Connects for looking only: nothing is asked, nothing remembered. */
    Cluster look(Project project, Environment environment) {
        return Cluster.of(choose(remembered(project, environment)));
    }

    /**
     * Connects for changing something. Asks when the cluster is not where the environment belongs, unless this very cluster was
     * agreed to before; remembers what the user chose.
     */
    Reached connect(Project project, Environment environment, Terminal terminal) {
        Optional<Context> remembered = remembered(project, environment);
        Context chosen = choose(remembered);
        Cluster cluster = Cluster.of(chosen);
        try {
            ClusterFacts facts = ClusterFacts.ask(chosen.server(), cluster.api(Duration.ZERO));
            boolean agreed = remembered.filter(chosen::equals).isPresent();
            boolean told = !agreed && guard(environment, chosen, facts, terminal);
            if (told || (context.isPresent() && !agreed)) {
                remember(project, environment, chosen);
            }
            return new Reached(cluster, facts);
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private static Optional<Context> remembered(Project project, Environment environment) {
        return LocalChoices.of(project.folder())
                .target(environment.name())
                .map(target -> new Context(target.context(), target.server()));
    }

    private static void remember(Project project, Environment environment, Context chosen) {
        LocalChoices choices = LocalChoices.of(project.folder())
                .withTarget(environment.name(), new LocalChoices.Target(chosen.name(), chosen.server()));
        new Transaction(project.folder()).apply(Changes.ofEdits(project.folder(), List.of(choices.file())));
    }

    /** The context that was asked for, else the one that was remembered, else kubectl's current one. */
    private Context choose(Optional<Context> remembered) {
        Contexts contexts = Contexts.read();
        return context.or(() -> remembered.map(Context::name))
                .map(contexts::named)
                .or(contexts::current)
                .orElseThrow(ClusterChoice::noCluster);
    }

    /** Whether there was an objection that the user overruled. */
    private boolean guard(Environment environment, Context chosen, ClusterFacts facts, Terminal terminal) {
        Optional<Objection> objection =
                TargetGuard.objection(environment.name(), environment.isLocal(), chosen, Locality.of(facts));
        boolean allowed = environment.isLocal() ? allowRemote : allowLocal;
        if (objection.isPresent() && !allowed) {
            String words = capitalised(objection.get().words()) + ". Nothing has been changed there yet.";
            terminal.ask(new TypeName(words, chosen.name(), objection.get().flag()));
        }
        return objection.isPresent();
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Failure noCluster() {
        Programs programs = Programs.ofThisProcess();
        List<String> advice = new ArrayList<>();
        WAYS.forEach(way -> programs.find(way.getFirst()).ifPresent(found -> advice.add(way.getLast())));
        if (advice.isEmpty()) {
            advice.add("install one, such as k3d (https://k3d.io), then: k3d cluster create larakube");
        }
        return new Failure.Unavailable(
                "there is no cluster: the kubeconfig has no current context", advice.toArray(String[]::new));
    }
}
