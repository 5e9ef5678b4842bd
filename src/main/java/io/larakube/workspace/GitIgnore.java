package io.larakube.workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What git must not see of a project: secrets and what belongs to one machine, added to the user's own {@code .gitignore}. */
public final class GitIgnore {

    public static final String PATH = ".gitignore";

    private static final String HEADING = "# LaraKube: secrets, and what belongs to this machine";
    private static final String ALL_ENVIRONMENTS = ".env.*";
    private static final String EXAMPLE = "!.env.example";
    private static final List<String> LINES =
            List.of("/.larakube/", "/.larakube.local.json", ".env", ALL_ENVIRONMENTS, EXAMPLE);

    private GitIgnore() {}

    /**
     * The text with the lines that it lacks, at its end under one heading; the same text when it lacks none. Every other line stays
     * as it is, with its line end and its meaning: what the user exempts from {@code .env.*} stays exempt.
     *
     * @param text of the file; empty when there is none
     */
    public static String with(String text) {
        List<String> rules = text.lines().map(String::strip).toList();
        Set<String> missing = new LinkedHashSet<>(
                LINES.stream().filter(line -> !covers(rules, line)).toList());
        if (missing.contains(ALL_ENVIRONMENTS)) {
            missing.add(EXAMPLE); // the last rule that matches decides: what is exempt must stand behind
            rules.stream()
                    .filter(rule -> rule.startsWith("!.env.") || rule.startsWith("!/.env."))
                    .forEach(missing::add);
        }
        return missing.isEmpty() ? text : added(text, List.copyOf(missing));
    }

    private static boolean covers(List<String> rules, String line) {
        String bare = bare(line);
        return rules.stream()
                .filter(rule -> rule.startsWith("!") == line.startsWith("!"))
                .map(GitIgnore::bare)
                .anyMatch(rule -> rule.equals(bare) || (rule.equals(".env*") && bare.startsWith(".env")));
    }

    /** Without the slashes, which make no difference to what these rules match in the project's root. */
    private static String bare(String rule) {
        return rule.replaceFirst("^(!?)/", "$1").replaceFirst("/$", "");
    }

    private static String added(String text, List<String> missing) {
        List<String> lines = new ArrayList<>(LineEnds.unix(text).lines().toList());
        int heading = lines.indexOf(HEADING);
        if (heading >= 0) {
            lines.addAll(endOfParagraph(lines, heading), missing);
        } else {
            Stream<String> before = lines.isEmpty() || lines.getLast().isBlank() ? Stream.of() : Stream.of("");
            lines.addAll(Stream.of(before, Stream.of(HEADING), missing.stream())
                    .flatMap(part -> part)
                    .toList());
        }
        return LineEnds.as(text, String.join("\n", lines) + "\n");
    }

    private static int endOfParagraph(List<String> lines, int start) {
        int end = start;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        return end;
    }
}
