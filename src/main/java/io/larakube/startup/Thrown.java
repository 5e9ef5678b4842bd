package io.larakube.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An exception of PHP's as it stands in a log.
 *
 * @param message its first line
 * @param place file and line in the application, below its root; none when only the framework's are named
 */
record Thrown(String message, Optional<String> place) {

    private static final String ROOT = "/var/www/html/";

    /** Laravel's log: the message, and as JSON an "exception" with class, code, message, file and line. */
    private static final Pattern LOGGED =
            Pattern.compile(".*\\{.*\"exception\":\"\\[object\\] \\(([\\w\\\\]+)\\(code: [^)]*\\): (.*?)(?: at"
                    + " (/\\S+?):(\\d+)\\)?.*)?");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"/\\\\])");

    /** PHP itself: {@code PHP Fatal error:  Uncaught Class: message in file:line}, {@code PHP Parse error:  message in file on line n}. */
    private static final Pattern FATAL =
            Pattern.compile("(?:PHP )?(?:Fatal|Parse) error: +(?:Uncaught )?(.*?) in (.+?)(?::| on line )(\\d+).*");

    /** Symfony's console: {@code In File.php line 9:} and the message below. */
    private static final Pattern IN_FILE = Pattern.compile("\\s*In (\\S+\\.php) line (\\d+):");

    /** Collision's: a class alone, the message below, {@code at file:line}. */
    private static final Pattern CLASS_ALONE =
            Pattern.compile("\\s+([A-Z]\\w*(?:\\\\\\w+)*(?:Exception|Error)|Exception|Error)\\s*");

    /** Anything that names a file of the application and a line. */
    private static final Pattern APPLICATION_PLACE = Pattern.compile("(?:" + ROOT
            + "|(?:^|[ (]))((?:app|database|routes|config|bootstrap|resources|packages)/[\\w./-]+\\.php)(?::|"
            + " on line |\\()(\\d+)");

    /**
     * The exception that ended a process: the last one that Laravel or PHP logged, else the first of what the console shows, whose
     * later ones are what caused it.
     */
    static Optional<Thrown> in(List<String> lines) {
        Optional<Thrown> logged = IntStream.range(0, lines.size())
                .mapToObj(index -> at(lines, index, logged(lines.get(index))))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
        return logged.or(() -> IntStream.range(0, lines.size())
                .mapToObj(index -> at(lines, index, shown(lines, index)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<Thrown> at(List<String> lines, int index, Optional<String> message) {
        return message.map(text -> new Thrown(text, place(lines.subList(index, lines.size()))));
    }

    /** The message, and its place when it has one. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(message));
        place.filter(where -> !message.contains(where)).ifPresent(where -> lines.add("at " + where));
        return lines;
    }

    private static Optional<String> logged(String line) {
        Matcher logged = LOGGED.matcher(line);
        if (logged.matches()) {
            return Optional.of(ESCAPED.matcher(logged.group(2)).replaceAll("$1").strip());
        }
        Matcher fatal = FATAL.matcher(line);
        return fatal.matches() ? Optional.of(fatal.group(1).strip()) : Optional.empty();
    }

    private static Optional<String> shown(List<String> lines, int index) {
        String line = lines.get(index);
        boolean head =
                IN_FILE.matcher(line).matches() || CLASS_ALONE.matcher(line).matches();
        return head && index + 1 < lines.size()
                ? Optional.of(lines.get(index + 1).strip())
                : Optional.empty();
    }

    private static Optional<String> place(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(lines::get)
                .flatMap(line -> place(line).stream())
                .findFirst();
    }

    private static Optional<String> place(String line) {
        Matcher place = APPLICATION_PLACE.matcher(line);
        return place.find() ? Optional.of(place.group(1) + ":" + place.group(2)) : Optional.empty();
    }
}
