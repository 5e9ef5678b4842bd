package io.larakube.blueprint;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them. Source: k8s.io/apimachinery/pkg/api/resource, the grammar in the comment of Quantity. */
final class Quantity {

    private static final Pattern GRAMMAR = Pattern.compile(
            "(\\d{1,18}(?:\\.\\d{0,9})?|\\.\\d{1,9})(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\\d{1,2})?");
    private static final Pattern MEGABYTES = Pattern.compile("(?i)(\\d+)\\s*([kmgt])(i?b?|bytes)");

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);
    private static final BigDecimal MILLI = new BigDecimal("0.001");
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("m", MILLI),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", MEBIBYTE),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    private Quantity() {}

    /** The number that a quantity stands for, in cores or bytes; none when it is no quantity, negative, or beyond 2^63. */
    static Optional<BigDecimal> of(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(matcher.group(2)).orElse("");
        BigDecimal factor =
                UNITS.containsKey(unit) ? UNITS.getOrDefault(unit, BigDecimal.ONE) : new BigDecimal("1" + unit);
        return Optional.of(new BigDecimal(matcher.group(1)).multiply(factor))
                .filter(value -> value.compareTo(GREATEST) <= 0);
    }

    /** Nothing, or thousandths of a core or more: Kubernetes counts no less. */
    static boolean isCpu(String text) {
        return of(text).filter(value -> value.signum() == 0 || isWhole(value.divide(MILLI)))
                .isPresent();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** Nothing, or a mebibyte or more: who writes {@code 512m} asks for half a byte and means something else. */
    static boolean isMemory(String text) {
        return of(text).filter(value -> value.signum() == 0 || value.compareTo(MEBIBYTE) >= 0)
                .isPresent();
    }

    static boolean isVolume(String text) {
        return of(text).filter(value -> value.compareTo(MEBIBYTE) >= 0).isPresent();
    }

    /** What was meant by {@code 512m}, {@code 512MB} or {@code 512 mib}: {@code 512Mi}. */
    static String memory(String text) {
        Matcher matcher = MEGABYTES.matcher(text.strip());
        return matcher.matches() ? matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT) + "i" : text;
    }
}
