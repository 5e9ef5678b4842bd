package io.larakube.trace;

import io.larakube.startup.StartupLog;
import io.larakube.startup.StartupState;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.util.Optional;

/** Records a start while it goes on. A disk that takes no more ends the recording and not the start. */
public final class Recorder {

    private final TraceFolder folder;
    private final String image;
    private final String by;
    private Optional<StartupState> last = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    /**
     * A recorder for one start.
     *
     * @param image the reference that the application's pods run
     * @param by who starts
     */
    public Recorder(TraceFolder folder, String image, String by) {
        this.folder = folder;
        this.image = image;
        this.by = by;
    }

    /** Notes what is new in this state. When nothing had to be started, there is nothing to record. */
    public void observed(StartupState state) {
        if (last.isEmpty() && state.isUntouched()) {
            return;
        }
        if (last.isEmpty()) {
            write(state, StartupLog.begin(state).with("image", image).with("by", by));
        }
        last.stream()
                .flatMap(before -> StartupLog.changes(before, state).stream())
                .forEach(change -> write(state, change));
        last = Optional.of(state);
    }

    /** Notes how it ended. */
    public void ended(StartupState state) {
        if (last.isPresent()) {
            write(state, StartupLog.end(state));
        }
    }

    /** What the recording is called, once something was started. */
    public Optional<String> id() {
        return last.map(Recorder::id);
    }

    /** Why nothing more was recorded, when that is so. */
    public Optional<String> trouble() {
        return trouble;
    }

    private static String id(StartupState state) {
        return TraceFolder.id(state.begun(), state.release().id());
    }

    private void write(StartupState state, Tree event) {
        if (trouble.isPresent()) {
            return;
        }
        try {
            folder.append(id(state), JsonText.line(event));
        } catch (IOException full) {
            trouble = Optional.of(String.valueOf(full.getMessage()));
        }
    }
}
