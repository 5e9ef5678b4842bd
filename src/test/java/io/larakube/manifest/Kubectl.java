package io.larakube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.plan.Plan;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kustomize that is in kubectl. */
public final class Kubectl {

    private Kubectl() {}

    /** Writes the files into a folder and merges the overlay of an environment; skips the test when there is no kubectl. */
    public static List<Tree> merged(Path folder, ManifestTree tree, Plan environment) throws Exception {
        for (Map.Entry<String, String> file : tree.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path overlay = folder.resolve("overlays").resolve(environment.environment());
        return switch (YamlReader.read("kubectl kustomize", kustomize(overlay))) {
            case YamlReader.Reading.Read read -> read.documents();
            case YamlReader.Reading.Unreadable broken -> throw new AssertionError(broken.problem());
        };
    }

    private static String kustomize(Path overlay) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("kubectl", "kustomize", overlay.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "skipped: this machine has no kubectl");
            throw absent;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
