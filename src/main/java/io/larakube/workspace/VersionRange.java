package io.larakube.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A constraint on versions as Composer has them: {@code ^8.2 || ~8.1.3}, {@code >=8.1 <8.4}, {@code 8.2.*}, {@code 8.1 - 8.3}.
 * Stability flags are ignored. Source: getcomposer.org/doc/articles/versions.md.
 *
 * @param alternatives of which one must hold; of each, every part must
 */
record VersionRange(List<List<Part>> alternatives) {

    /** From one version up to, and without, another; {@code except} for a version that is left out. */
    record Part(long from, long until, boolean except) {
        boolean allows(long version) {
            return (version >= from && version < until) != except;
        }
    }

    private static final long END = Long.MAX_VALUE;
    private static final long MAJOR = 1_000_000_000L;
    private static final long MINOR = 100_000;

    private static final String VERSION =
            "v?(\\d{1,6})(?:\\.(\\d{1,4}|[*xX]))?(?:\\.(\\d{1,4}|[*xX]))?(?:\\.[\\d*xX]+)?(?:[-@+][0-9A-Za-z.-]+)?";
    private static final Pattern PART = Pattern.compile("(\\^|~|>=|<=|>|<|!=|<>|==|=|)\\s*" + VERSION);
    private static final Pattern HYPHEN = Pattern.compile(VERSION + "\\s+-\\s+" + VERSION);
    private static final Pattern ANY = Pattern.compile("[*xX](?:\\.[*xX])*(?:@[a-zA-Z]+)?");

    /** The range that a constraint means; none when it is no constraint on numbers, such as {@code dev-main}. */
    static Optional<VersionRange> parse(String constraint) {
        List<List<Part>> alternatives = new ArrayList<>();
        for (String alternative : constraint.strip().split("\\s*\\|\\|?\\s*", -1)) {
            Optional<List<Part>> parts = parts(alternative);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(parts.get());
        }
        return Optional.of(new VersionRange(alternatives));
    }

    private static Optional<List<Part>> parts(String alternative) {
        Matcher hyphen = HYPHEN.matcher(alternative);
        if (hyphen.matches()) {
            Version from = Version.at(hyphen, 1);
            Version to = Version.at(hyphen, 4);
            return Optional.of(List.of(new Part(from.number(), to.isWhole() ? to.number() + 1 : to.next(), false)));
        }
        List<Part> parts = new ArrayList<>();
        for (String text : alternative.replaceAll("([<>=!^~])[\\s]+", "$1").split("[\\s,]+", -1)) {
            Matcher part = PART.matcher(text);
            if (part.matches()) {
                parts.add(part(part.group(1), Version.at(part, 2)));
            } else if (ANY.matcher(text).matches()) {
                parts.add(new Part(0, END, false));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    private static Part part(String operator, Version version) {
        long number = version.number();
        return switch (operator) {
            case "^" -> new Part(number, version.nextMajor(), false);
            case "~" -> new Part(number, version.isWhole() ? version.nextMinor() : version.nextMajor(), false);
            case ">=" -> new Part(number, END, false);
            case ">" -> new Part(number + 1, END, false);
            case "<" -> new Part(0, number, false);
            case "<=" -> new Part(0, number + 1, false);
            case "!=", "<>" -> new Part(number, number + 1, true);
            default -> new Part(number, version.isWildcard() ? version.next() : number + 1, false);
        };
    }

    /** Whether the newest patch of a minor version is allowed, which is what an image of that version holds. */
    boolean allowsNewestOf(int major, int minor) {
        long newest = major * MAJOR + (minor + 1) * MINOR - 1;
        return alternatives.stream().anyMatch(parts -> parts.stream().allMatch(part -> part.allows(newest)));
    }

    /** A version, of which parts may be missing or {@code *}. */
    private record Version(int major, Optional<Integer> minor, Optional<Integer> patch, boolean isWildcard) {

        static Version at(Matcher matcher, int group) {
            Optional<Integer> minor = number(matcher.group(group + 1));
            Optional<Integer> patch = minor.flatMap(_ -> number(matcher.group(group + 2)));
            boolean wildcard = isStar(matcher.group(group + 1)) || isStar(matcher.group(group + 2));
            return new Version(Integer.parseInt(matcher.group(group)), minor, patch, wildcard);
        }

        private static Optional<Integer> number(@Nullable String part) {
            return part == null || isStar(part) ? Optional.empty() : Optional.of(Integer.parseInt(part));
        }

        private static boolean isStar(@Nullable String part) {
            return part != null && (part.equals("*") || part.equalsIgnoreCase("x"));
        }

        long number() {
            return major * MAJOR + minor.orElse(0) * MINOR + patch.orElse(0);
        }

        boolean isWhole() {
            return patch.isPresent();
        }

        /** The first version that is none of this one: behind {@code 8.2.*} comes {@code 8.3}. */
        long next() {
            return minor.isPresent() ? nextMinor() : nextMajor();
        }

        long nextMinor() {
            return major * MAJOR + (minor.orElse(0) + 1) * MINOR;
        }

        long nextMajor() {
            return (major + 1) * MAJOR;
        }
    }
}
