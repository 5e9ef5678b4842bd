package io.larakube.cluster;

import io.fabric8.kubernetes.client.Config;
import io.larakube.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The contexts of the user's kubeconfig.
 *
 * @param file where it is, for people
 * @param current the one that kubectl would use now
 * @param all in the order of the files
 */
public record Contexts(String file, Optional<Context> current, List<Context> all) {

    /** Reads the kubeconfig that kubectl would read ({@code KUBECONFIG}, else {@code ~/.kube/config}). */
    public static Contexts read() {
        return Kubeconfig.read().contexts();
    }

    /** The context of that name; a failure that names the others when there is none. */
    public Context named(String name) {
        return find(all, name)
                .orElseThrow(() -> new Failure.Unavailable(
                        "the kubeconfig " + file + " has no context " + name,
                        all.isEmpty() ? "it has none at all" : "it has: " + names()));
    }

    /** Why there is no current context, as the end of a sentence. */
    public String lack() {
        if (!all.isEmpty()) {
            return "the kubeconfig " + file + " has no current context, or one that is not in it";
        }
        boolean isThere = Config.getKubeconfigFilenames().stream().anyMatch(name -> Files.exists(Path.of(name)));
        return "the kubeconfig " + file + (isThere ? " has no context" : " is not there");
    }

    /** All of them, for people. */
    public String names() {
        return String.join(", ", all.stream().map(Context::name).toList());
    }

    private static Optional<Context> find(List<Context> contexts, String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }
}
