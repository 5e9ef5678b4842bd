package io.larakube.workspace;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.php.PhpSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one application.
 *
 * @param root absolute
 */
public record ProjectFolder(Path root) {

    public static final String BLUEPRINT = ".larakube.json";

    /** No file that LaraKube reads as a whole is larger, except a {@code composer.lock}. */
    static final long SIZE_LIMIT = 8L << 20;

    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String ENV = ".env";

    public ProjectFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** A file of the configuration of one environment: {@code .env} for local, {@code .env.<environment>} for each other. */
    public record EnvironmentFile(String environment, String path) {}

    /** The nearest folder that holds a blueprint, from this one upwards. */
    public static Optional<ProjectFolder> above(Path start) {
        return Stream.iterate(start.toAbsolutePath().normalize(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(BLUEPRINT)))
                .findFirst()
                .map(ProjectFolder::new);
    }

    /** As {@link #above}; a failure when there is none. */
    public static ProjectFolder find(Path start) {
        return above(start)
                .orElseThrow(() -> new Failure.BadInput(List.of(new Problem(
                        start.toAbsolutePath().normalize().toString(),
                        "no " + BLUEPRINT + " in this folder or above it",
                        "go to the folder of the application, or make it there: larakube init"))));
    }

    /** What a file holds, whose path is relative to the root. */
    public FileText read(String path) {
        return read(path, SIZE_LIMIT);
    }

    FileText read(String path, long sizeLimit) {
        Path file = root.resolve(path);
        try {
            if (Files.notExists(file)) {
                return new FileText.Absent();
            }
            if (!Files.isRegularFile(file)) {
                String what = Files.isDirectory(file) ? "is a folder" : "is no regular file";
                return unreadable(path, what, "LaraKube needs a file there: move it away");
            }
            if (Files.size(file) > sizeLimit) {
                return unreadable(
                        path, "is larger than " + (sizeLimit >> 20) + " MiB", "LaraKube reads no larger text");
            }
            return switch (Utf8.decode(Files.readAllBytes(file))) {
                case Utf8.Decoded(String text) -> new FileText.Text(text);
                case Utf8.Malformed(String place) ->
                    unreadable(path + ":" + place, "is no UTF-8 from here on", "save the file as UTF-8");
            };
        } catch (NoSuchFileException gone) {
            return new FileText.Absent();
        } catch (IOException broken) {
            return unreadable(path, "cannot be read: " + DiskError.words(broken), "make it readable for this user");
        }
    }

    private static FileText unreadable(String place, String what, String remedy) {
        return new FileText.Unreadable(new Problem(place, what, remedy));
    }

    /** The text of a file; empty when there is none. All that is wrong with it is a failure. */
    public Optional<String> textOf(String path) {
        return switch (read(path)) {
            case FileText.Text(String text) -> Optional.of(text);
            case FileText.Absent() -> Optional.empty();
            case FileText.Unreadable(Problem problem) -> throw new Failure.BadInput(List.of(problem));
        };
    }

    /** The texts of those files that are there, in this order; a failure with all that cannot be read. */
    Map<String, String> texts(Iterable<String> paths) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String path : paths) {
            switch (read(path)) {
                case FileText.Text(String text) -> texts.put(path, text);
                case FileText.Absent() -> {}
                case FileText.Unreadable(Problem problem) -> problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
        return texts;
    }

    public boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The PHP files below a folder, by path; none when there is no such folder. Links are not followed. */
    List<String> phpFiles(String folder) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".php") && Files.isRegularFile(file))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw unlistable(folder, broken);
        } catch (UncheckedIOException broken) {
            throw unlistable(folder, Objects.requireNonNull(broken.getCause()));
        }
    }

    private static Failure unlistable(String folder, IOException broken) {
        return new Failure.Unavailable(
                "cannot read the folder " + folder + ": " + DiskError.words(broken), DiskError.remedy(broken));
    }

    /** The tokens of a PHP file; none when it is not there or no text. */
    Optional<PhpSource> php(String path) {
        return read(path).text().map(text -> PhpSource.of(path, text));
    }

    /** {@code .env} for local, {@code .env.production} for production. */
    public static String environmentFile(String environment) {
        return environment.equals("local") ? ENV : ENV + "." + environment;
    }

    /** Whether a path names a file of an environment's configuration, which holds secrets: all but {@code .env.example}. */
    public static boolean isSecret(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return (name.equals(ENV) || name.startsWith(ENV + ".")) && !name.equals(ENV + ".example");
    }

    /**
     * The files of environments that are there: {@code .env} first, then by name. {@code .env.example} is none, nor are names
     * that no environment can have, such as {@code .env.bak~} or {@code .env.dusk.local}.
     */
    public List<EnvironmentFile> environmentFiles() {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.equals(ENV) || isEnvironmentFile(name))
                    .sorted()
                    .map(name -> new EnvironmentFile(name.equals(ENV) ? "local" : name.substring(5), name))
                    .toList();
        } catch (IOException broken) {
            throw unlistable(root.toString(), broken);
        }
    }

    private static boolean isEnvironmentFile(String name) {
        return isSecret(name)
                && !name.equals(environmentFile("local") + ".local")
                && ENVIRONMENT_NAME.matcher(name.substring(ENV.length() + 1)).matches();
    }
}
