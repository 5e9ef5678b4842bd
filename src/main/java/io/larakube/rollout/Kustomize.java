package io.larakube.rollout;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Runner;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.nio.file.Path;
import java.util.List;

/** Asks {@code kubectl kustomize} what an overlay on disk comes to, the user's own patches included. */
public final class Kustomize {

    private static final int SIGNALLED = 128;

    private final Runner runner;

    public Kustomize(Runner runner) {
        this.runner = runner;
    }

    /** The merged manifests as text; a problem with kustomize's own words when it cannot merge them. */
    public String text(Path overlay) {
        Finished finished = runner.run(Invocation.of("kubectl", "kustomize", overlay.toString()));
        if (finished.succeeded() || finished.exitCode() > SIGNALLED) {
            return finished.orFail().text();
        }
        throw new Failure.BadInput(List.of(new Problem(
                overlay.toString(),
                "kustomize cannot merge this overlay: " + words(finished),
                "correct the file that it names; larakube render --dry-run shows which files you edited")));
    }

    private static String words(Finished finished) {
        return finished.err().text().strip().replaceFirst("^error: ", "").replaceAll("\\s*\n\\s*", " ");
    }

    /** The merged objects. */
    public List<Tree> objects(Path overlay) {
        return switch (YamlReader.read(overlay.toString(), text(overlay))) {
            case YamlReader.Reading.Read read -> read.documents();
            case YamlReader.Reading.Unreadable broken -> throw new Failure.BadInput(List.of(broken.problem()));
        };
    }
}
