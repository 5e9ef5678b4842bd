package io.larakube.placement;

import io.larakube.tree.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities as whole numbers, such as {@code 250m}, {@code 1Gi} and {@code 1.5}. */
public final class Quantity {

    private static final Pattern WRITTEN = Pattern.compile("([+-]?[0-9.]+)([eE][+-]?[0-9]+)?([a-zA-Z]*)");
    private static final long KI = 1024;
    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", new BigDecimal("1e-9")),
            Map.entry("u", new BigDecimal("1e-6")),
            Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("k", new BigDecimal("1e3")),
            Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")),
            Map.entry("T", new BigDecimal("1e12")),
            Map.entry("P", new BigDecimal("1e15")),
            Map.entry("E", new BigDecimal("1e18")),
            Map.entry("Ki", BigDecimal.valueOf(KI)),
            Map.entry("Mi", BigDecimal.valueOf(KI).pow(2)),
            Map.entry("Gi", BigDecimal.valueOf(KI).pow(3)),
            Map.entry("Ti", BigDecimal.valueOf(KI).pow(4)),
            Map.entry("Pi", BigDecimal.valueOf(KI).pow(5)),
            Map.entry("Ei", BigDecimal.valueOf(KI).pow(6)));

    private Quantity() {}

    /** Whole units, rounded up; empty when it is no quantity. */
    public static Optional<Long> units(Tree quantity) {
        return value(quantity).map(Quantity::up);
    }

    /** Thousandths, rounded up; empty when it is no quantity. */
    public static Optional<Long> thousandths(Tree quantity) {
        return value(quantity).map(value -> up(value.movePointRight(3)));
    }

    private static long up(BigDecimal value) {
        BigDecimal whole = value.setScale(0, RoundingMode.CEILING);
        return whole.min(BigDecimal.valueOf(Long.MAX_VALUE / 4)).longValue();
    }

    private static Optional<BigDecimal> value(Tree quantity) {
        return switch (quantity) {
            case Tree.Text text -> value(text.value());
            case Tree.Num number -> value(number.literal());
            case Tree.Obj object -> Optional.empty();
            case Tree.Arr list -> Optional.empty();
            case Tree.Bool bool -> Optional.empty();
            case Tree.Nil nil -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> value(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches() || !FACTORS.containsKey(written.group(3))) {
            return Optional.empty();
        }
        try {
            String exponent = written.group(2) == null ? "" : written.group(2);
            BigDecimal factor = FACTORS.getOrDefault(written.group(3), BigDecimal.ONE);
            return Optional.of(new BigDecimal(written.group(1) + exponent).multiply(factor));
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }

    /** Thousandths of a core as people write them. */
    public static String cpu(long thousandths) {
        return thousandths % 1000 == 0 ? Long.toString(thousandths / 1000) : thousandths + "m";
    }

    /** Bytes as people write memory. */
    public static String memory(long bytes) {
        long mebibytes = Math.floorDiv(bytes, KI * KI);
        return Math.abs(mebibytes) >= 10 * KI
                ? String.format(Locale.ROOT, "%.1fGi", (double) mebibytes / KI)
                : mebibytes + "Mi";
    }
}
