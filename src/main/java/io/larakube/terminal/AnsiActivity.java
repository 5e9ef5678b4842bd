package io.larakube.terminal;

import java.time.Duration;

/** One line with a spinner, the newest note and the time. */
final class AnsiActivity implements Activity {

    private final String words;
    private final Live live;
    private final Host host;
    private final Duration start;
    private final Registration ticks;

    private String note = "";
    private boolean finished;

    AnsiActivity(String words, Live live, Host host) {
        this.words = words;
        this.live = live;
        this.host = host;
        this.start = host.uptime();
        tick();
        this.ticks = host.whileOpen(this::tick);
    }

    @Override
    public synchronized void note(String newest) {
        note = newest;
    }

    @Override
    public synchronized void done(Text outcome) {
        finish(Text.ok("✔ ").plus(outcome));
    }

    @Override
    public synchronized void close() {
        finish(Text.of(words));
        live.close();
    }

    private synchronized void tick() {
        if (!finished) {
            Text line = Spinner.at(elapsed()).plus(" " + words);
            live.show(Frame.of(new Row(note.isEmpty() ? line : line.plus("  ").plus(Text.dim(note)), time())));
        }
    }

    private void finish(Text last) {
        if (!finished) {
            finished = true;
            ticks.close();
            live.show(Frame.of(new Row(last, time())));
        }
    }

    private Text time() {
        return Text.dim(Elapsed.words(elapsed()));
    }

    private Duration elapsed() {
        return host.uptime().minus(start);
    }
}
