package io.larakube.command;

import io.larakube.startup.StartupLog;
import io.larakube.startup.StartupState;
import io.larakube.startup.StartupView;
import io.larakube.terminal.Live;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Shows a start while it goes on. */
interface StartView extends AutoCloseable {

    void show(StartupState state);

    @Override
    void close();

    /** A live view for people; for programs a JSON line for each event. Who shows it tells the causes when it is over. */
    static StartView on(Terminal terminal, String environment, boolean inJson) {
        String farewell = "The start goes on without you. Look again with: larakube status " + environment;
        return inJson
                ? new Events(terminal, end -> end.without("troubles"))
                : new Picture(terminal, farewell, StartupView::withoutTroubles);
    }

    /**
     * A live view, or JSON lines, of something that is not a start on a cluster.
     *
     * @param farewell what is said to who leaves before the end
     */
    static StartView on(Terminal terminal, boolean inJson, String farewell) {
        return inJson
                ? new Events(terminal, UnaryOperator.identity())
                : new Picture(terminal, farewell, UnaryOperator.identity());
    }

    /** Nobody looks. */
    record Nowhere() implements StartView {
        @Override
        public void show(StartupState state) {}

        @Override
        public void close() {}
    }

    final class Picture implements StartView {
        private final Live live;
        private final UnaryOperator<StartupView> part;

        Picture(Terminal terminal, String farewell, UnaryOperator<StartupView> part) {
            this.live = terminal.live(Text.of(farewell));
            this.part = part;
        }

        @Override
        public void show(StartupState state) {
            live.show(StartFrame.of(part.apply(StartupView.of(state))));
        }

        @Override
        public void close() {
            live.close();
        }
    }

    final class Events implements StartView {
        private final Terminal terminal;
        private final UnaryOperator<Tree.Obj> part;
        private Optional<StartupState> last = Optional.empty();

        Events(Terminal terminal, UnaryOperator<Tree.Obj> part) {
            this.terminal = terminal;
            this.part = part;
        }

        @Override
        public void show(StartupState state) {
            if (last.isEmpty()) {
                terminal.event(StartupLog.begin(state));
            }
            last.stream()
                    .flatMap(before -> StartupLog.changes(before, state).stream())
                    .forEach(terminal::event);
            last = Optional.of(state);
        }

        @Override
        public void close() {
            last.map(StartupLog::end).map(part).ifPresent(terminal::event);
        }
    }
}
