package io.larakube.terminal;

import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.function.Supplier;

/** A terminal that can move its cursor: live views are redrawn in place, and everything else is printed above them. */
final class AnsiTerminal implements Terminal {

    private final Results results;
    private final Paper remarks;
    private final Asking asking;
    private final Host host;
    private final Screen screen;

    AnsiTerminal(Results results, Paper remarks, Asking asking, Host host, Supplier<Size> window) {
        this.results = results;
        this.remarks = remarks;
        this.asking = asking;
        this.host = host;
        this.screen = new Screen(remarks, window, host::uptime);
    }

    /** Standard output may well be the same window: a result must not land in the middle of a frame. */
    @Override
    public void result(String text) {
        screen.above(() -> results.text(text));
    }

    @Override
    public void result(Text line) {
        screen.above(() -> results.line(line));
    }

    @Override
    public void json(Tree document) {
        screen.above(() -> results.json(document));
    }

    @Override
    public void event(Tree value) {
        screen.above(() -> results.event(value));
    }

    @Override
    public void report(Report report) {
        screen.above(() -> results.report(report));
    }

    @Override
    public void remark(Text line) {
        screen.above(() -> remarks.line(line));
    }

    @Override
    public boolean ask(Confirm question) {
        return paused(() -> asking.ask(question));
    }

    @Override
    public String ask(Choose question) {
        return paused(() -> asking.ask(question));
    }

    @Override
    public void ask(TypeName question) {
        paused(() -> {
            asking.ask(question);
            return question;
        });
    }

    @Override
    public Live live(Text... farewell) {
        return new AnsiLive(screen, host, List.of(farewell));
    }

    @Override
    public Activity activity(String words) {
        return new AnsiActivity(words, live(), host);
    }

    private <A> A paused(Supplier<A> asked) {
        screen.pause();
        try {
            return asked.get();
        } finally {
            screen.resume();
        }
    }
}
