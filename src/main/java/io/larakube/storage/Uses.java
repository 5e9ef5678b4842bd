package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who still needs a shared filesystem.
 *
 * @param claims of its storage class, as {@code namespace/name}
 * @param volumes of its storage class that no such claim has, by name
 * @param others storage classes and volumes that are not of its class and use its driver
 */
public record Uses(List<String> claims, List<String> volumes, List<String> others) {

    private static final Kind EVERY_CLAIM = new Kind("v1", "PersistentVolumeClaim", "persistentvolumeclaims", false);
    private static final Kind VOLUME = new Kind("v1", "PersistentVolume", "persistentvolumes", false);

    /** Asks the cluster. */
    public static Uses ask(Api api, SharedFilesystem kind) {
        return of(kind, api.list(EVERY_CLAIM, "", ""), api.list(VOLUME, "", ""), api.list(Kind.STORAGE_CLASS, "", ""));
    }

    static Uses of(SharedFilesystem kind, List<Tree> claims, List<Tree> volumes, List<Tree> classes) {
        String name = kind.storageClass();
        return new Uses(
                claims.stream()
                        .filter(claim -> isOf(claim, name))
                        .map(claim -> claim.textAt("metadata", "namespace").orElse("") + "/" + nameOf(claim))
                        .toList(),
                volumes.stream()
                        .filter(volume -> isOf(volume, name))
                        .filter(volume -> !volume.textAt("status", "phase")
                                .filter("Bound"::equals)
                                .isPresent())
                        .map(Uses::nameOf)
                        .toList(),
                Stream.concat(
                                volumes.stream()
                                        .filter(volume -> !isOf(volume, name))
                                        .filter(volume -> is(volume, kind, "spec", "csi", "driver")),
                                classes.stream()
                                        .filter(each -> !nameOf(each).equals(name))
                                        .filter(each -> is(each, kind, "provisioner")))
                        .map(Kind::shown)
                        .toList());
    }

    private static boolean isOf(Tree object, String storageClass) {
        return object.textAt("spec", "storageClassName")
                .filter(storageClass::equals)
                .isPresent();
    }

    private static boolean is(Tree object, SharedFilesystem kind, String... steps) {
        return object.textAt(steps).filter(kind.driver()::equals).isPresent();
    }

    private static String nameOf(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }
}
