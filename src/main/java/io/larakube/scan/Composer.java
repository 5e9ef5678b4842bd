package io.larakube.scan;

import java.util.List;
import java.util.Optional;

/** The text of {@code composer.json}, for the packages that it names. */
record Composer(String text) {

    static final String FILE = "composer.json";

    /** The line that names a package. */
    Optional<Spot> spot(String name) {
        List<String> lines = text.lines().toList();
        String quoted = "\"" + name + "\"";
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf(quoted);
            if (column >= 0) {
                return Optional.of(new Spot(FILE, i + 1, column + 1));
            }
        }
        return Optional.empty();
    }

    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("").strip();
    }
}
