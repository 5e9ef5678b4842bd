package io.larakube.terminal;

import java.util.List;

/** A live view that has the screen to itself until it is closed, or until the process ends. */
final class AnsiLive implements Live {

    private final Screen screen;
    private final Registration ticks;
    private final Registration farewell;

    AnsiLive(Screen screen, Host host, List<Text> farewell) {
        this.screen = screen;
        this.farewell = host.atExit(() -> screen.close(farewell));
        screen.open();
        this.ticks = host.whileOpen(screen::tick);
    }

    @Override
    public void show(Frame frame) {
        screen.show(frame);
    }

    @Override
    public void close() {
        ticks.close();
        farewell.close();
        screen.close(List.of());
    }
}
