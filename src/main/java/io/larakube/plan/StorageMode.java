package io.larakube.plan;

import java.util.List;

/** Where the application's files live. */
public sealed interface StorageMode {

    /**
     * One node, one volume that every pod of the application mounts: the whole of {@code storage/}, the caches of the release,
     * and the extra paths.
     *
     * @param sharedPaths folders below the application's root, such as {@code public/sitemaps}
     */
    record SingleNode(Claim claim, List<String> sharedPaths) implements StorageMode {}
}
