package io.larakube.command;

import io.larakube.startup.Change;
import io.larakube.startup.StartupState;
import io.larakube.startup.StartupView;
import io.larakube.startup.Verdict;
import io.larakube.terminal.Live;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.Optional;

/** Shows a start while it goes on. */
interface StartView extends AutoCloseable {

    void show(StartupState state);

    @Override
    void close();

    /** A live view for people; for programs a JSON line for each event. */
    static StartView on(Terminal terminal, String environment, boolean inJson) {
        return inJson ? new Events(terminal) : new Picture(terminal, environment);
    }

    final class Picture implements StartView {
        private final Live live;

        Picture(Terminal terminal, String environment) {
            live = terminal.live(
                    Text.of("The start goes on without you. Look again with: larakube status " + environment));
        }

        @Override
        public void show(StartupState state) {
            live.show(StartFrame.of(StartupView.of(state)));
        }

        @Override
        public void close() {
            live.close();
        }
    }

    /** {@code begin}, a {@code change} for each, {@code end}. */
    final class Events implements StartView {
        private final Terminal terminal;
        private Optional<StartupState> last = Optional.empty();

        Events(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void show(StartupState state) {
            if (last.isEmpty()) {
                terminal.event(
                        StartView.event("begin").and(StartupView.of(state).tree()));
            }
            last.stream()
                    .flatMap(before -> Change.between(before, state).stream())
                    .forEach(change -> terminal.event(StartView.event("change").and(change.tree())));
            last = Optional.of(state);
        }

        @Override
        public void close() {
            last.filter(state -> state.verdict() instanceof Verdict.Stuck)
                    .ifPresent(state -> terminal.event(StartView.end("stuck", state)));
        }
    }

    /** The last event of a start, with everything that is to be said about it. */
    static Tree.Obj end(String verdict, StartupState state) {
        return event("end")
                .with("verdict", verdict)
                .with("release", state.release().id())
                .and(StartupView.of(state).tree());
    }

    private static Tree.Obj event(String name) {
        return Tree.obj().with("event", name);
    }
}
