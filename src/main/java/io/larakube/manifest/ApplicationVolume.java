package io.larakube.manifest;

import io.larakube.plan.Names;
import io.larakube.plan.StorageMode;
import io.larakube.tree.Tree;
import java.util.List;

/** Where the application's pods have their files: on a volume that all of them mount, or in scratch space of their own. */
final class ApplicationVolume {

    private static final String VOLUME = "storage";
    private static final String APPLICATION = "/var/www/html/";
    private static final String RELEASE_FOLDER = "releases/$(" + Names.RELEASE_VARIABLE + ")/";

    private static final String KEPT_RELEASES = "3";

    /** A release that serves while others fail to start beside it must not be forgotten: so many may fail. */
    private static final String KEPT_RELEASES_SIDE_BY_SIDE = "10";

    private final StorageMode storage;

    ApplicationVolume(StorageMode storage) {
        this.storage = storage;
    }

    List<String> sharedPaths() {
        return storage.sharedPaths();
    }

    /** Of how many releases the caches are kept, the newest first. */
    String keptReleases() {
        return storage.servesSideBySide() && storage.claim().isPresent() ? KEPT_RELEASES_SIDE_BY_SIDE : KEPT_RELEASES;
    }

    Tree.Obj volume() {
        return switch (storage) {
            case StorageMode.SingleNode one ->
                PodFields.claimVolume(VOLUME, one.volume().name());
            case StorageMode.Shared shared ->
                PodFields.claimVolume(VOLUME, shared.volume().name());
            case StorageMode.Stateless stateless -> PodFields.scratchVolume(VOLUME, stateless.scratchSize());
        };
    }

    /** The root of the volume, for the container that prepares its folders. */
    Tree.Obj root(String path) {
        return PodFields.mount(VOLUME, path);
    }

    /**
     * All of {@code storage/}; on top of it, and in {@code bootstrap/cache}, what is made of this release's code and must never
     * be seen by another release; and the extra paths.
     */
    Tree.Arr mounts() {
        Tree.Arr mounts = Tree.arr(
                mount("storage").with("subPath", "storage"),
                mount("storage/framework/views").with("subPathExpr", RELEASE_FOLDER + "views"),
                mount("bootstrap/cache").with("subPathExpr", RELEASE_FOLDER + "bootstrap-cache"));
        for (String path : storage.sharedPaths()) {
            mounts = mounts.with(mount(path).with("subPath", "shared/" + path));
        }
        return mounts;
    }

    private static Tree.Obj mount(String path) {
        return PodFields.mount(VOLUME, APPLICATION + path);
    }
}
