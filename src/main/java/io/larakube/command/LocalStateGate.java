package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.failure.Failure;
import io.larakube.plan.Externalization;
import io.larakube.plan.LocalState;
import io.larakube.plan.StorageMode;
import io.larakube.scan.Confidence;
import io.larakube.scan.Nodes;
import io.larakube.scan.Place;
import io.larakube.scan.Scanner;
import io.larakube.scan.Verdict;
import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Option;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.util.List;
import java.util.Optional;

/** Asks before pods on many nodes keep for themselves what others would have to see. */
final class LocalStateGate {

    static final String FLAG = "--local-state";

    private static final int SHOWN = 3;

    /** What is to become of it. */
    enum Answer {
        MOVE("move"),
        KEEP("keep");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;

    LocalStateGate(Terminal terminal, Project project, Environment environment) {
        this.terminal = terminal;
        this.project = project;
        this.environment = environment;
    }

    /** Says what the code keeps, which no driver moves. */
    void remark() {
        if (!(project.plan(environment).storage() instanceof StorageMode.Stateless)) {
            return;
        }
        List<Place> places =
                Scanner.scan(project.folder().root(), (file, number, all) -> {}).troubles(Nodes.MANY).stream()
                        .filter(place -> place.on(Nodes.MANY) == Verdict.BREAKS)
                        .filter(place -> place.confidence() == Confidence.CERTAIN)
                        .toList();
        places.stream()
                .limit(SHOWN)
                .forEach(
                        place -> terminal.remark(Text.warn(place.spot() + " " + place.what() + "; " + place.change())));
        if (places.size() > SHOWN) {
            terminal.remark(Text.warn((places.size() - SHOWN) + " more places break on many nodes: larakube scan"));
        }
    }

    /** Goes on when nothing is kept, when it was moved out, or when it is to stay. */
    void pass(Optional<Answer> given, ClusterChoice choice, Up.Wish wish) {
        remark();
        List<LocalState> states = LocalState.of(
                project.values(environment), project.plan(environment).storage());
        if (states.isEmpty()) {
            return;
        }
        states.forEach(state -> terminal.remark(Text.warn(state.sentence() + " (" + state.remedy() + ")")));
        switch (given.or(this::asked).orElseThrow(LocalStateGate::stopped)) {
            case KEEP -> {}
            case MOVE -> externalize(choice, wish);
        }
    }

    private Optional<Answer> asked() {
        String words = environment.name() + " runs on many nodes, and its pods would keep this for themselves. Move it"
                + " out of them first, as larakube cloud:externalize " + environment.name() + " does?";
        String answer = terminal.ask(new Choose(
                words,
                List.of(
                        new Option("move", "files are copied, jobs are moved, each place is proven first"),
                        new Option("keep", "deploy as it is"),
                        new Option("stop", "change nothing")),
                FLAG));
        return List.of(Answer.values()).stream()
                .filter(one -> one.word.equals(answer))
                .findFirst();
    }

    private static Failure stopped() {
        return new Failure.Declined("Nothing was deployed");
    }

    private void externalize(ClusterChoice choice, Up.Wish wish) {
        Externalization.Wish usual =
                new Externalization.Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Externalize.Order order =
                new Externalize.Order(environment.name(), usual, wish.image(), wish.timeout(), false, wish.inJson());
        new Externalizing(terminal, project, order).on(choice);
    }
}
