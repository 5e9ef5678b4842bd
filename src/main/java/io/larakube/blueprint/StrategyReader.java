package io.larakube.blueprint;

import io.larakube.blueprint.Strategy.Rollout;
import io.larakube.engine.Engine;
import java.util.Optional;

/** Reads the strategy of an environment and refuses what cannot work with it. */
final class StrategyReader {

    private final Fields fields;
    private final Notes notes;
    private final Blueprint project;

    StrategyReader(Fields fields, Blueprint project) {
        this.fields = fields;
        this.notes = fields.notes();
        this.project = project;
    }

    Strategy read(String environment, Strategy usual) {
        boolean isLocal = environment.equals(Environment.LOCAL);
        Strategy strategy = fields.word("strategy", Words.STRATEGY).orElse(isLocal ? new Strategy.SingleNode() : usual);
        if (isLocal && strategy.isOnManyNodes()) {
            String remedy = "remove it; name an environment of your own that has many nodes";
            notes.problem(fields.path("strategy"), "local is always one node", remedy);
        }
        boolean isShared = fields.isTrue("sharedStorage");
        if (isShared && !strategy.isOnManyNodes()) {
            notes.problem(
                    fields.path("sharedStorage"),
                    "belongs to the strategy \"multi-node-ha\"",
                    "write false: on one node all pods share one volume in any case");
        }
        if (strategy.isOnManyNodes()) {
            fileOfOneNode();
            foldersOfOneNode(isShared);
        }
        Optional<Rollout> rollout = rollout(strategy);
        Optional<String> sharedClass = fields.text("sharedStorageClass", Format.OBJECT_NAME);
        if (sharedClass.isPresent() && !isShared) {
            notes.remark(fields.path("sharedStorageClass"), "is for \"sharedStorage\": true only");
        }
        return isShared && strategy.isOnManyNodes()
                ? new Strategy.MultiNodeShared(sharedClass.orElse(Strategy.MultiNodeShared.USUAL_CLASS))
                : rolling(strategy, rollout);
    }

    private static Strategy rolling(Strategy strategy, Optional<Rollout> rollout) {
        return strategy.isOnManyNodes() ? strategy : new Strategy.SingleNode(rollout.orElse(Rollout.RECREATE));
    }

    private Optional<Rollout> rollout(Strategy strategy) {
        Optional<Rollout> rollout = fields.word("rollout", Words.ROLLOUT);
        boolean sideBySide = rollout.filter(Rollout.ZERO_DOWNTIME::equals).isPresent();
        if (rollout.isPresent() && !sideBySide && strategy.isOnManyNodes()) {
            String what = "on many nodes pods are replaced one after the other in any case";
            notes.problem(fields.path("rollout"), what, "remove it, or write \"strategy\": \"single-node\"");
        }
        if (sideBySide && project.database() == Engine.SQLITE && notes.isSound("database")) {
            String what =
                    "SQLite is a file that a migration locks as a whole, and the former release writes to it meanwhile";
            notes.problem(fields.path("rollout"), what, "write \"database\": \"postgres\", or remove it");
        }
        return rollout;
    }

    private void fileOfOneNode() {
        if (project.database() == Engine.SQLITE && notes.isSound("database")) {
            String what = "SQLite is a file, which pods on several nodes cannot share safely";
            notes.problem(place(), what, "write \"database\": \"postgres\", or \"strategy\": \"single-node\"");
        }
    }

    private void foldersOfOneNode(boolean isShared) {
        if (!isShared && !project.sharedPaths().isEmpty()) {
            String paths = String.join(", ", project.sharedPaths());
            String what = "nothing is shared between nodes, and sharedPaths has " + paths;
            String remedy =
                    "add \"sharedStorage\": true here, or keep those files in an object store and empty sharedPaths";
            notes.problem(place(), what, remedy);
        }
    }

    /** Where it is written: here, or for all environments. */
    private String place() {
        return fields.has("strategy") ? fields.path("strategy") : "strategy";
    }
}
