package io.larakube.rollout;

import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Runner;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.nio.file.Path;
import java.util.List;

/** Asks {@code kubectl kustomize} what an overlay on disk comes to, the user's own patches included. */
public final class Kustomize {

    private final Runner runner;

    public Kustomize(Runner runner) {
        this.runner = runner;
    }

    /** The merged manifests as text. */
    public String text(Path overlay) {
        Finished finished = runner.run(Invocation.of("kubectl", "kustomize", overlay.toString()));
        return finished.orFail(
                        "correct the file that kustomize names; larakube render shows what differs from its own files")
                .text();
    }

    /** The merged objects. */
    public List<Tree> objects(Path overlay) {
        return switch (YamlReader.read(overlay.toString(), text(overlay))) {
            case YamlReader.Reading.Read read -> read.documents();
            case YamlReader.Reading.Unreadable broken -> throw new Failure.BadInput(List.of(broken.problem()));
        };
    }
}
