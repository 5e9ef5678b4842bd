package io.larakube.workspace;

import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.engine.Engine;
import io.larakube.failure.Problem;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What an application's own files say about it. Read by {@link LaravelApp}.
 *
 * @param laravel the version that is installed ({@code 11.44.2}), or the constraint ({@code ^11.0}) without a lock file
 * @param php the newest version that has images and that everything installed allows; none when there is none such
 * @param database the engine of the default connection; none when LaraKube does not run it
 * @param cache the engine of cache, sessions or queue; none when the database or files serve them
 * @param objectStorage the engine that {@code AWS_ENDPOINT} leads to; none when that is not one of ours
 * @param features in the order of {@link Feature}
 * @param healthPath what answers when Laravel boots
 * @param packageManager what installs the front end's packages; none without a lock file
 * @param buildsAssets whether the front end has a script {@code build}
 * @param extensions PHP extensions that the image does not have, by name
 * @param findings each of these with the file that it comes from, in this order
 * @param problems what was found and cannot be used; a flag that answers instead makes them void
 */
public record Detection(
        String laravel,
        Optional<String> php,
        Optional<Engine> database,
        Optional<Engine> cache,
        Optional<Engine> objectStorage,
        List<Feature> features,
        Optional<String> healthPath,
        Optional<PackageManager> packageManager,
        boolean buildsAssets,
        List<String> extensions,
        List<Finding> findings,
        List<Problem> problems) {

    public Detection {
        features = List.copyOf(features);
        extensions = List.copyOf(extensions);
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /** The findings, as a list of objects. */
    public Tree.Arr json() {
        return Tree.arr(findings.stream().map(Finding::json).toList());
    }
}
