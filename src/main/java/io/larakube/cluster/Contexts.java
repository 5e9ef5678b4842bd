package io.larakube.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
 * @param all in the order of the file
 */
public record Contexts(String file, Optional<Context> current, List<Context> all) {

    /** Reads the kubeconfig that kubectl would read ({@code KUBECONFIG}, else {@code ~/.kube/config}). */
    public static Contexts read() {
        String file = String.join(" and ", Config.getKubeconfigFilenames());
        try {
            Config config = Config.autoConfigure(null);
            List<Context> all = config.getContexts().stream()
                    .map(named -> new Context(named.getName(), serverOf(named.getName())))
                    .toList();
            Optional<String> current =
                    Optional.ofNullable(config.getCurrentContext()).map(named -> named.getName());
            return new Contexts(file, current.flatMap(name -> find(all, name)), all);
        } catch (KubernetesClientException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static Failure unreadable(String file, KubernetesClientException cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        Failure failure = new Failure.Unavailable(
                "the kubeconfig " + file + " cannot be read: " + why,
                "correct it (kubectl config view reads it, too), or name another one in KUBECONFIG");
        failure.initCause(cause);
        return failure;
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

    private static String serverOf(String context) {
        return Config.autoConfigure(context).getMasterUrl().replaceAll("/+$", "");
    }
}
