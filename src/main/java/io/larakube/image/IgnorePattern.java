package io.larakube.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a {@code .dockerignore}.
 *
 * @param exception whether the line begins with {@code !}: what it matches goes in after all
 * @param text the rest of the line as moby cleans it: no leading and no trailing slash, no {@code .} or empty folder
 */
record IgnorePattern(boolean exception, String text, Pattern regex) {

    /** Thrown for what is no pattern, with the reason. */
    static final class Malformed extends Exception {
        Malformed(String reason) {
            super(reason);
        }
    }

    static IgnorePattern of(String line) throws Malformed {
        boolean exception = line.startsWith("!");
        String text = cleaned(exception ? line.substring(1).strip() : line);
        if (text.isEmpty()) {
            throw new Malformed("nothing stands behind the !");
        }
        return new IgnorePattern(exception, text, new Glob(text).regex());
    }

    boolean matches(String path) {
        return regex.matcher(path).matches();
    }

    /** Whether something below the folder can match although the folder itself does not. */
    boolean reachesInto(String folder) {
        int wildcard = firstWildcard();
        String fixed = wildcard < 0 ? text + "/" : text.substring(0, wildcard);
        return fixed.startsWith(folder + "/") || (wildcard >= 0 && (folder + "/").startsWith(fixed));
    }

    private int firstWildcard() {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[\\".indexOf(text.charAt(i)) >= 0) {
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
