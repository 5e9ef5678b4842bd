package io.larakube.command;

import io.larakube.command.Rehearse.Wish;
import io.larakube.failure.Failure;
import io.larakube.plan.AppImage;
import io.larakube.rehearsal.Played;
import io.larakube.rehearsal.Rehearsal;
import io.larakube.rehearsal.Rehearsal.Play;
import io.larakube.rehearsal.Scenario;
import io.larakube.rollout.Released;
import io.larakube.startup.Seconds;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rehearsal of manifests that are not ours: without a plan there is no live view, but what happens is told all the same. */
final class OthersRehearsal {

    private final Terminal terminal;
    private final Wish wish;

    OthersRehearsal(Terminal terminal, Wish wish) {
        this.terminal = terminal;
        this.wish = wish;
    }

    Scenario scenario(Path file) {
        Scenario scenario = Scenario.applied(GroundOption.objects(file)).on(wish.ground());
        if (!wish.update()) {
            return scenario;
        }
        if (wish.image().isEmpty() || wish.fromImage().isEmpty()) {
            throw new Failure.WrongUsage(
                    "which image is new in " + file + "?",
                    "larakube rehearse --manifests FILE --image NEW --from-image OLD");
        }
        AppImage inFile = new AppImage(wish.image().get(), 0, Optional.empty(), Optional.empty());
        return scenario.updating(
                Released.of(GroundOption.objects(file), inFile, wish.fromImage().get(), Map.of())
                        .objects());
    }

    void play(Rehearsal rehearsal, Play play) {
        Played played = rehearsal.play(play, Instant.EPOCH);
        if (wish.inJson()) {
            terminal.json(Tree.obj()
                    .with("ready", played.ready())
                    .with("millis", played.millis())
                    .with("pending", Tree.texts(played.pending()))
                    .with("steps", steps(played.steps()))
                    .with("criticalPath", steps(played.criticalPath())));
        } else {
            rehearsal.remarks().forEach(terminal::remark);
            lines(played.steps());
            terminal.result(Text.bold("What took the time"));
            lines(played.criticalPath());
        }
        if (!wish.inJson()) {
            played.pending().forEach(line -> terminal.remark(Text.warn(line)));
        }
        if (!played.ready()) {
            throw new Failure.Unsuccessful("in this rehearsal not everything becomes ready");
        }
        if (!wish.inJson()) {
            terminal.result(Text.ok("✔ ").plus("all ready after " + Seconds.of(Duration.ofMillis(played.millis()))));
        }
    }

    private void lines(List<Played.Happened> steps) {
        steps.forEach(step -> terminal.result("%8.1f s  %s".formatted(step.at() / 1000.0, step.words())));
    }

    private static Tree steps(List<Played.Happened> steps) {
        return Tree.arr(steps.stream()
                .map(step -> Tree.obj().with("atMillis", step.at()).with("what", step.words()))
                .toList());
    }
}
