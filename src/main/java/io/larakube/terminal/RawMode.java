package io.larakube.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/**
 * The terminal behind standard input in the mode in which it hands over each key at once and echoes none; as it was before
 * after closing, and when the process ends. Only the terminal's attributes are used of JLine: its full terminal would ask
 * the other side questions and wait up to 450 ms for answers.
 */
final class RawMode implements AutoCloseable {

    private final Pty terminal;
    private final Attributes before;
    private final Registration exit;

    private RawMode(Pty terminal, Host host) throws IOException {
        this.terminal = terminal;
        this.before = terminal.getAttr();
        this.exit = host.atExit(this::restore);
        terminal.setAttr(raw(before));
    }

    /** @throws IOException when the terminal does not allow it, also for want of a native library for this system */
    static RawMode enter(Host host) throws IOException {
        try {
            return new RawMode(new JniTerminalProvider().current(SystemStream.Error), host);
        } catch (LinkageError | IllegalStateException | UnsupportedOperationException noNativeLibrary) {
            throw new IOException(noNativeLibrary);
        }
    }

    @Override
    public void close() {
        exit.close();
        restore();
    }

    /** Ctrl-C still interrupts: that flag is left as it is. */
    private static Attributes raw(Attributes before) {
        Attributes raw = new Attributes(before);
        raw.setLocalFlag(LocalFlag.ICANON, false);
        raw.setLocalFlag(LocalFlag.ECHO, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        return raw;
    }

    private void restore() {
        try {
            terminal.setAttr(before);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
