package io.larakube.plan;

import java.util.List;
import java.util.Optional;

/** Where the application's files live. */
public sealed interface StorageMode {

    /** As the docs and the blueprint's readers call it. */
    String word();

    /** What all pods of the application mount; none when they share nothing. */
    Optional<Claim> claim();

    /** Folders below the application's root, such as {@code public/sitemaps}, that all pods share beside {@code storage/}. */
    List<String> sharedPaths();

    /** Whether pods may run on any number of nodes, so that several of one kind run side by side. */
    boolean spansNodes();

    /** The Service that leads to web pods of one release only, which the workers' gate asks. */
    default String releaseService() {
        return spansNodes() ? Names.RELEASE_SERVICE : Names.WEB_SERVICE;
    }

    /**
     * One node, one volume that every pod of the application mounts: the whole of {@code storage/}, the caches of the release,
     * and the extra paths.
     */
    record SingleNode(Claim volume, List<String> sharedPaths) implements StorageMode {
        @Override
        public String word() {
            return "single-node";
        }

        @Override
        public Optional<Claim> claim() {
            return Optional.of(volume);
        }

        @Override
        public boolean spansNodes() {
            return false;
        }
    }

    /**
     * Many nodes, nothing shared: each pod has scratch space that goes with it, and state lives outside.
     *
     * @param scratchSize how much a pod may write before it is evicted, a Kubernetes quantity
     */
    record Stateless(String scratchSize) implements StorageMode {
        @Override
        public String word() {
            return "stateless";
        }

        @Override
        public Optional<Claim> claim() {
            return Optional.empty();
        }

        @Override
        public List<String> sharedPaths() {
            return List.of();
        }

        @Override
        public boolean spansNodes() {
            return true;
        }
    }

    /** Many nodes and a filesystem that all of them mount: what one node shares, everywhere. */
    record Shared(Claim volume, List<String> sharedPaths) implements StorageMode {
        @Override
        public String word() {
            return "shared";
        }

        @Override
        public Optional<Claim> claim() {
            return Optional.of(volume);
        }

        @Override
        public boolean spansNodes() {
            return true;
        }
    }
}
