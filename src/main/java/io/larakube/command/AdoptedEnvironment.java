package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.dotenv.EnvChange;
import io.larakube.dotenv.EnvFile;
import io.larakube.plan.Credentials;
import io.larakube.plan.EnvironmentSettings;
import io.larakube.workspace.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration file of one environment as adoption leaves it.
 *
 * @param before as it is on disk; none when it is new
 * @param changes what is added or replaced
 */
record AdoptedEnvironment(Environment environment, Optional<EnvFile> before, EnvFile start, List<EnvChange> changes) {

    private static final String EXAMPLE = ".env.example";

    /** Reads the file, or begins it with the application's own example, and completes it. */
    static AdoptedEnvironment of(
            ProjectFolder folder, Blueprint blueprint, Environment environment, Credentials credentials) {
        String path = ProjectFolder.environmentFile(environment.name());
        Optional<EnvFile> before =
                folder.textOf(path).map(text -> EnvFile.parse(path, text).orThrow());
        EnvFile start = before.orElseGet(() -> fresh(folder, environment, path));
        return new AdoptedEnvironment(
                environment, before, start, EnvironmentSettings.missing(start, blueprint, environment, credentials));
    }

    /** The file as it is; empty when there is none, and then it stays so. */
    static AdoptedEnvironment asItIs(ProjectFolder folder, Environment environment) {
        String path = ProjectFolder.environmentFile(environment.name());
        Optional<EnvFile> before =
                folder.textOf(path).map(text -> EnvFile.parse(path, text).orThrow());
        EnvFile start = before.orElseGet(() -> EnvFile.parse(path, "").orThrow());
        return new AdoptedEnvironment(environment, before, start, List.of());
    }

    /** The same file with these edits. */
    AdoptedEnvironment with(List<EnvChange> edits) {
        return new AdoptedEnvironment(environment, before, start, edits);
    }

    /** Whether there is such a file, or will be. */
    boolean isThere() {
        return before.isPresent() || !changes.isEmpty();
    }

    EnvFile after() {
        return start.with(changes);
    }

    /** A new file never begins with another environment's values, only with the example's, and with what its environment means. */
    private static EnvFile fresh(ProjectFolder folder, Environment environment, String path) {
        EnvFile example = EnvFile.parse(path, folder.textOf(EXAMPLE).orElse("")).orThrow();
        List<EnvChange> changes = new ArrayList<>();
        set(example, changes, "APP_ENV", environment.name());
        set(example, changes, "APP_DEBUG", Boolean.toString(environment.isLocal()));
        Optional.ofNullable(environment.hosts().get("web"))
                .ifPresent(host -> set(example, changes, "APP_URL", "https://" + host));
        return example.with(changes);
    }

    private static void set(EnvFile file, List<EnvChange> changes, String key, String value) {
        changes.add(file.value(key).isPresent() ? new EnvChange.Replace(key, value) : new EnvChange.Add(key, value));
    }
}
