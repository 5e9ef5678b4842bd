package io.larakube.dotenv;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as it is written: quotes and escapes are undone, variables are not looked up yet.
 *
 * @param chars the value
 * @param variables ascending indexes into {@code chars} of each {@code $} that may begin a variable
 * @param start index of its first character (a quote, if there is one) in the block's text
 * @param end index after its last character in the block's text; {@code start} if nothing is written
 */
record Literal(String chars, List<Integer> variables, int start, int end) {

    /** Linux gives no longer string to a process (MAX_ARG_STRLEN); also keeps variables from growing without end. */
    static final int LONGEST = 128 * 1024;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z0-9_.]+)}");

    Literal {
        variables = List.copyOf(variables);
    }

    /** The value with its variables looked up, the last first; unknown ones stay. Absent if it becomes too long. */
    Optional<String> resolved(Map<String, String> known) {
        String text = chars;
        for (int at : variables.reversed()) {
            Matcher matcher = VARIABLE.matcher(text).region(at, text.length());
            if (matcher.lookingAt() && known.containsKey(matcher.group(1))) {
                text = text.substring(0, at) + known.get(matcher.group(1)) + text.substring(matcher.end());
            }
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
        }
        return text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }
}
