package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.cluster.ClusterFacts;
import io.larakube.cluster.Locality;
import io.larakube.cluster.Locality.Where;
import io.larakube.failure.Failure;
import io.larakube.image.Build;
import io.larakube.image.Builder;
import io.larakube.image.BuilderChoice;
import io.larakube.image.Builders;
import io.larakube.image.Delivery;
import io.larakube.image.Destination;
import io.larakube.image.Route;
import io.larakube.image.Supply;
import io.larakube.process.Programs;
import io.larakube.process.Runner;
import io.larakube.process.SystemRunner;
import io.larakube.terminal.Activity;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.workspace.LocalChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Sees to it that the image of an environment is built from what the project's folder holds now, and that the cluster finds it. */
final class ImageStep {

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;
    private final Programs programs = Programs.ofThisProcess();
    private final Runner runner = new SystemRunner(programs);

    ImageStep(Terminal terminal, Project project, Environment environment) {
        this.terminal = terminal;
        this.project = project;
        this.environment = environment;
    }

    /** What the image of the folder as it is now is called; nothing is built. */
    String name() {
        return build(Optional.empty()).image().text();
    }

    /** As {@link #name()}, for the machines of a cluster. */
    String name(ClusterFacts facts) {
        return build(Optional.of(facts)).image().text();
    }

    private Build build(Optional<ClusterFacts> facts) {
        String repository = environment
                .registry()
                .map(Registry::image)
                .orElse(project.blueprint().name());
        Map<String, String> configuration = project.values(environment);
        Optional<String> platform = facts.map(ImageStep::destination)
                .flatMap(destination -> destination.platformOtherThan(System.getProperty("os.arch", "amd64")));
        return Build.of(project.folder().root(), repository, configuration, platform);
    }

    /**
     * Builds the image unless it is there, and brings it to the cluster's nodes.
     *
     * @param again whether to build it although it is there
     * @param known the image that the cluster is known to have, because it runs there
     * @return the reference for the pods
     */
    String supply(ClusterFacts facts, boolean again, Optional<String> known) {
        Build build = build(Optional.of(facts));
        build.undeclared()
                .forEach(key -> terminal.remark(Text.warn("the front end will not see " + key
                        + ": Dockerfile.php has no ARG for it; larakube render adds it unless you edited that file")));
        String reference = build.image().text();
        boolean isPulled = environment.registry().isPresent();
        boolean there = known.filter(image -> image.startsWith(isPulled ? reference + "@" : reference))
                .isPresent();
        if (!again && (there || (!isPulled && destination(facts).has(build.image())))) {
            return there ? known.orElseThrow() : reference;
        }
        LocalChoices choices = LocalChoices.of(project.folder());
        Delivery delivery = route(choices).to(destination(facts));
        Builder builder = new Builders(runner, programs).find(choice(choices));
        Supply supply = new Supply(runner, programs, builder);
        supply.require(delivery);
        if (again || !supply.has(build)) {
            make(supply, build);
        }
        return bring(supply, build, delivery);
    }

    private void make(Supply supply, Build build) {
        try (Activity activity = terminal.activity("Building " + build.image())) {
            supply.build(build, activity::note);
            activity.done(Text.ok("Built " + build.image()));
        }
    }

    private String bring(Supply supply, Build build, Delivery delivery) {
        try (Activity activity = terminal.activity("Bringing " + build.image() + " " + delivery.shown());
                Scratch scratch = Scratch.make()) {
            String reference = supply.deliver(build.image(), delivery, scratch.folder(), activity::note);
            if (delivery instanceof Delivery.Registry && !reference.contains("@")) {
                throw new Failure.Unsuccessful(
                        "the builder did not say by which digest the registry has " + reference
                                + ", and a tag may come to mean another image",
                        "use another one: \"builder\": {\"command\": \"buildah\"} in .larakube.local.json");
            }
            activity.done(Text.ok("Brought " + build.image() + " " + delivery.shown()));
            return reference;
        }
    }

    private Route route(LocalChoices choices) {
        boolean root = System.getProperty("user.name", "").equals("root");
        return new Route(
                environment.registry().isPresent(),
                choices.delivery().map(LocalChoices.Delivery::words),
                project.folder().root(),
                root);
    }

    private static BuilderChoice choice(LocalChoices choices) {
        return choices.builder()
                .map(builder -> new BuilderChoice(
                        Optional.of(builder.command().word()), builder.options(), builder.pushOptions()))
                .orElse(BuilderChoice.none());
    }

    private static Destination destination(ClusterFacts facts) {
        boolean here = Locality.of(facts).where() == Where.LOCAL;
        return new Destination(
                here,
                facts.nodes().stream()
                        .map(node -> new Destination.Node(
                                node.name(), node.providerId(), node.labels(), node.runtime(), node.images()))
                        .toList());
    }

    /** A folder for the image's archive, which is gone when it is closed. */
    private record Scratch(Path folder) implements AutoCloseable {

        static Scratch make() {
            try {
                return new Scratch(Files.createTempDirectory("larakube-image"));
            } catch (IOException full) {
                throw new Failure.Unavailable("no folder for the image's archive: " + full.getMessage());
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(folder.resolve("image.tar"));
                Files.deleteIfExists(folder);
            } catch (IOException left) {
                throw new Failure.Unavailable("the image's archive could not be removed: " + left.getMessage());
            }
        }
    }
}
