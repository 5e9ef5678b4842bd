package io.larakube.trace;

import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window: it lays a page out and answers with what it measured. */
record Chromium(String program, Path folder) {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern ANSWER = Pattern.compile("(?s)<pre id=\"answer\">(.*?)</pre>");

    /** Empty when there is none on this machine. */
    static Optional<Chromium> in(Path folder) {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .filter(name -> Programs.ofThisProcess().find(name).isPresent())
                .findFirst()
                .map(name -> new Chromium(name, folder));
    }

    /**
     * Lays a page out in a frame of this width and asks it.
     *
     * @param question a JavaScript expression of {@code frame}, the page's window
     */
    Tree asked(String page, int width, boolean dark, String question) throws IOException {
        String harness =
                """
                <!doctype html><meta charset="utf-8"><body style="margin:0">
                <pre id="answer"></pre>
                <iframe id="frame" width="%d" height="2000" style="border:0"></iframe>
                <script>
                const element = document.getElementById('frame');
                element.onload = () => {
                  const frame = element.contentWindow;
                  document.getElementById('answer').textContent = JSON.stringify(%s);
                };
                element.srcdoc = %s;
                </script>
                """.formatted(width, question, JsonText.line(Tree.text(page)).replace("</", "<\\/"));
        Path file = Files.writeString(folder.resolve("harness.html"), harness);
        String output = run(
                dark, "--dump-dom", "--virtual-time-budget=3000", file.toUri().toString());
        Matcher answer = ANSWER.matcher(output);
        if (!answer.find()) {
            throw new AssertionError("the browser gave no answer: " + output);
        }
        String json =
                answer.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
        return Json.parse(json.replace("&amp;", "&")).orElseThrow();
    }

    private String run(boolean dark, String... more) {
        Invocation chromium = Invocation.of(
                        program,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1))
                .and(more)
                .within(LIMIT);
        return new SystemRunner(Programs.ofThisProcess()).run(chromium).text();
    }
}
