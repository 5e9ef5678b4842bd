package io.larakube.cluster;

import io.fabric8.kubernetes.client.Config;
import io.larakube.failure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * The contexts of the user's kubeconfig.
 *
 * @param current the one that kubectl would use now
 * @param all in the order of the file
 */
public record Contexts(Optional<Context> current, List<Context> all) {

    /** Reads the kubeconfig that kubectl would read ({@code KUBECONFIG}, else {@code ~/.kube/config}). */
    public static Contexts read() {
        Config config = Config.autoConfigure(null);
        List<Context> all = config.getContexts().stream()
                .map(named -> new Context(named.getName(), serverOf(named.getName())))
                .toList();
        Optional<String> current =
                Optional.ofNullable(config.getCurrentContext()).map(named -> named.getName());
        return new Contexts(current.flatMap(name -> find(all, name)), all);
    }

    /** The context of that name; a failure that names the others when there is none. */
    public Context named(String name) {
        return find(all, name)
                .orElseThrow(() -> new Failure.Unavailable(
                        "the kubeconfig has no context " + name,
                        all.isEmpty()
                                ? "it has none at all"
                                : "it has: "
                                        + String.join(
                                                ", ",
                                                all.stream().map(Context::name).toList())));
    }

    private static Optional<Context> find(List<Context> contexts, String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    private static String serverOf(String context) {
        return Config.autoConfigure(context).getMasterUrl().replaceAll("/+$", "");
    }
}
