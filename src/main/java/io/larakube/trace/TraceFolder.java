package io.larakube.trace;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The recorded starts of a project: {@code .larakube/starts/<id>.jsonl}, which git ignores. The newest {@value #KEPT} stay. */
public final class TraceFolder {

    static final int KEPT = 100;

    private static final String ENDING = ".jsonl";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    private TraceFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder in a project's root; it need not be there. */
    public static TraceFolder in(Path root) {
        return new TraceFolder(root.resolve(".larakube").resolve("starts"));
    }

    /** What a start at this time with this release is called. */
    public static String id(Instant began, String release) {
        return TIME.format(began) + "-" + release;
    }

    /** Adds a line to the recording of a start, so that one that is killed has left what it saw. */
    public void append(String id, String line) throws IOException {
        Path file = folder.resolve(id + ENDING);
        if (!Files.exists(file)) {
            prepare();
        }
        Files.writeString(
                file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void prepare() throws IOException {
        Files.createDirectories(folder);
        Path ignore = folder.resolveSibling(".gitignore");
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
        for (Path old : files().stream().skip(KEPT - 1).toList()) {
            Files.delete(old);
        }
    }

    /** All starts that can be read, the newest first. */
    public List<Trace> all() {
        try {
            return files().stream().flatMap(file -> read(file).stream()).toList();
        } catch (IOException unreadable) {
            throw new Failure.Unavailable("cannot list " + folder + ": " + unreadable.getMessage());
        }
    }

    /**
     * The newest start whose id begins like this; {@code last} is the newest of all.
     *
     * @throws Failure.WrongUsage when there is none
     */
    public Trace find(String begin) {
        List<Trace> all = all();
        return all.stream()
                .filter(trace -> begin.equals("last") || trace.id().startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new Failure.WrongUsage(
                        all.isEmpty() ? "no start was recorded here yet" : "no start is called " + begin,
                        all.isEmpty() ? "larakube up" : "larakube starts"));
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        }
    }

    private static Optional<Trace> read(Path file) {
        String name = file.getFileName().toString();
        try {
            return TraceReader.read(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new Failure.Unavailable("cannot read " + file + ": " + unreadable.getMessage());
        }
    }
}
