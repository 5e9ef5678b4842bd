package io.larakube.workspace;

import io.larakube.blueprint.Feature;
import io.larakube.blueprint.PackageManager;
import io.larakube.engine.Engine;
import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that holds a Laravel application, and what its files say. Nothing of it is run.
 *
 * <p>Limits: what a service provider schedules, routes or configures at run time is not found, nor what stands behind an alias
 * ({@code use … Schedule as Cron}); a driver that only PHP can name is a problem to be answered by a flag.
 */
public final class LaravelApp {

    private static final String ARTISAN = "artisan";
    private static final String FRAMEWORK = "laravel/framework";
    private static final Pattern MAJOR = Pattern.compile("\\d+");

    private final ProjectFolder folder;
    private final Composer composer;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private LaravelApp(ProjectFolder folder, Composer composer) {
        this.folder = folder;
        this.composer = composer;
    }

    /** What the files of a folder say; a failure when it holds no Laravel application or one of its files cannot be read. */
    public static Detection detect(ProjectFolder folder) {
        Optional<Composer> composer = Composer.in(folder);
        List<Problem> problems = new ArrayList<>();
        if (!folder.has(ARTISAN)) {
            problems.add(new Problem(ARTISAN, "is not there: this is no Laravel application", elsewhere(folder)));
        }
        if (composer.isEmpty()) {
            problems.add(new Problem(Composer.JSON, "is not there: this is no Laravel application", elsewhere(folder)));
        } else if (composer.get().source(FRAMEWORK).isEmpty()) {
            problems.add(new Problem(
                    composer.get().wanted().place("require"),
                    "does not require " + FRAMEWORK + ": this is no Laravel application",
                    "composer require " + FRAMEWORK + ", or go to the folder of a Laravel application"));
        }
        if (!problems.isEmpty()) {
            throw new Failure.BadInput(problems);
        }
        return new LaravelApp(folder, composer.orElseThrow()).detection();
    }

    private static String elsewhere(ProjectFolder folder) {
        return Stream.iterate(folder.root().getParent(), above -> above != null, Path::getParent)
                .filter(above -> Files.isRegularFile(above.resolve(ARTISAN)))
                .findFirst()
                .map(above -> "cd " + above)
                .orElse("go to the folder that holds artisan and composer.json; to make one: composer create-project"
                        + " laravel/laravel shop");
    }

    /** The findings come in the order of the fields. */
    private Detection detection() {
        LaravelConfig config = LaravelConfig.in(folder);
        List<Found<Feature>> features = new FeatureSearch(folder, composer, config).search();
        EngineSearch.Engines engines = new EngineSearch(config).search(horizon(features));
        FrontEndSearch frontEnd = new FrontEndSearch(folder);
        String laravel = noted("laravel", laravel(), version -> version);
        Optional<String> php = php(laravel);
        problems.addAll(engines.problems());
        return new Detection(
                laravel,
                php,
                noted("database", engines.database(), Engine::word),
                noted("cacheDriver", engines.cache(), Engine::word),
                noted("objectStorage", engines.objectStorage(), Engine::word),
                noted("features", features, Feature::word),
                noted("healthPath", new HealthSearch(folder).search(), path -> path),
                noted("packageManager", frontEnd.packageManager(), PackageManager::word),
                noted("build", frontEnd.build(), script -> script).isPresent(),
                noted("additionalExtensions", new ExtensionSearch(composer).search(), name -> name),
                findings,
                problems);
    }

    private static Optional<Source> horizon(List<Found<Feature>> features) {
        return features.stream()
                .filter(found -> found.value() == Feature.HORIZON)
                .map(Found::source)
                .findFirst();
    }

    private <T> T noted(String what, Found<T> found, Function<T, String> word) {
        findings.add(found.as(what, word.apply(found.value())));
        return found.value();
    }

    private <T> Optional<T> noted(String what, Optional<Found<T>> found, Function<T, String> word) {
        return found.map(each -> noted(what, each, word));
    }

    private <T> List<T> noted(String what, List<Found<T>> found, Function<T, String> word) {
        return found.stream().map(each -> noted(what, each, word)).toList();
    }

    private Found<String> laravel() {
        Source source = composer.source(FRAMEWORK).orElseThrow();
        return composer.lockedPackage(FRAMEWORK)
                .map(each -> new Found<>(
                        each.version().replaceFirst("^v", ""),
                        Source.of(Composer.LOCK, each.line(), FRAMEWORK + " " + each.version())))
                .orElseGet(() -> new Found<>(composer.constraint(FRAMEWORK).orElseThrow(), source));
    }

    /** The oldest Laravel that may be installed, which is written first, bounds the version of PHP. */
    private Optional<String> php(String laravel) {
        Matcher major = MAJOR.matcher(laravel);
        int newest = 0;
        while (newest == 0 && major.find()) {
            newest = Integer.parseInt(major.group());
        }
        return switch (new PhpVersionSearch(composer, newest).search()) {
            case PhpVersionSearch.Outcome.Version(Found<String> found) ->
                Optional.of(noted("phpVersion", found, version -> version));
            case PhpVersionSearch.Outcome.None(Problem problem) -> {
                problems.add(problem);
                yield Optional.empty();
            }
        };
    }
}
