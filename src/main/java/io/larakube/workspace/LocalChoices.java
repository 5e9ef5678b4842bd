package io.larakube.workspace;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What differs from one machine to the next: the content of {@code .larakube.local.json}, which git ignores.
 *
 * <pre>{@code
 * {
 *   "environments": {"production": {"target": {"context": "do-fra1-shop", "server": "https://203.0.113.7:6443"}}},
 *   "builder": {"command": "podman", "options": ["--runtime", "runc"], "pushOptions": ["--tls-verify=false"]},
 *   "deliver": ["testcluster", "load", "{archive}"]
 * }
 * }</pre>
 *
 * @param targets the cluster that each environment goes to, by the environment's name; none for one that was never asked for
 * @param builder what builds the image; none to take what works
 * @param delivery the user's own way to bring an image to the cluster's nodes; none for LaraKube's
 */
public record LocalChoices(Map<String, Target> targets, Optional<Builder> builder, Optional<Delivery> delivery) {

    public static final String PATH = ".larakube.local.json";

    public LocalChoices {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /**
     * A cluster that was chosen for an environment.
     *
     * @param context the name in the kubeconfig, which may come to mean another cluster
     * @param server the address that the name meant when it was chosen, by which that is noticed
     */
    public record Target(String context, String server) {}

    /**
     * What builds images.
     *
     * @param options of the user's own for its build command, such as a company's certificate or another runtime; words, in order
     * @param pushOptions for its push command, in the same way
     */
    public record Builder(Command command, List<String> options, List<String> pushOptions) {
        public Builder {
            options = List.copyOf(options);
            pushOptions = List.copyOf(pushOptions);
        }

        /** The programs that can build a Dockerfile. */
        public enum Command {
            DOCKER("docker"),
            PODMAN("podman"),
            BUILDAH("buildah");

            private final String word;

            Command(String word) {
                this.word = word;
            }

            /** The program's name, which is also what users write. */
            public String word() {
                return word;
            }

            static Optional<Command> named(String word) {
                return Stream.of(values())
                        .filter(command -> command.word.equals(word))
                        .findFirst();
            }
        }
    }

    /**
     * A command that brings an image to the cluster's nodes.
     *
     * @param words program and arguments; {@code {archive}} and {@code {image}} in them stand for the file of the image and for
     *     its name
     */
    public record Delivery(List<String> words) {

        static final String ARCHIVE = "{archive}";
        static final String IMAGE = "{image}";

        public Delivery {
            words = List.copyOf(words);
        }

        /** Whether it needs the image as a file. */
        public boolean needsArchive() {
            return words.stream().anyMatch(word -> word.contains(ARCHIVE));
        }

        /** The words to run for this image, whose file is only looked at by a delivery that needs one. */
        public List<String> command(String image, String archive) {
            return words.stream()
                    .map(word -> word.replace(ARCHIVE, archive).replace(IMAGE, image))
                    .toList();
        }
    }

    public static LocalChoices none() {
        return new LocalChoices(Map.of(), Optional.empty(), Optional.empty());
    }

    /** The choices of this machine, {@link #none} without a file; a failure with all that is wrong with it. */
    public static LocalChoices of(ProjectFolder folder) {
        return folder.textOf(PATH).map(LocalChoices::parse).orElse(none());
    }

    /** The choices that a text holds; a failure with all that is wrong with it. */
    public static LocalChoices parse(String text) {
        return switch (Json.read(PATH, text)) {
            case Json.Reading.Unreadable(Problem problem) -> throw new Failure.BadInput(List.of(problem));
            case Json.Reading.Read(Json json) -> LocalChoicesReader.read(json);
        };
    }

    public Optional<Target> target(String environment) {
        return Optional.ofNullable(targets.get(environment));
    }

    public LocalChoices withTarget(String environment, Target target) {
        Map<String, Target> more = new LinkedHashMap<>(targets);
        more.put(environment, target);
        return new LocalChoices(more, builder, delivery);
    }

    /** The file as it is to be; {@link Changes#ofEdits} and a {@link Transaction} write it. */
    public Wanted.Edited file() {
        Tree.Obj environments = Tree.obj();
        for (Map.Entry<String, Target> target : targets.entrySet()) {
            environments = environments.with(target.getKey(), Tree.obj().with("target", json(target.getValue())));
        }
        Tree.Obj all = Tree.obj()
                .withUnlessEmpty("environments", environments)
                .with("builder", builder.map(LocalChoices::json))
                .with("deliver", delivery.map(Delivery::words).map(Tree::texts));
        return new Wanted.Edited(PATH, JsonText.indented(all));
    }

    private static Tree json(Target target) {
        return Tree.obj().with("context", target.context()).with("server", target.server());
    }

    private static Tree json(Builder builder) {
        return Tree.obj()
                .with("command", builder.command().word())
                .withUnlessEmpty("options", Tree.texts(builder.options()))
                .withUnlessEmpty("pushOptions", Tree.texts(builder.pushOptions()));
    }
}
