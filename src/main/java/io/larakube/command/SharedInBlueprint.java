package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Strategy;
import io.larakube.runbook.Observation;
import io.larakube.runbook.Step;
import io.larakube.workspace.FileChange;
import io.larakube.workspace.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes into the blueprint that an environment shares its files on a storage class, and into the files that follow from it. */
final class SharedInBlueprint implements Step {

    private final Path root;
    private final String environment;
    private final String storageClass;

    /** The blueprint of the project whose root this is. */
    SharedInBlueprint(Project project, Environment environment, String storageClass) {
        this.root = project.folder().root();
        this.environment = environment.name();
        this.storageClass = storageClass;
    }

    @Override
    public String name() {
        return "blueprint";
    }

    @Override
    public String title() {
        return environment + " has \"sharedStorage\": true on " + storageClass;
    }

    @Override
    public List<String> actions() {
        List<String> actions = new ArrayList<>();
        proposal().changes().writes().stream().map(FileChange::line).forEach(actions::add);
        if (!now().strategy().isOnManyNodes()) {
            actions.add(
                    "it is \"single-node\" now and will be \"multi-node-ha\"; the files of its present volume are not"
                            + " copied");
        }
        return actions;
    }

    /**
     * What would be written.
     *
     * @throws io.larakube.failure.Failure.BadInput when the project cannot run on many nodes
     */
    Proposal proposal() {
        Project project = Project.open(root);
        Environment wanted = now().with(new Strategy.MultiNodeShared(storageClass));
        DecidedBlueprint decided =
                DecidedBlueprint.changed(project.folder(), project.blueprint().with(wanted));
        List<AdoptedEnvironment> files = decided.blueprint().environments().values().stream()
                .map(each -> AdoptedEnvironment.asItIs(project.folder(), each))
                .toList();
        return Proposal.of(project.folder(), decided, files);
    }

    private Environment now() {
        return Project.open(root).environment(environment);
    }

    @Override
    public Observation look() {
        return now().strategy().equals(new Strategy.MultiNodeShared(storageClass))
                ? new Observation.Holds("written")
                : new Observation.Open("not written");
    }

    @Override
    public void act(Consumer<String> note) {
        new Transaction(Project.open(root).folder()).apply(proposal().changes());
    }
}
