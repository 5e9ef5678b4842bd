package io.larakube.command;

import io.larakube.startup.StartupLog;
import io.larakube.startup.StartupState;
import io.larakube.startup.StartupView;
import io.larakube.terminal.Live;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.util.Optional;

/** Shows a start while it goes on. */
interface StartView extends AutoCloseable {

    void show(StartupState state);

    @Override
    void close();

    /** A live view for people; for programs a JSON line for each event. */
    static StartView on(Terminal terminal, String environment, boolean inJson) {
        return on(terminal, inJson, "The start goes on without you. Look again with: larakube status " + environment);
    }

    /**
     * A live view, or JSON lines, of something that is not a start on a cluster.
     *
     * @param farewell what is said to who leaves before the end
     */
    static StartView on(Terminal terminal, boolean inJson, String farewell) {
        return inJson ? new Events(terminal) : new Picture(terminal, farewell);
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

        Picture(Terminal terminal, String farewell) {
            live = terminal.live(Text.of(farewell));
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

    final class Events implements StartView {
        private final Terminal terminal;
        private Optional<StartupState> last = Optional.empty();

        Events(Terminal terminal) {
            this.terminal = terminal;
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
            last.map(StartupLog::end).ifPresent(terminal::event);
        }
    }
}
