package io.larakube.plan;

import java.util.List;
import java.util.Optional;

/** Where the application's files live. */
public sealed interface StorageMode {

    /**
     * One node, one volume that every pod of the application mounts: the whole of {@code storage/}, the caches of the release,
     * and the extra paths.
     *
     * @param paths folders below the application's root, such as {@code public/sitemaps}
     * @param sideBySide whether pods of the former release may serve from it while those of the next one start, on the same node
     */
    record SingleNode(Claim volume, List<String> paths, boolean sideBySide) implements StorageMode {
        public SingleNode(Claim volume, List<String> paths) {
            this(volume, paths, false);
        }
    }

    /**
     * Many nodes, nothing shared: each pod has scratch space that goes with it, and state lives outside.
     *
     * @param scratchSize how much a pod may write before it is evicted, a Kubernetes quantity
     */
    record Stateless(String scratchSize) implements StorageMode {}

    /** Many nodes and a filesystem that all of them mount: what one node shares, everywhere. */
    record Shared(Claim volume, List<String> paths) implements StorageMode {}

    /** As the docs call it. */
    default String word() {
        return switch (this) {
            case SingleNode one -> "single-node";
            case Stateless stateless -> "stateless";
            case Shared shared -> "shared";
        };
    }

    /** What all pods of the application mount; none when they share nothing. */
    default Optional<Claim> claim() {
        return switch (this) {
            case SingleNode one -> Optional.of(one.volume);
            case Stateless stateless -> Optional.empty();
            case Shared shared -> Optional.of(shared.volume);
        };
    }

    /** Folders below the application's root that all pods share beside {@code storage/}. */
    default List<String> sharedPaths() {
        return switch (this) {
            case SingleNode one -> one.paths;
            case Stateless stateless -> List.of();
            case Shared shared -> shared.paths;
        };
    }

    /** Whether pods may run on any number of nodes, so that several of one kind run side by side. */
    default boolean spansNodes() {
        return !(this instanceof SingleNode);
    }

    /** Whether web pods of two releases serve side by side during an update. */
    default boolean servesSideBySide() {
        return spansNodes() || (this instanceof SingleNode one && one.sideBySide);
    }

    /** The Service that leads to web pods of one release only, which the workers' gate asks. */
    default String releaseService() {
        return servesSideBySide() ? Names.RELEASE_SERVICE : Names.WEB_SERVICE;
    }
}
