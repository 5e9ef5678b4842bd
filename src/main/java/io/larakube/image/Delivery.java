package io.larakube.image;

import io.larakube.process.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way of an image from the builder to the cluster's nodes. */
public sealed interface Delivery {

    /** How people call it: "into the nodes of kind's cluster dev". */
    String shown();

    /** The program that it needs besides the builder; none when the builder is enough. */
    Optional<String> program();

    /**
     * The commands that bring the image, in order; none when it is there as soon as it is built.
     *
     * @param archive a path where no file is yet
     */
    List<Invocation> commands(Builder builder, ImageReference image, Path archive);

    /**
     * kind: nodes are containers.
     *
     * @param engine what runs the containers: {@code docker}, {@code podman}, {@code nerdctl}
     */
    record Kind(String cluster, String engine) implements Delivery {
        @Override
        public String shown() {
            return "into the nodes of kind's cluster " + cluster;
        }

        @Override
        public Optional<String> program() {
            return Optional.of("kind");
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            Invocation load = Invocation.of("kind", "load", "image-archive", archive.toString(), "--name", cluster);
            return List.of(
                    builder.save(image, archive),
                    engine.equals("docker") ? load : load.with("KIND_EXPERIMENTAL_PROVIDER", engine));
        }
    }

    /** k3d: k3s in containers. */
    record K3d(String cluster) implements Delivery {
        @Override
        public String shown() {
            return "into the nodes of k3d's cluster " + cluster;
        }

        @Override
        public Optional<String> program() {
            return Optional.of("k3d");
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            return List.of(
                    builder.save(image, archive),
                    Invocation.of("k3d", "image", "import", archive.toString(), "--cluster", cluster));
        }
    }

    /** minikube: nodes are virtual machines or containers. */
    record Minikube(String profile) implements Delivery {
        @Override
        public String shown() {
            return "into the nodes of minikube's profile " + profile;
        }

        @Override
        public Optional<String> program() {
            return Optional.of("minikube");
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            return List.of(
                    builder.save(image, archive),
                    Invocation.of("minikube", "image", "load", archive.toString(), "--profile", profile));
        }
    }

    /**
     * k3s: this machine is the node.
     *
     * @param asRoot whether we are root already, and need not ask for it
     */
    record K3s(boolean asRoot) implements Delivery {
        @Override
        public String shown() {
            return "into k3s on this machine";
        }

        @Override
        public Optional<String> program() {
            return Optional.of("k3s");
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            List<String> words = Stream.concat(
                            asRoot ? Stream.of() : Stream.of("sudo"),
                            Stream.of("k3s", "ctr", "images", "import", archive.toString()))
                    .toList();
            return List.of(
                    builder.save(image, archive), Invocation.of(words.getFirst(), words.subList(1, words.size())));
        }
    }

    /** Docker Desktop and its like: the node takes its images from docker. */
    record SharedDocker() implements Delivery {
        @Override
        public String shown() {
            return "into docker, whose images the node shares";
        }

        @Override
        public Optional<String> program() {
            return Optional.of("docker");
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            return switch (builder) {
                case Docker docker -> List.of();
                case Podman podman -> load(podman, image, archive);
                case Buildah buildah -> load(buildah, image, archive);
            };
        }

        private static List<Invocation> load(Builder builder, ImageReference image, Path archive) {
            return List.of(
                    builder.save(image, archive), Invocation.of("docker", "load", "--input", archive.toString()));
        }
    }

    /** A registry, from which the nodes pull. */
    record Registry() implements Delivery {
        @Override
        public String shown() {
            return "into its registry";
        }

        @Override
        public Optional<String> program() {
            return Optional.empty();
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            return List.of(builder.push(image, digestFile(archive)));
        }

        /** Where the builder may leave the digest. */
        static Path digestFile(Path archive) {
            return archive.resolveSibling("digest");
        }
    }

    /**
     * A command of the user's own, which runs in the project's folder.
     *
     * @param words program and arguments; {@code {archive}} and {@code {image}} in them stand for the image's file and name
     * @param root the project's folder, to which a path of the program is relative
     */
    record Own(List<String> words, Path root) implements Delivery {
        private static final String ARCHIVE = "{archive}";

        public Own {
            words = List.copyOf(words);
        }

        @Override
        public String shown() {
            return "by your command " + words.getFirst();
        }

        @Override
        public Optional<String> program() {
            String program = words.getFirst();
            return Optional.of(
                    program.contains("/") ? root.resolve(program).normalize().toString() : program);
        }

        @Override
        public List<Invocation> commands(Builder builder, ImageReference image, Path archive) {
            List<String> arguments = words.stream()
                    .skip(1)
                    .map(word -> word.replace(ARCHIVE, archive.toString()).replace("{image}", image.qualified()))
                    .toList();
            boolean saves = words.stream().anyMatch(word -> word.contains(ARCHIVE));
            return Stream.concat(
                            saves ? Stream.of(builder.save(image, archive)) : Stream.of(),
                            program().stream()
                                    .map(program ->
                                            Invocation.of(program, arguments).in(root)))
                    .toList();
        }
    }
}
