package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.placement.Ground;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.rehearsal.Rehearsal;
import io.larakube.rehearsal.Scenario;
import io.larakube.rollout.Configuration;
import io.larakube.rollout.Kustomize;
import io.larakube.rollout.Released;
import io.larakube.rollout.Stages;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.ProjectFolder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is rehearsed of an environment, and the release that it is about. */
record Rehearsed(Plan plan, Rehearsal rehearsal, Released released, String image) {

    /**
     * Which start of an environment.
     *
     * @param image the image that is started; its placeholder when none is named
     * @param fromImage of an update, the image that runs before
     */
    record Asked(Optional<String> image, Optional<String> fromImage, boolean update, Ground ground) {}

    static Rehearsed of(Terminal terminal, Project project, Environment environment, Asked asked) {
        Plan plan = project.plan(environment);
        List<Tree> merged = merged(terminal, project, environment, plan);
        Optional<Configuration> configuration =
                project.readConfiguration(environment).map(file -> Configuration.of(file, plan));
        if (configuration.isEmpty()) {
            String file = ProjectFolder.environmentFile(environment.name());
            terminal.remark(
                    Text.warn("there is no " + file + ": nobody knows which database and cache are waited for"));
        }
        Map<String, String> keys = configuration.map(Configuration::all).orElse(Map.of());
        List<Tree> surroundings =
                configuration.map(found -> found.objects(plan)).orElse(List.of());
        String image = asked.image().orElseGet(() -> plan.image().placeholder());
        Released next = Released.of(merged, plan.image(), image, keys);
        Released former = Released.of(merged, plan.image(), asked.fromImage().orElse(image + "-former"), keys);
        Stages stages = Stages.of(both(surroundings, next.objects()));
        Scenario scenario = new Scenario(
                asked.update() ? both(surroundings, former.objects()) : List.of(),
                List.of(stages.surroundings(), stages.leaders(), stages.workers()),
                Optional.of(plan.storage().releaseService()),
                asked.ground());
        return new Rehearsed(plan, Rehearsal.of(scenario), next, image);
    }

    /** The manifests on disk; without kubectl, or before there are any, those that would be rendered. */
    private static List<Tree> merged(Terminal terminal, Project project, Environment environment, Plan plan) {
        Programs programs = Programs.ofThisProcess();
        boolean onDisk = Files.isDirectory(project.folder().root().resolve(Project.MANIFESTS));
        if (onDisk && programs.find("kubectl").isPresent()) {
            return new Kustomize(new SystemRunner(programs)).objects(project.overlay(environment));
        }
        terminal.remark(
                onDisk
                        ? "without kubectl nobody merges the files on disk: what is rehearsed is as LaraKube renders it"
                        : "nothing is rendered yet: what is rehearsed is as LaraKube would render it");
        return RenderedObjects.of(Planner.base(project.blueprint()), plan);
    }

    private static List<Tree> both(List<Tree> some, List<Tree> others) {
        List<Tree> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }
}
