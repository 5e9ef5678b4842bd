package io.larakube.terminal;

import io.larakube.terminal.Question.Choose;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Question.TypeName;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.List;

/** Lines only: for pipes, files and terminals that cannot move the cursor. */
final class PlainTerminal implements Terminal {

    private final Results results;
    private final Paper remarks;
    private final Asking asking;
    private final Host host;

    PlainTerminal(Results results, Paper remarks, Asking asking, Host host) {
        this.results = results;
        this.remarks = remarks;
        this.asking = asking;
        this.host = host;
    }

    @Override
    public void result(String text) {
        results.text(text);
    }

    @Override
    public void result(Text line) {
        results.line(line);
    }

    @Override
    public void json(Tree document) {
        results.json(document);
    }

    @Override
    public void event(Tree value) {
        results.event(value);
    }

    @Override
    public void report(Report report) {
        results.report(report);
    }

    @Override
    public void remark(Text line) {
        remarks.line(line);
    }

    @Override
    public boolean ask(Confirm question) {
        return asking.ask(question);
    }

    @Override
    public String ask(Choose question) {
        return asking.ask(question);
    }

    @Override
    public void ask(TypeName question) {
        asking.ask(question);
    }

    @Override
    public Live live(Text... farewell) {
        List<Text> lines = List.of(farewell);
        return new PlainLive(this::remark, host.atExit(() -> lines.forEach(this::remark)));
    }

    @Override
    public Activity activity(String words) {
        remark(Text.of(words));
        Duration start = host.uptime();
        return new Activity() {
            @Override
            public void note(String newest) {
                // A line that cannot be replaced by the next one would only be noise.
            }

            @Override
            public void done(Text outcome) {
                String took = Elapsed.words(host.uptime().minus(start));
                remark(Text.ok("✔ ").plus(outcome).plus(Text.dim("  " + took)));
            }

            @Override
            public void close() {
                // Its line is already there.
            }
        };
    }
}
