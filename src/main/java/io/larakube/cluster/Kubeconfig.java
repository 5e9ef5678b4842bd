package io.larakube.cluster;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.YamlReader;
import io.larakube.tree.YamlReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kubectl would read ({@code KUBECONFIG}, else {@code ~/.kube/config}): of several files, the first that says something of a
 * name is right. The client library reads the same, but through a mapper that costs a tenth of a second, and once per context.
 *
 * @param place where it is, for people
 */
record Kubeconfig(String place, List<KubeconfigFile> files) {

    static Kubeconfig read() {
        return of(Config.getKubeconfigFilenames().stream().map(Path::of).toList());
    }

    /** Reads those of the files that are there. */
    static Kubeconfig of(List<Path> files) {
        return new Kubeconfig(
                files.stream().map(Path::toString).collect(joining(" and ")),
                files.stream()
                        .filter(Files::isRegularFile)
                        .flatMap(Kubeconfig::file)
                        .toList());
    }

    private static Stream<KubeconfigFile> file(Path file) {
        return switch (YamlReader.read(file.toString(), text(file))) {
            case Reading.Read read -> read.documents().stream().limit(1).map(tree -> new KubeconfigFile(file, tree));
            case Reading.Unreadable wrong -> {
                Problem problem = wrong.problem();
                throw unreadable(problem.place(), problem.what());
            }
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw unreadable(file.toString(), String.valueOf(failed.getMessage()));
        }
    }

    private static Failure unreadable(String place, String why) {
        return new Failure.Unavailable(
                "the kubeconfig " + place + " cannot be read: " + why,
                "correct it (kubectl config view reads it, too), or name another one in KUBECONFIG");
    }

    Contexts contexts() {
        Map<String, String> servers = named("clusters", "cluster", "server");
        Map<String, Context> all = new LinkedHashMap<>();
        named("contexts", "context", "cluster")
                .forEach((name, cluster) -> all.put(name, new Context(name, server(servers, cluster))));
        Optional<Context> current = files.stream()
                .flatMap(file -> file.current().stream())
                .filter(all::containsKey)
                .findFirst()
                .map(all::get);
        return new Contexts(place, current, List.copyOf(all.values()));
    }

    private static String server(Map<String, String> servers, String cluster) {
        return servers.getOrDefault(cluster, "").replaceAll("/+$", "");
    }

    /** One field of every entry of a list, by the name of the entry. */
    private Map<String, String> named(String list, String kind, String field) {
        Map<String, String> found = new LinkedHashMap<>();
        files.stream()
                .flatMap(file -> file.content().itemsAt(list).stream())
                .filter(item -> item.at(kind).isPresent())
                .map(item -> entry(
                        item.textAt("name").orElse(""), item.textAt(kind, field).orElse("")))
                .forEach(entry -> found.putIfAbsent(entry.getKey(), entry.getValue()));
        return found;
    }

    /**
     * How to reach a context's cluster, for the client library; runs the credential plug-in that the context names.
     *
     * @throws Failure.Unavailable when that fails
     */
    Config config(Context context) {
        Config config = Config.empty();
        try {
            KubeConfigUtils.merge(config, context.name(), forTheLibrary());
        } catch (KubernetesClientException failed) {
            Throwable root = Optional.<Throwable>ofNullable(failed.getCause()).orElse(failed);
            throw unreadable(place, String.valueOf(root.getMessage()));
        }
        Config.configFromSysPropsOrEnvVars(config);
        config.setAutoConfigure(true); // it may read the files again by itself, when a token has expired
        return config;
    }

    private io.fabric8.kubernetes.api.model.Config[] forTheLibrary() {
        return files.stream().map(KubeconfigFile::forTheLibrary).toArray(io.fabric8.kubernetes.api.model.Config[]::new);
    }
}
