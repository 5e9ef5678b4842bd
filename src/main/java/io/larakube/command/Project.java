package io.larakube.command;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.BlueprintReader;
import io.larakube.blueprint.BlueprintReader.Reading;
import io.larakube.blueprint.Environment;
import io.larakube.dotenv.EnvFile;
import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.failure.Problem;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.rollout.Occasion;
import io.larakube.terminal.Terminal;
import io.larakube.workspace.ProjectFolder;
import io.larakube.workspace.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The project that a command works on: its folder, and what its blueprint asks for. */
record Project(ProjectFolder folder, Blueprint blueprint, List<BlueprintReader.Remark> remarks) {

    /** Where the rendered files are, relative to the project's root. */
    static final String MANIFESTS = ".infrastructure/k8s/";

    /** Opens the project that this folder is in. */
    static Project open(Path start) {
        ProjectFolder folder = ProjectFolder.find(start);
        String text = folder.textOf(ProjectFolder.BLUEPRINT).orElse("");
        return switch (BlueprintReader.read(ProjectFolder.BLUEPRINT, text)) {
            case Reading.Read read -> new Project(folder, read.blueprint(), read.remarks());
            case Reading.Wrong wrong -> throw new Failure.BadInput(wrong.problems());
        };
    }

    /** As {@link #open}, after taking back what an interrupted run left half done. */
    static Project openToWrite(Path start, Terminal terminal) {
        ProjectFolder.above(start).ifPresent(folder -> recover(folder, terminal));
        return open(start);
    }

    static void recover(ProjectFolder folder, Terminal terminal) {
        new Transaction(folder)
                .recover()
                .forEach(path -> terminal.remark("took back what an interrupted run left in " + path));
    }

    /** The environment of that name; names the nearest one when there is none. */
    Environment environment(String name) {
        Environment environment = blueprint.environments().get(name);
        if (environment != null) {
            return environment;
        }
        Optional<String> near = Nearest.to(name, blueprint.environments().keySet());
        String all = String.join(", ", blueprint.environments().keySet());
        throw new Failure.WrongUsage(
                "there is no environment " + name,
                near.map(word -> "did you mean " + word + "?").orElse("there is: " + all));
    }

    /** The configuration of an environment; a problem when there is none. */
    EnvFile configuration(Environment environment) {
        String path = ProjectFolder.environmentFile(environment.name());
        return readConfiguration(environment)
                .orElseThrow(() -> new Failure.BadInput(List.of(new Problem(
                        path,
                        "there is no such file: it is the configuration of " + environment.name(),
                        "larakube init makes one"))));
    }

    Optional<EnvFile> readConfiguration(Environment environment) {
        String path = ProjectFolder.environmentFile(environment.name());
        return folder.textOf(path).map(text -> EnvFile.parse(path, text).orThrow());
    }

    Plan plan(Environment environment) {
        return Planner.plan(blueprint, environment, values(environment));
    }

    /** The keys and values of an environment's configuration; none when it has none yet. */
    Map<String, String> values(Environment environment) {
        return readConfiguration(environment).map(EnvFile::values).orElse(Map.of());
    }

    /** The overlay of an environment; a problem when it was never rendered. */
    Path overlay(Environment environment) {
        String overlay = MANIFESTS + "overlays/" + environment.name();
        if (!folder.has(overlay + "/kustomization.yaml")) {
            throw new Failure.BadInput(List.of(new Problem(
                    overlay, "there is no kustomization.yaml in this folder", "larakube render writes it")));
        }
        return folder.root().resolve(overlay);
    }

    /** What a release of this folder is made from. */
    Occasion.Sources sources() {
        Map<String, String> migrations = new LinkedHashMap<>();
        migrations().forEach(name -> migrations.put(name, migration(name)));
        return new Occasion.Sources(folder.textOf(ProjectFolder.BLUEPRINT).orElse(""), migrations);
    }

    /** The source of a migration; empty when there is none. */
    String migration(String name) {
        return folder.textOf("database/migrations/" + name + ".php").orElse("");
    }

    /** The migrations in the application's folder, by file name without {@code .php}, in the order in which Laravel runs them. */
    List<String> migrations() {
        Path migrations = folder.root().resolve("database/migrations");
        if (!Files.isDirectory(migrations)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(migrations)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".php"))
                    .map(name -> name.substring(0, name.length() - ".php".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of(); // they only name what runs
        }
    }
}
