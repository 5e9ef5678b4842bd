package io.larakube.command;

import io.larakube.failure.Failure;
import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows a page in the user's browser. */
record Browser(Terminal terminal, Programs programs) {

    /** A browser that opens at all takes over at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Browser of(Terminal terminal) {
        return new Browser(terminal, Programs.ofThisProcess());
    }

    /** Writes the page beside other passing files and opens it; without a program that opens pages it says where it is. */
    void show(String page) {
        Path file = written(page);
        Optional<String> opener = Stream.of("xdg-open", "open", "wslview")
                .filter(name -> programs.find(name).isPresent())
                .findFirst();
        if (opener.isPresent()) {
            new SystemRunner(programs)
                    .run(Invocation.of(opener.get(), file.toString()).within(PATIENCE));
            terminal.remark(Text.ok("✔ ").plus("opened " + file));
        } else {
            terminal.remark(Text.warn("nothing here opens pages: " + file.toUri()));
        }
    }

    private static Path written(String page) {
        try {
            return Files.writeString(Files.createTempFile("larakube-", ".html"), page);
        } catch (IOException failed) {
            throw new Failure.Unavailable("cannot write a page to show: " + failed.getMessage());
        }
    }
}
