package io.larakube.command;

import io.larakube.startup.StartupState;
import io.larakube.startup.StartupView;
import io.larakube.terminal.Live;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;

/** Shows a start while it goes on. */
interface StartView extends AutoCloseable {

    void show(StartupState state);

    @Override
    void close();

    /** A live view for people; for programs a JSON line for each change. */
    static StartView on(Terminal terminal, boolean inJson) {
        return inJson ? new Events(terminal) : new Picture(terminal);
    }

    final class Picture implements StartView {
        private final Live live;

        Picture(Terminal terminal) {
            live = terminal.live(Text.of("The start goes on without you. Look again with: larakube status"));
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
        private Tree last = Tree.obj();

        Events(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void show(StartupState state) {
            Tree now = StartupView.of(state).tree();
            if (!now.equals(last)) {
                terminal.event(now);
            }
            last = now;
        }

        @Override
        public void close() {
            last = Tree.obj();
        }
    }
}
