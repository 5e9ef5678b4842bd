package io.larakube.terminal;

/** A JVM of its own that uses all of a terminal that needs nobody to answer. */
final class TalksToPipes {

    private TalksToPipes() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminals.of(new Options(true, Format.TEXT), Streams.ofThisProcess());
        terminal.result("result");
        terminal.require(new Question.Confirm("Go on?", false, "--yes"));
        try (Activity activity = terminal.activity("Building")) {
            activity.done(Text.of("built"));
        }
        try (Live live = terminal.live(Text.of("goes on"))) {
            live.show(Frame.of(Text.of("frame")));
        }
    }
}
