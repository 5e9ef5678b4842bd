import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the Java sources in palantir-java-format: {@code check} names the files that differ and fails, {@code apply}
 * rewrites them. Run by Maven on the JDK that compiles, because the formatter parses with the compiler it runs on.
 */
class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        List<String> complaints = Stream.of(args)
                .skip(1)
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(Format::sources)
                .parallel()
                .flatMap(file -> format(file, apply).stream())
                .sorted()
                .toList();
        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) {
            System.err.println(apply ? "the others are formatted" : "to format: mvn process-sources -Dfmt=apply");
            System.exit(1);
        }
    }

    private static Stream<Path> sources(Path root) {
        try {
            return Files.walk(root).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stays wrong with a file. */
    private static Optional<String> format(Path file, boolean apply) {
        try {
            String before = Files.readString(file);
            String after = FORMATTER.formatSourceAndFixImports(before);
            if (after.equals(before)) {
                return Optional.empty();
            }
            if (apply) {
                Files.writeString(file, after);
                System.err.println("formatted " + file);
                return Optional.empty();
            }
            return Optional.of("not formatted: " + file);
        } catch (FormatterException e) {
            return Optional.of("no Java: " + file + ":" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
