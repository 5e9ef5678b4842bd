package io.larakube.startup;

import io.larakube.tree.Tree;

/** A stage for programs: its name, what a person reads, and the names that are in it. */
final class StageTree {

    private StageTree() {}

    static Tree.Obj of(Stage stage) {
        return Tree.obj().with("state", stage.step()).with("text", stage.text()).and(names(stage));
    }

    private static Tree.Obj names(Stage stage) {
        return switch (stage) {
            case Stage.LeavingOld old -> Tree.obj().with("pods", Tree.texts(old.pods()));
            case Stage.Pulling pulling -> Tree.obj().with("image", pulling.image());
            case Stage.WaitingFor gate ->
                gate.asked()
                        .map(closed -> Tree.obj()
                                .with("need", closed.need())
                                .with("place", closed.place())
                                .with("reason", closed.reason()))
                        .orElse(Tree.obj());
            case Stage.Migrating migrating ->
                Tree.obj()
                        .with(
                                "migration",
                                migrating.remaining().stream().findFirst().map(Tree::text))
                        .with("done", Tree.texts(migrating.done()));
            case Stage.Restarting restarting ->
                Tree.obj().with("exitCode", restarting.exitCode()).with("times", restarting.times());
            case Stage.Ready ready -> Tree.obj().with("untouched", ready.untouched());
            case Stage.Failed failed ->
                Tree.obj()
                        .with("cause", failed.cause().kind())
                        .with("evidence", Tree.texts(failed.cause().evidence()));
            case Stage.NotYetCreated none -> Tree.obj();
            case Stage.Scheduling scheduling -> Tree.obj();
            case Stage.Preparing preparing -> Tree.obj();
            case Stage.Starting starting -> Tree.obj();
            case Stage.Optimizing optimizing -> Tree.obj();
            case Stage.BecomingReady becoming -> Tree.obj();
        };
    }
}
