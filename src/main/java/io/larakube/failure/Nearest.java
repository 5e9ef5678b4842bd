package io.larakube.failure;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a user most likely meant when they wrote one that is not known. */
public final class Nearest {

    /** Nobody means a known word by one that is longer. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The known word with the fewest letters wrong, left out, added or swapped, the first of several; upper case counts as lower case,
     * and a digit for another is no typing error. None when a third of the letters or more would have to change, unless one of the two
     * contains the other.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int fewest = Math.max(1, (wanted.length() - 1) / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < fewest) {
                fewest = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest.or(() -> oneInTheOther(wanted, known));
    }

    private static Optional<String> oneInTheOther(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Math.min(word.length(), candidate.length()) >= 3)
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).contains(word) || word.contains(candidate))
                .findFirst();
    }

    /** Letters wrong, left out, added, or swapped with their neighbour: the optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + replacement(a.charAt(i - 1), b.charAt(j - 1));
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static int replacement(char one, char other) {
        return one == other ? 0 : Character.isDigit(one) && Character.isDigit(other) ? LONGEST : 1;
    }
}
