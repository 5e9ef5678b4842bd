package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a container of the application keeps what its users upload: Laravel's disks {@code local} and {@code public} are folders of it, any other
 * disk is elsewhere.
 */
final class StoragePlace {

    /** How the name of a folder of a node begins, in the place of the name of a claim. */
    static final String ON_NODE = "hostPath ";

    private static final String APPLICATION = "/var/www/html/storage/app";

    private StoragePlace() {}

    /** Whether a volume is under it that outlives the pod, or nothing is written there. */
    static boolean isKept(Tree pod, Tree container, Variables variables) {
        return !isWritten(variables)
                || volume(pod, container, folder(variables))
                        .filter(StoragePlace::isLasting)
                        .isPresent();
    }

    /** The folder of the node that it is, under a name of its own; each node has another one. */
    static Optional<String> ofNode(Tree pod, Tree container, Variables variables) {
        return isWritten(variables)
                ? volume(pod, container, folder(variables))
                        .flatMap(volume -> volume.textAt("hostPath", "path"))
                        .map(path -> ON_NODE + path)
                : Optional.empty();
    }

    private static boolean isWritten(Variables variables) {
        return List.of("", "local", "public").contains(disk(variables));
    }

    private static String disk(Variables variables) {
        String disk = variables.value("FILESYSTEM_DISK");
        return disk.isEmpty() ? variables.value("FILESYSTEM_DRIVER") : disk; // its name before Laravel 9
    }

    private static String folder(Variables variables) {
        return disk(variables).equals("public") ? APPLICATION + "/public" : APPLICATION + "/private";
    }

    private static boolean isLasting(Tree volume) {
        return volume.at("emptyDir").isEmpty()
                && volume.at("configMap").isEmpty()
                && volume.at("ephemeral").isEmpty();
    }

    private static Optional<Tree> volume(Tree pod, Tree container, String folder) {
        return container.itemsAt("volumeMounts").stream()
                .filter(mount -> (folder + "/").startsWith(path(mount) + "/"))
                .max(Comparator.comparingInt(mount -> path(mount).length()))
                .flatMap(mount -> pod.itemsAt("volumes").stream()
                        .filter(volume -> volume.textAt("name").equals(mount.textAt("name")))
                        .findFirst());
    }

    private static String path(Tree mount) {
        return mount.textAt("mountPath").orElse("").replaceFirst("/+$", "");
    }
}
