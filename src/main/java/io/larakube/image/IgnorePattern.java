package io.larakube.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a {@code .dockerignore}. Thousands of files are held against dozens of lines, so that what can be told without the
 * regular expression is told before.
 *
 * @param exception whether the line begins with {@code !}: what it matches goes in after all
 * @param text the rest of the line as moby cleans it: no leading and no trailing slash, no {@code .} or empty folder
 * @param reach which paths it can match at all
 * @param begins what all that it matches begins with
 * @param ends what all that it matches ends with
 */
record IgnorePattern(boolean exception, String text, Reach reach, String begins, String ends, Pattern regex) {

    private static final String WILDCARDS = "*?[\\";

    /** Thrown for what is no pattern, with the reason. */
    static final class Malformed extends Exception {
        Malformed(String reason) {
            super(reason);
        }
    }

    /** How a pattern looks at paths. */
    private sealed interface Reach {
        /** Paths with as many slashes as itself. */
        record AtDepth(int slashes) implements Reach {}

        /** The last name of any path: {@code **}{@code /name}. */
        record AnyName() implements Reach {}

        /** All paths. */
        record AnyPath() implements Reach {}
    }

    static IgnorePattern of(String line) throws Malformed {
        boolean exception = line.startsWith("!");
        String text = cleaned(exception ? line.substring(1).strip() : line);
        if (text.isEmpty()) {
            throw new Malformed("nothing stands behind the !");
        }
        Reach reach = reach(text);
        String tested = reach instanceof Reach.AnyName ? text.substring(3) : text;
        return new IgnorePattern(exception, text, reach, beginning(tested), ending(tested), new Glob(tested).regex());
    }

    /**
     * Whether it matches a path itself, not counting the folders above it.
     *
     * @param slashes how many slashes the path has
     * @param name the path's last name
     */
    boolean matches(String path, int slashes, String name) {
        return switch (reach) {
            case Reach.AtDepth(int own) -> own == slashes && fits(path);
            case Reach.AnyName any -> fits(name);
            case Reach.AnyPath any -> fits(path);
        };
    }

    /** Whether something below the folder can match although the folder itself does not. */
    boolean reachesInto(String folder) {
        int wildcard = firstWildcard(text);
        String fixed = wildcard < 0 ? text + "/" : text.substring(0, wildcard);
        boolean inside = fixed.startsWith(folder + "/") || (wildcard >= 0 && (folder + "/").startsWith(fixed));
        return inside && (!(reach instanceof Reach.AtDepth(int own)) || own > slashes(folder));
    }

    private boolean fits(String tested) {
        return tested.startsWith(begins)
                && tested.endsWith(ends)
                && regex.matcher(tested).matches();
    }

    private static Reach reach(String text) {
        if (text.startsWith("**/")
                && !text.substring(3).contains("/")
                && !text.substring(3).contains("**")) {
            return new Reach.AnyName();
        }
        boolean fixed = !text.contains("**") && !text.contains("[") && !text.contains("\\");
        return fixed ? new Reach.AtDepth(slashes(text)) : new Reach.AnyPath();
    }

    private static int slashes(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static String beginning(String tested) {
        int wildcard = firstWildcard(tested);
        return wildcard < 0 ? tested : tested.substring(0, wildcard);
    }

    private static String ending(String tested) {
        if (tested.contains("[") || tested.contains("\\")) {
            return "";
        }
        String last = tested.substring(Math.max(tested.lastIndexOf('*'), tested.lastIndexOf('?')) + 1);
        // **/a matches a, without the slash
        return last.startsWith("/") ? last.substring(1) : last;
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (WILDCARDS.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** As Go's path.Clean, without the leading slash. */
    private static String cleaned(String pattern) {
        if (pattern.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (String name : pattern.split("/", -1)) {
            if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names.isEmpty() ? "." : String.join("/", names);
    }
}
