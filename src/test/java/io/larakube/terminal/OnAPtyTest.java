package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a real terminal shows: the native library, raw mode, the size, the hook at exit. Needs util-linux' script. */
@Timeout(60)
class OnAPtyTest {

    @Test
    void keysChooseTheSizeIsRespectedAndAfterASignalTheCursorIsShownAndTheFarewellSaid() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "skipped: script (util-linux) is not installed");
        Process script = script();

        String before = readUntil("prod", script.getInputStream());
        OutputStream keys = script.getOutputStream();
        keys.write("\u001B[B\r".getBytes(StandardCharsets.UTF_8));
        keys.flush();
        String after = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).isEqualTo(128 + 15);
        assertThat(before).contains("❯ k3d-shop");
        assertThat(after.replace('\u001B', '^').replace("\r\n", "\n")).endsWith("""
            ^[1mWhich cluster?^[0m ^[36mkind^[0m
            chosen: kind
            ^[?25l^[?7la line that is wider than the…
            ^[?7h\r^[K\r^[1A^[K\r^[Ka line that is wider than the terminal
            The start goes on: larakube status
            ^[?25h\
            """);
    }

    private static Process script() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "stty cols 30 rows 10; exec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' %s"
                .formatted(java, System.getProperty("java.class.path"), TalksOnAPty.class.getName());
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null");
        builder.environment().put("TERM", "xterm");
        builder.environment().keySet().removeAll(Set.of("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"));
        return builder.redirectErrorStream(true).start();
    }

    private static String readUntil(String end, InputStream input) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int next = input.read();
        while (next >= 0) {
            read.write(next);
            if (read.toString(StandardCharsets.UTF_8).endsWith(end)) {
                return read.toString(StandardCharsets.UTF_8);
            }
            next = input.read();
        }
        throw new AssertionError("ended early: " + read.toString(StandardCharsets.UTF_8));
    }
}
