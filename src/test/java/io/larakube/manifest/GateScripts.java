package io.larakube.manifest;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The gates' scripts in a folder of their own, with an {@code nc} that gives the answers it is told and a clock that only
 * {@code sleep} moves. They run under {@code sh}, or under {@code -Dgates.shell="busybox sh"}.
 */
final class GateScripts {

    private static final String NC = """
        #!/bin/sh
        # Called as: nc -z -vv -w 2 HOST PORT. The last answer is given for ever.
        echo "$5 $6" >>"$FAKES/asked"
        answer=$(head -n 1 "$FAKES/answers")
        if [ "$(wc -l <"$FAKES/answers")" -gt 1 ]; then
          tail -n +2 "$FAKES/answers" >"$FAKES/rest" && mv "$FAKES/rest" "$FAKES/answers"
        fi
        case $answer in
          open) exit 0 ;;
          refused) echo "nc: $5 (10.0.0.1:$6): Connection refused" >&2 ;;
          unknown) echo "nc: bad address '$5'" >&2 ;;
          timeout) echo "nc: $5 (10.0.0.1:$6): Connection timed out" >&2 ;;
          killed) exit 143 ;;
          hangs) exec "$REAL_SLEEP" 20 ;;
        esac
        exit 1
        """;

    private static final String SLEEP = """
        #!/bin/sh
        if [ -n "${SLEEP_HANGS-}" ]; then exec "$REAL_SLEEP" 20; fi
        case $1 in *.*) if [ -n "${SLEEP_KNOWS_NO_FRACTIONS-}" ]; then exit 1; fi ;; esac
        awk "{ print \\$1 + $1 }" "$FAKES/clock" >"$FAKES/next" && mv "$FAKES/next" "$FAKES/clock"
        """;

    private static final String DATE = """
        #!/bin/sh
        cut -d . -f 1 "$FAKES/clock"
        """;

    private static final String TIMEOUT = """
        #!/bin/sh
        shift
        exec "$@"
        """;

    private static final Map<String, String> FAKES = Map.of("nc", NC, "timeout", TIMEOUT, "date", DATE, "sleep", SLEEP);

    private final Path folder;
    private final Path volume;

    /** What a script said, which addresses it asked for, and how it ended. */
    record Outcome(int exitCode, List<String> lines, List<String> asked) {}

    GateScripts(Path folder) throws IOException {
        assumeTrue(works(shell()), "skipped: this machine has no " + String.join(" ", shell()));
        this.folder = folder;
        this.volume = Files.createDirectories(folder.resolve("volume"));
        for (Map.Entry<String, String> script : Scripts.gates().entrySet()) {
            Files.writeString(folder.resolve(script.getKey()), script.getValue());
        }
        Path fakes = Files.createDirectories(folder.resolve("fakes"));
        for (Map.Entry<String, String> fake : FAKES.entrySet()) {
            Path file = Files.writeString(fakes.resolve(fake.getKey()), fake.getValue());
            assumeTrue(file.toFile().setExecutable(true), "skipped: files here cannot be made executable");
        }
    }

    Path volume() {
        return volume;
    }

    /** Runs a script until it ends, with these variables and nothing else, while {@code nc} gives these answers in turn. */
    Outcome run(Map<String, String> variables, List<String> answers, String... command) throws Exception {
        Process process = start(variables, answers, command);
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("the script did not end; it said:\n" + output);
        }
        return new Outcome(process.exitValue(), output.lines().toList(), asked());
    }

    Process start(Map<String, String> variables, List<String> answers, String... command) throws IOException {
        Path fakes = folder.resolve("fakes");
        Files.writeString(fakes.resolve("answers"), answers.stream().collect(Collectors.joining("\n", "", "\n")));
        Files.writeString(fakes.resolve("clock"), "1000\n");
        List<String> words = new ArrayList<>(shell());
        words.add(folder.resolve(command[0]).toString());
        words.addAll(List.of(command).subList(1, command.length));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().putIfAbsent("LARAKUBE_DEADLINE_SECONDS", "300");
        builder.environment().putIfAbsent("LARAKUBE_RELEASE", "7f3a9c2e10");
        builder.environment().put("LARAKUBE_VOLUME", volume.toString());
        builder.environment().put("FAKES", fakes.toString());
        builder.environment().put("REAL_SLEEP", Files.exists(Path.of("/bin/sleep")) ? "/bin/sleep" : "/usr/bin/sleep");
        builder.environment().put("PATH", fakes + ":/usr/local/bin:/usr/bin:/bin");
        return builder.start();
    }

    private List<String> asked() throws IOException {
        Path asked = folder.resolve("fakes/asked");
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    private static List<String> shell() {
        return List.of(System.getProperty("gates.shell", "sh").split(" "));
    }

    private static boolean works(List<String> shell) {
        List<String> words = new ArrayList<>(shell);
        words.addAll(List.of("-c", "exit 0"));
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
