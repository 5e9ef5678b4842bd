package io.larakube.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An application of a few files, whose places of local state are listed in its file {@code places}. */
record Skeleton(Path folder) {

    private static final Path ALL = Path.of("src/test/resources/scan");

    /**
     * A place that is known to be there.
     *
     * @param part of the line of code, on which no other line of the file has it
     */
    record Known(String file, String part, int line, String one, String many) {
        boolean isAt(Place place) {
            return place.spot().file().equals(file) && place.spot().line() == line;
        }

        boolean isJudged(Place place) {
            return place.on(Nodes.ONE).word().equals(one)
                    && place.on(Nodes.MANY).word().equals(many);
        }
    }

    static List<Skeleton> in(String group) {
        try (Stream<Path> folders = Files.list(ALL.resolve(group))) {
            return folders.sorted().map(Skeleton::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Skeleton named(String group, String name) {
        return new Skeleton(ALL.resolve(group).resolve(name));
    }

    Scan scan() {
        return Scanner.scan(folder, (_, _, _) -> {});
    }

    List<Known> known() {
        return lines(folder.resolve("places")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.split(" \\| ", -1)))
                .map(cells -> new Known(
                        cells.get(0).strip(),
                        cells.get(1),
                        line(cells.get(0).strip(), cells.get(1)),
                        cells.get(2).strip(),
                        cells.get(3).strip()))
                .toList();
    }

    private int line(String file, String part) {
        List<String> lines = lines(folder.resolve(file));
        int[] found = IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(part))
                .toArray();
        if (found.length != 1) {
            throw new IllegalStateException(folder + ": " + found.length + " lines of " + file + " have " + part);
        }
        return found[0] + 1;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
