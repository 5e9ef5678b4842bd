package io.larakube.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file without its secrets: keys stay, values are dots, as many for each. What is neither a key nor a remark
 * of plain words is dots as well, because it may be the rest of a value.
 */
final class Dots {

    static final String DOTS = "••••••••";

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(\\s*(?:#\\s*)?(?:export\\s+)?[A-Za-z_][A-Za-z0-9_.]*\\s*=)(.*)");
    private static final Pattern HEADING = Pattern.compile("\\s*|\\s*#[A-Za-z ,.()'-]*");
    private static final Pattern CLOSING_QUOTE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\"");

    private Dots() {}

    static List<String> instead(List<String> lines) {
        List<String> shown = new ArrayList<>();
        boolean insideQuotes = false;
        for (String line : lines) {
            Matcher assignment = ASSIGNMENT.matcher(line.stripTrailing());
            if (insideQuotes) {
                insideQuotes = !CLOSING_QUOTE.matcher(line).find();
                shown.add(DOTS);
            } else if (assignment.matches()) {
                String value = assignment.group(2).strip();
                insideQuotes = opensQuotes(line, value);
                shown.add(assignment.group(1) + (value.isEmpty() ? "" : DOTS));
            } else {
                shown.add(HEADING.matcher(line).matches() ? line : DOTS);
            }
        }
        return shown;
    }

    private static boolean opensQuotes(String line, String value) {
        return !line.stripLeading().startsWith("#")
                && value.startsWith("\"")
                && !CLOSING_QUOTE.matcher(value.substring(1)).find();
    }
}
