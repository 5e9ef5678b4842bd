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
import io.larakube.terminal.Activity;
import io.larakube.terminal.Question.TypeName;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.Changes;
import io.larakube.workspace.LocalChoices;
import io.larakube.workspace.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** To which cluster an environment goes, as the command line says it, and the guard over that. */
final class ClusterChoice {

    /** What starts a cluster: the program that must be there, and the command. */
    private static final List<List<String>> WAYS = List.of(
            List.of("k3d", "k3d cluster create larakube"),
            List.of("kind", "kind create cluster"),
            List.of("minikube", "minikube start"),
            List.of("k3s", "export KUBECONFIG=/etc/rancher/k3s/k3s.yaml"),
            List.of("docker", "in Docker Desktop: Settings > Kubernetes > Enable Kubernetes"));

    private final Optional<String> context;
    private final boolean allowRemote;
    private final boolean allowLocal;

    /** @param context the context that was asked for */
    ClusterChoice(Optional<String> context, boolean allowRemote, boolean allowLocal) {
        this.context = context;
        this.allowRemote = allowRemote;
        this.allowLocal = allowLocal;
    }

    /** A cluster that an environment may go to, and what it shows of itself. */
    record Reached(Cluster cluster, ClusterFacts facts) {
        void close() {
            cluster.close();
        }
    }

    /** Connects for looking only: nothing is asked, nothing remembered. */
    Cluster look(Project project, Environment environment) {
        return Cluster.of(choose(remembered(project, environment)));
    }

    /** Connects for something that concerns no environment. */
    Cluster look() {
        return Cluster.of(choose(Optional.empty()));
    }

    /** Begins to connect for changing something, while the caller goes on with what needs no cluster. */
    Reaching reach(Project project, Environment environment) {
        return new Reaching(project, environment);
    }

    /** A cluster that is being connected to. */
    final class Reaching implements AutoCloseable {
        private final Project project;
        private final Environment environment;
        private final Optional<Context> remembered;
        private final CompletableFuture<Reached> reached;

        Reaching(Project project, Environment environment) {
            this.project = project;
            this.environment = environment;
            this.remembered = remembered(project, environment);
            this.reached = CompletableFuture.supplyAsync(() -> connect(choose(remembered)), Thread::startVirtualThread);
        }

        /**
         * Waits for the connection. Asks when the cluster is not where the environment belongs, unless this very cluster was agreed to
         * before; remembers what the user chose.
         */
        Reached admitted(Terminal terminal) {
            Reached there = await(terminal);
            Context chosen = there.cluster().context();
            boolean agreed = remembered.filter(chosen::equals).isPresent();
            boolean told = !agreed && guard(environment, chosen, there.facts(), terminal);
            if (told || (context.isPresent() && !agreed)) {
                remember(project, environment, chosen);
            }
            return there;
        }

        /** As {@link #admitted}, and remembers the choice in any case. */
        Reached bound(Terminal terminal) {
            Reached there = admitted(terminal);
            Context chosen = there.cluster().context();
            if (remembered(project, environment).filter(chosen::equals).isEmpty()) {
                remember(project, environment, chosen);
            }
            return there;
        }

        private Reached await(Terminal terminal) {
            if (!isAnsweredWithin(Duration.ofSeconds(1))) {
                try (Activity _ = terminal.activity("Waiting for the cluster to answer")) {
                    return answer();
                }
            }
            return answer();
        }

        private boolean isAnsweredWithin(Duration patience) {
            try {
                reached.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                return false;
            } catch (ExecutionException | InterruptedException over) {
                return true;
            }
            return true;
        }

        private Reached answer() {
            try {
                return reached.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof Failure failure ? failure : failed;
            }
        }

        @Override
        public void close() {
            CompletableFuture<Void> _ = reached.thenAccept(Reached::close);
        }
    }

    private static Reached connect(Context chosen) {
        Cluster cluster = Cluster.of(chosen);
        try {
            return new Reached(cluster, ClusterFacts.ask(chosen.server(), cluster.api(Duration.ZERO)));
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
                .orElseThrow(() -> noCluster(contexts));
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

    private static Failure noCluster(Contexts contexts) {
        if (!contexts.all().isEmpty()) {
            return new Failure.Unavailable(
                    "no cluster is chosen: " + contexts.lack(),
                    "kubectl config use-context NAME, or give --context NAME; it has: " + contexts.names());
        }
        Programs programs = Programs.ofThisProcess();
        List<String> advice = new ArrayList<>();
        WAYS.forEach(way -> programs.find(way.getFirst())
                .ifPresent(found -> advice.add("found " + way.getFirst() + ": " + way.getLast())));
        if (advice.isEmpty()) {
            advice.add("found none of k3d, kind, minikube, k3s and Docker Desktop: install one, such as k3d"
                    + " (https://k3d.io), then: k3d cluster create larakube");
        }
        return new Failure.Unavailable("there is no cluster: " + contexts.lack(), advice.toArray(String[]::new));
    }
}
