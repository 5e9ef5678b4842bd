package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a container of the application keeps what is compiled of its code, when that is on a volume that others mount too: what
 * Laravel finds there it takes for its own (packages.php, config.php and compiled views carry no release).
 */
final class CachePlaces {

    private static final List<String> FOLDERS =
            List.of("/var/www/html/bootstrap/cache", "/var/www/html/storage/framework/views");

    private CachePlaces() {}

    static List<String> of(Tree pod, Tree container, Variables variables) {
        List<String> places = new ArrayList<>();
        for (String folder : FOLDERS) {
            container.itemsAt("volumeMounts").stream()
                    .filter(mount -> covers(mount, folder))
                    .max(Comparator.comparingInt(mount -> path(mount).length()))
                    .flatMap(mount -> place(pod, mount, folder, variables))
                    .ifPresent(places::add);
        }
        return places;
    }

    private static boolean covers(Tree mount, String folder) {
        return (folder + "/").startsWith(path(mount) + "/");
    }

    private static String path(Tree mount) {
        return mount.textAt("mountPath").orElse("").replaceFirst("/+$", "");
    }

    private static Optional<String> place(Tree pod, Tree mount, String folder, Variables variables) {
        String inside = mount.textAt("subPath")
                .or(() -> mount.textAt("subPathExpr").map(variables::expand))
                .orElse("");
        String rest = folder.substring(path(mount).length());
        return pod.itemsAt("volumes").stream()
                .filter(volume -> volume.textAt("name").equals(mount.textAt("name")))
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .findFirst()
                .map(claim -> claim + ":" + inside + rest);
    }
}
