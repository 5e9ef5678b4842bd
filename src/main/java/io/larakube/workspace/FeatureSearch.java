package io.larakube.workspace;

import io.larakube.blueprint.Feature;
import io.larakube.php.PhpSource;
import io.larakube.php.PhpToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the parts of an application that run as workloads of their own. */
final class FeatureSearch {

    private static final Set<String> NOT_QUEUED = Set.of("sync", "null", "deferred", "background");

    /** How a command says its name. */
    private static final List<List<String>> COMMANDS = List.of(
            List.of("$signature", "=", "'*'"),
            List.of("AsCommand", "(", "'*'"),
            List.of("AsCommand", "(", "name", ":", "'*'"),
            List.of("Signature", "(", "'*'"),
            List.of("$name", "=", "'*'"));

    private final ProjectFolder folder;
    private final Composer composer;
    private final LaravelConfig config;

    FeatureSearch(ProjectFolder folder, Composer composer, LaravelConfig config) {
        this.folder = folder;
        this.composer = composer;
        this.config = config;
    }

    /** The features that were found, in the order of {@link Feature}. */
    List<Found<Feature>> search() {
        Map<String, Source> commands = commands();
        List<Found<Feature>> found = new ArrayList<>();
        Optional<Source> horizon = packaged("laravel/horizon", "config/horizon.php", commands.get("horizon"));
        horizon.ifPresent(source -> found.add(new Found<>(Feature.HORIZON, source)));
        if (horizon.isEmpty()) {
            queue().ifPresent(source -> found.add(new Found<>(Feature.QUEUE, source)));
        }
        new ScheduleSearch(folder).search().ifPresent(source -> found.add(new Found<>(Feature.SCHEDULER, source)));
        packaged("laravel/reverb", "config/reverb.php", commands.get("reverb:start"))
                .ifPresent(source -> found.add(new Found<>(Feature.REVERB, source)));
        return found;
    }

    private Optional<Source> packaged(String name, String file, @Nullable Source command) {
        return composer.source(name)
                .or(() -> folder.has(file) ? Optional.of(Source.of(file, name + "'s configuration")) : Optional.empty())
                .or(() -> Optional.ofNullable(command));
    }

    /** The application's own Artisan commands by name: of {@code $signature}, {@code $name} or an attribute. */
    private Map<String, Source> commands() {
        Map<String, Source> commands = new LinkedHashMap<>();
        for (String file : folder.phpFiles("app/Console/Commands")) {
            folder.php(file)
                    .ifPresent(source -> command(source).ifPresent(at -> {
                        String name = source.token(at).text().strip().split("\\s", 2)[0];
                        commands.put(name, Source.of(file, source.line(at), "the command " + name));
                    }));
        }
        return commands;
    }

    /** The index of the command's name: of a property, not of a variable in a method. */
    private static Optional<Integer> command(PhpSource source) {
        for (List<String> shape : COMMANDS) {
            OptionalInt found = source.find(0, shape.toArray(String[]::new));
            boolean property = found.isPresent()
                    && found.getAsInt() > 0
                    && source.token(found.getAsInt() - 1).kind() == PhpToken.Kind.NAME;
            if (found.isPresent() && (property || !shape.getFirst().startsWith("$"))) {
                return Optional.of(found.getAsInt() + shape.size() - 1);
            }
        }
        return Optional.empty();
    }

    /** Jobs that a worker must take from a queue: a class that is queued, or a file in {@code app/Jobs}. */
    private Optional<Source> queue() {
        Optional<Found<String>> connection = config.text("config/queue.php", "default");
        if (connection.filter(found -> !NOT_QUEUED.contains(found.value())).isEmpty()) {
            return Optional.empty();
        }
        String how = " (" + connection.get().source().evidence() + ")";
        List<String> jobs = folder.phpFiles("app/Jobs");
        return jobs.isEmpty()
                ? queuedClass().map(source -> new Source(source.file(), source.line(), source.evidence() + how))
                : Optional.of(Source.of(jobs.getFirst(), "a job" + how));
    }

    private Optional<Source> queuedClass() {
        for (String file : folder.phpFiles("app")) {
            Optional<String> text = folder.read(file).text().filter(code -> code.contains("ShouldQueue"));
            Optional<Source> queued = text.flatMap(code -> queuedClass(PhpSource.of(file, code)));
            if (queued.isPresent()) {
                return queued;
            }
        }
        return Optional.empty();
    }

    private static Optional<Source> queuedClass(PhpSource source) {
        OptionalInt implemented = source.find(0, "implements");
        while (implemented.isPresent()) {
            int from = implemented.getAsInt();
            OptionalInt body = source.find(from, "{");
            OptionalInt queued = source.find(from, "ShouldQueue");
            if (queued.isPresent() && queued.getAsInt() < body.orElse(source.size())) {
                return Optional.of(Source.of(source.file(), source.line(from), "implements ShouldQueue"));
            }
            implemented = source.find(from + 1, "implements");
        }
        return Optional.empty();
    }
}
