package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.cluster.ClusterFacts;
import io.larakube.command.Up.Wish;
import io.larakube.terminal.Terminal;

/** Decides which image an environment runs, and sees to it that the cluster's nodes find it. */
record ImageStep(Terminal terminal, Project project, Environment environment, Wish wish) {

    /** The reference without building anything. */
    static String reference(Project project, Environment environment, Wish wish) {
        return wish.image().orElse(project.blueprint().name() + ":local");
    }

    String supply(ClusterFacts facts) {
        return reference(project, environment, wish);
    }
}
