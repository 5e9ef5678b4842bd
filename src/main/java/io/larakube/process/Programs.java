package io.larakube.process;

import io.larakube.failure.Failure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that are installed on this machine. */
public final class Programs {

    private final String path;

    /**
     * Looks in these folders, in this order.
     *
     * @param path folders as in the environment variable {@code PATH}
     */
    public Programs(String path) {
        this.path = path;
    }

    public static Programs ofThisProcess() {
        return new Programs(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /** Where the program is: by its name in the folders of PATH, or by a path with a slash in it as it stands. */
    public Optional<Path> find(String name) {
        Stream<Path> candidates = name.contains("/")
                ? Stream.of(Path.of(name))
                : Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name));
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * As {@link #find}, for a program without which it does not go on.
     *
     * @throws Failure.Unavailable that says how to get it
     */
    public Path require(String name) {
        return find(name).orElseThrow(() -> new Failure.Unavailable(missing(name), howToGet(name)));
    }

    private static String missing(String name) {
        return name.contains("/")
                ? name + " is no program that can be run"
                : name + " is not installed: not found on PATH";
    }

    private static String howToGet(String name) {
        return switch (name) {
            case "kubectl" -> "install kubectl: https://kubernetes.io/docs/tasks/tools/#kubectl";
            case "docker" -> "install Docker: https://docs.docker.com/engine/install/";
            case "podman" -> "install Podman: https://podman.io/docs/installation";
            case "buildah" -> "install Buildah: https://github.com/containers/buildah/blob/main/install.md";
            case "k3d" -> "install k3d: https://k3d.io/#installation";
            case "kind" -> "install kind: https://kind.sigs.k8s.io/docs/user/quick-start/#installation";
            case "minikube" -> "install minikube: https://minikube.sigs.k8s.io/docs/start/";
            case "helm" -> "install Helm: https://helm.sh/docs/intro/install/";
            case "ssh", "scp", "sftp" -> "install OpenSSH's client, the package openssh-client or openssh";
            default -> name.contains("/") ? "correct the path" : "install " + name + ", or add its folder to PATH";
        };
    }
}
