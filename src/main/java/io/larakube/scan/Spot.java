package io.larakube.scan;

/**
 * Where something stands.
 *
 * @param file relative to the application
 * @param line from 1; 0 for the file as a whole
 * @param column in characters, from 1
 */
public record Spot(String file, int line, int column) {

    static Spot of(String file) {
        return new Spot(file, 0, 0);
    }

    /** {@code app/Job.php:12:9}; only the file where no line shows it. */
    public String words() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
