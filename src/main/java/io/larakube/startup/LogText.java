package io.larakube.startup;

import java.util.List;
import java.util.regex.Pattern;

/** Which part of a log's text means something. */
final class LogText {

    private LogText() {}

    private static final int LENGTH = 1000;

    /** CSI and OSC sequences of ECMA-48, and carriage returns of progress bars. */
    private static final Pattern CODES = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007]*\u0007|\r");

    /**
     * Nothing; frames that are not the application's; successful requests; what servers say when all is well; what Laravel says
     * when something is done.
     */
    private static final Pattern NOISE = Pattern.compile(String.join(
            "|",
            "\\s*",
            "\\s*#\\d+ (?!/var/www/html/(?!vendor/|artisan)).*",
            "\\[stacktrace\\]|Stack trace:|\\s*thrown in .*|\"\\}\\s*",
            ".*\"(GET|HEAD|POST) \\S+ HTTP/[\\d.]+\" [123]\\d\\d .*",
            ".*\\[notice\\] \\d+#\\d+: .*|.*\\] NOTICE: .*",
            "\\s*INFO  .*|\\s+.* \\.{2,} .*DONE\\s*"));

    /** Without control sequences, spaces at the end, and what is longer than a line that anybody reads. */
    static String plain(String line) {
        String bare = CODES.matcher(line).replaceAll("").stripTrailing();
        return bare.length() <= LENGTH ? bare : bare.substring(0, LENGTH) + "…";
    }

    static boolean isNoise(String plainLine) {
        return NOISE.matcher(plainLine).matches();
    }

    static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The telling lines of a text of many lines. */
    static List<String> lines(String text) {
        return text.lines().map(LogText::plain).filter(line -> !isNoise(line)).toList();
    }
}
