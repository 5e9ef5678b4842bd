package io.larakube.manifest;

import io.larakube.plan.Claim;
import io.larakube.plan.Names;
import io.larakube.plan.StorageMode;
import io.larakube.tree.Tree;
import java.util.List;

/** What the application's pods see of the shared volume. */
final class ApplicationVolume {

    private static final String VOLUME = "storage";
    private static final String APPLICATION = "/var/www/html/";
    private static final String RELEASE_FOLDER = "releases/$(" + Names.RELEASE_VARIABLE + ")/";

    private final Claim claim;
    private final List<String> sharedPaths;

    ApplicationVolume(StorageMode storage) {
        switch (storage) {
            case StorageMode.SingleNode mode -> {
                this.claim = mode.claim();
                this.sharedPaths = mode.sharedPaths();
            }
        }
    }

    List<String> sharedPaths() {
        return sharedPaths;
    }

    Tree.Obj volume() {
        return PodFields.claimVolume(VOLUME, claim.name());
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
        for (String path : sharedPaths) {
            mounts = mounts.with(mount(path).with("subPath", "shared/" + path));
        }
        return mounts;
    }

    private static Tree.Obj mount(String path) {
        return PodFields.mount(VOLUME, APPLICATION + path);
    }
}
