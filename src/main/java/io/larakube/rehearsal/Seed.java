package io.larakube.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way that an exploration found, as one word: whoever has the same manifests can go it again.
 *
 * @param faults how many the exploration allowed
 * @param part the number of the part of the manifests in which it was found
 * @param way codes of the moves that were chosen
 */
public record Seed(Invariant invariant, int faults, int part, List<Integer> way) {

    private static final int RADIX = 36;
    private static final Pattern WRITTEN = Pattern.compile("[a-z-]+\\.[0-9]{1,2}(-[0-9]{1,2})?(\\.[0-9a-z]{1,5})+");

    public Seed {
        way = List.copyOf(way);
    }

    public static Seed of(Violation violation, int faults) {
        return new Seed(violation.invariant(), faults, violation.part(), violation.way());
    }

    /** As {@link #toString()} wrote it; empty when it is no such word. */
    public static Optional<Seed> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        String[] numbers = parts[1].split("-", -1);
        List<Integer> way = new ArrayList<>();
        for (int part = 2; part < parts.length; part++) {
            way.add(Integer.parseInt(parts[part], RADIX));
        }
        for (Invariant invariant : Invariant.values()) {
            if (invariant.word().equals(parts[0])) {
                int part = numbers.length > 1 ? Integer.parseInt(numbers[1]) : 0;
                return Optional.of(new Seed(invariant, Integer.parseInt(numbers[0]), part, way));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(invariant.word() + "." + faults);
        if (part > 0) {
            text.append('-').append(part);
        }
        way.forEach(move -> text.append('.').append(Integer.toString(move, RADIX)));
        return text.toString();
    }
}
