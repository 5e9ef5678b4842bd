package io.larakube.startup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gate's script said in one of its lines ({@code gate.sh} among the manifests' resources writes them):
 *
 * <pre>
 * database postgres:5432: refused (12 s, 288 s left): nothing listens there; it starts, or the port is wrong
 * database postgres:5432: open after 13 s
 * FAIL database postgres:5432: refused after 300 s: nothing listens there; it starts, or the port is wrong
 * </pre>
 */
public sealed interface GateLine {

    /**
     * Nobody answers yet.
     *
     * @param need {@code database}, {@code redis} or the leader's name
     * @param place host and port
     * @param reason {@code name unknown}, {@code refused} or {@code no answer}
     */
    record Closed(String need, String place, String reason, Duration since, Duration left) implements GateLine {}

    record Open(String need, String place) implements GateLine {}

    /** The gate gave up, or could not even ask. */
    record Failed(String text) implements GateLine {}

    Pattern CLOSED = Pattern.compile("(\\S+) (\\S+): (.+?) \\((\\d+) s, (\\d+) s left\\).*");
    Pattern OPEN = Pattern.compile("(\\S+) (\\S+): open after \\d+ s");

    static Optional<GateLine> of(String line) {
        Matcher closed = CLOSED.matcher(line);
        if (closed.matches()) {
            return Optional.of(new Closed(
                    closed.group(1),
                    closed.group(2),
                    closed.group(3),
                    seconds(closed.group(4)),
                    seconds(closed.group(5))));
        }
        Matcher open = OPEN.matcher(line);
        if (open.matches()) {
            return Optional.of(new Open(open.group(1), open.group(2)));
        }
        return line.startsWith("FAIL ")
                ? Optional.of(new Failed(line.substring("FAIL ".length()).strip()))
                : Optional.empty();
    }

    /** The newest thing that the script said. */
    static Optional<GateLine> last(List<String> lines) {
        return lines.reversed().stream().flatMap(line -> of(line).stream()).findFirst();
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Long.parseLong(digits));
    }
}
