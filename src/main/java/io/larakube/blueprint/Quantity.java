package io.larakube.blueprint;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them. Source: k8s.io/apimachinery/pkg/api/resource, the grammar in the comment of Quantity. */
public final class Quantity {

    private static final Pattern GRAMMAR = Pattern.compile(
            "(\\d{1,18}(?:\\.\\d{0,9})?|\\.\\d{1,9})(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\\d{1,2})?");
    private static final Pattern LIKE_A_SIZE = Pattern.compile("(?i)(\\d+)\\s*([kmgt])(i?b?|bytes)");

    private static final double MEBIBYTE = 1L << 20;
    private static final double GREATEST = Long.MAX_VALUE;
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("k", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12),
            Map.entry("P", 1e15),
            Map.entry("E", 1e18),
            Map.entry("Ki", (double) (1L << 10)),
            Map.entry("Mi", MEBIBYTE),
            Map.entry("Gi", (double) (1L << 30)),
            Map.entry("Ti", (double) (1L << 40)),
            Map.entry("Pi", (double) (1L << 50)),
            Map.entry("Ei", (double) (1L << 60)));

    private Quantity() {}

    /** The number that a quantity stands for, in cores or bytes; none when it is no quantity, negative, or beyond 2^63. */
    public static OptionalDouble of(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double value = value(Double.parseDouble(matcher.group(1)), text.substring(matcher.end(1)));
        return value <= GREATEST ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Divided, not multiplied by 0.001, so that {@code 700m} is the same number as {@code 0.7}. */
    private static double value(double number, String unit) {
        return unit.equals("m")
                ? number / 1000
                : number * (UNITS.containsKey(unit) ? UNITS.getOrDefault(unit, 1.0) : Double.parseDouble("1" + unit));
    }

    /** Nothing, or thousandths of a core: Kubernetes counts no less. */
    static boolean isCpu(String text) {
        OptionalDouble value = of(text);
        double thousandths = value.orElse(0) * 1000;
        return value.isPresent() && Math.abs(thousandths - Math.rint(thousandths)) < 1e-6;
    }

    /** Nothing, or a mebibyte or more: who writes {@code 512m} asks for half a byte and means something else. */
    static boolean isMemory(String text) {
        OptionalDouble value = of(text);
        return value.isPresent() && (value.getAsDouble() == 0 || value.getAsDouble() >= MEBIBYTE);
    }

    static boolean isVolume(String text) {
        return of(text).orElse(0) >= MEBIBYTE;
    }

    /** What was meant by {@code 512m}, {@code 512MB} or {@code 512 mib}: {@code 512Mi}. */
    static String memory(String text) {
        Matcher matcher = LIKE_A_SIZE.matcher(text.strip());
        return matcher.matches() ? matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT) + "i" : text;
    }
}
