package io.larakube.scan;

import io.larakube.dotenv.EnvFile;
import io.larakube.scan.AppFiles.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of an application and finds the places where it keeps local state. Nothing of the application is run. */
public final class Scanner {

    private static final String CONFIG = "config/";
    private static final String PHP = ".php";

    private static final String TOO_DEEP = "its code is nested too deep to be read as a whole";

    private final AppFiles files;
    private final Progress progress;
    private final PhpParser parser = PhpParser.load();
    private final List<Unread> unread = new ArrayList<>();

    /** Told before each file is read. */
    public interface Progress {
        void reads(String file, int number, int all);
    }

    private Scanner(AppFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    /**
     * Reads the application in a folder.
     *
     * @throws io.larakube.failure.Failure.BadInput when the folder holds no application of Laravel's
     * @throws io.larakube.failure.Failure.Unavailable when the parser cannot be loaded on this machine
     */
    public static Scan scan(Path folder, Progress progress) {
        AppFiles files = AppFiles.in(folder);
        return new Scanner(files, progress).scan();
    }

    private Scan scan() {
        Listing listing = files.list();
        Environment environment = environment();
        Map<String, SourceFile> config = config(listing);
        Settings settings = Settings.of(environment, framework(), config);
        Ground ground = new Ground(listing.filledFolders());
        Notes.Book book = Notes.Book.of(ground);
        book.places().addAll(Review.places(settings, ground));
        files.text(Composer.FILE)
                .map(Composer::new)
                .ifPresent(composer -> book.places()
                        .addAll(Review.ofPackages(settings, ground, composer).toList()));
        int number = 0;
        for (String path : listing.php()) {
            progress.reads(path, ++number, listing.php().size());
            source(path, config).ifPresent(file -> walk(file, settings, book));
        }
        return new Scan(
                Places.of(book),
                Drivers.of(settings),
                unread,
                environment.file().map(EnvFile::name),
                listing.php().size());
    }

    private Environment environment() {
        return new Environment(
                Stream.of(".env", ".env.example").flatMap(this::environment).findFirst());
    }

    private Stream<EnvFile> environment(String path) {
        Optional<String> text = files.text(path);
        return text.stream().map(each -> EnvFile.parse(path, each).orThrow());
    }

    private Map<String, SourceFile> config(Listing listing) {
        Map<String, SourceFile> config = new TreeMap<>();
        for (String path : listing.php()) {
            String name = path.startsWith(CONFIG) ? path.substring(CONFIG.length(), path.length() - PHP.length()) : "";
            if (!name.isEmpty() && !name.contains("/")) {
                parsed(path).ifPresent(file -> config.put(name, file));
            }
        }
        return config;
    }

    private Optional<SourceFile> source(String path, Map<String, SourceFile> config) {
        Collection<SourceFile> done = config.values();
        Optional<SourceFile> known =
                done.stream().filter(file -> file.path().equals(path)).findFirst();
        return known.isPresent() || path.startsWith(CONFIG) ? known : parsed(path);
    }

    /** The tree of a file; of one that is no PHP in parts, the parts that are. */
    private Optional<SourceFile> parsed(String path) {
        return switch (files.read(path)) {
            case AppFiles.Read.Text(String text) -> parsed(path, text);
            case AppFiles.Read.Not(String why) -> {
                unread.add(new Unread(path, 0, why));
                yield Optional.empty();
            }
        };
    }

    private Optional<SourceFile> parsed(String path, String text) {
        try {
            Parsed parsed = parser.parse(text);
            if (parsed.faultLine() > 0) {
                String what = "from here on it is no PHP that could be read; the rest of the file was";
                unread.add(new Unread(path, parsed.faultLine(), what));
            }
            return Optional.of(SourceFile.of(path, parsed.root()));
        } catch (StackOverflowError tooDeep) {
            unread.add(new Unread(path, 0, TOO_DEEP));
            return Optional.empty();
        }
    }

    /** A tree is walked by calls that call themselves; generated code can be deeper than the stack of a thread. */
    private void walk(SourceFile file, Settings settings, Notes.Book book) {
        try {
            Walk.through(file, settings, book);
        } catch (StackOverflowError tooDeep) {
            unread.add(new Unread(file.path(), 0, TOO_DEEP));
        }
    }

    private SourceFile framework() {
        try (InputStream in = Scanner.class.getResourceAsStream("/scan/" + Settings.FRAMEWORK)) {
            if (in == null) {
                throw new IllegalStateException("the resource scan/" + Settings.FRAMEWORK + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SourceFile.of(Settings.FRAMEWORK, parser.parse(text).root());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
