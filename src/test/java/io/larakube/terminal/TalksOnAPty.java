package io.larakube.terminal;

import io.larakube.terminal.Question.Choose;
import java.io.IOException;

/** A JVM of its own whose streams are a real terminal: chooses, shows a frame, and is ended from outside. */
final class TalksOnAPty {

    private TalksOnAPty() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Terminal terminal = Terminals.of(new Options(false, Format.TEXT), Streams.ofThisProcess());
        String chosen = terminal.ask(Choose.of("Which cluster?", "--context=NAME", "k3d-shop", "kind", "prod"));
        terminal.result("chosen: " + chosen);
        Live live = terminal.live(Text.of("The start goes on: larakube status"));
        live.show(Frame.of(Text.of("a line that is wider than the terminal")));
        long pid = ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-TERM", Long.toString(pid)).start();
        Thread.sleep(60_000);
        live.close();
    }
}
