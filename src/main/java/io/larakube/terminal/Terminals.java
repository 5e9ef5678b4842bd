package io.larakube.terminal;

import io.larakube.terminal.Streams.Standard;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses the terminal that fits what the process is connected to. */
public final class Terminals {

    private Terminals() {}

    /** Standard output and standard error are judged separately: a live view stays on the screen while results are piped. */
    public static Terminal of(Options options, Streams streams) {
        Host host = new ThisProcess();
        Supplier<Size> window = new Window();
        Paper remarks = Paper.forRemarks(streams.err(), streams.colours(Standard.ERROR));
        Paper output = Paper.forResults(streams.out(), streams.colours(Standard.OUTPUT));
        Results results = new Results(output, options.format());
        boolean somebody = streams.terminal(Standard.INPUT) && streams.terminal(Standard.ERROR);
        if (!streams.terminal(Standard.ERROR) || streams.dumb()) {
            Prompt prompt = new LinePrompt(streams.in(), remarks);
            Asking asking = new Asking(options.yes(), Optional.of(prompt).filter(_ -> somebody), remarks::line);
            return new PlainTerminal(results, remarks, asking, host);
        }
        Prompt prompt = new KeyPrompt(streams.in(), remarks, window, host);
        Asking asking = new Asking(options.yes(), Optional.of(prompt).filter(_ -> somebody), remarks::line);
        return new AnsiTerminal(results, remarks, asking, host, window);
    }
}
