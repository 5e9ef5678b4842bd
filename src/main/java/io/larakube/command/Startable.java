package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.dotenv.EnvFile;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.plan.Plan;
import io.larakube.plan.Planner;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.rollout.Configuration;
import io.larakube.rollout.Kustomize;
import io.larakube.rollout.Order;
import io.larakube.rollout.Released;
import io.larakube.tree.Tree;
import java.util.List;

/** An environment of a project whose input was checked, and what it comes to. */
record Startable(Project project, Environment environment, EnvFile file, Plan plan) {

    /** Checks all that can be checked without a cluster; a failure with every problem. */
    static Startable of(Project project, String name) {
        Environment environment = project.environment(name);
        EnvFile file = project.configuration(environment);
        Plan plan = Planner.plan(project.blueprint(), environment, file.values());
        List<Problem> problems = Configuration.problems(file, plan);
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
        Programs.ofThisProcess().require("kubectl");
        return new Startable(project, environment, file, plan);
    }

    /** The manifests as they are on disk. */
    List<Tree> merged() {
        Kustomize kustomize = new Kustomize(new SystemRunner(Programs.ofThisProcess()));
        return kustomize.objects(project.overlay(environment));
    }

    /** What is to be put on a cluster. */
    Order order(List<Tree> merged, String image, boolean force) {
        Configuration configuration = Configuration.of(file, plan);
        Released released = Released.of(merged, plan.image(), image, configuration.all());
        return new Order(plan, configuration, released, image, project.migrations(), force);
    }
}
