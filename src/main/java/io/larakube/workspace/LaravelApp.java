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

/** A folder that holds a Laravel application, and what its files say. Nothing of it is run. */
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
        Path above = folder.root().resolveSibling("");
        while (!above.equals(above.resolveSibling("")) && !Files.isRegularFile(above.resolve(ARTISAN))) {
            above = above.resolveSibling("");
        }
        return Files.isRegularFile(above.resolve(ARTISAN))
                ? "cd " + above
                : "go to the folder that holds artisan and composer.json; to make one: composer create-project"
                        + " laravel/laravel shop";
    }

    private Detection detection() {
        LaravelConfig config = LaravelConfig.in(folder);
        Found<String> laravel = laravel();
        findings.add(laravel.as("laravel", laravel.value()));
        Optional<String> php = php(laravel.value());
        List<Found<Feature>> features = new FeatureSearch(folder, composer, config).search();
        EngineSearch.Engines engines = new EngineSearch(config)
                .search(features.stream()
                        .filter(found -> found.value() == Feature.HORIZON)
                        .map(Found::source)
                        .findFirst());
        Optional<Engine> database = noted("database", engines.database(), Engine::word);
        Optional<Engine> cache = noted("cacheDriver", engines.cache(), Engine::word);
        problems.addAll(engines.problems());
        features.forEach(
                found -> findings.add(found.as("features", found.value().word())));
        Optional<String> health = noted("healthPath", new HealthSearch(folder).search(), path -> path);
        FrontEndSearch frontEnd = new FrontEndSearch(folder);
        Optional<PackageManager> manager = noted("packageManager", frontEnd.packageManager(), PackageManager::word);
        Optional<String> build = noted("build", frontEnd.build(), script -> script);
        List<Found<String>> extensions = new ExtensionSearch(composer).search();
        extensions.forEach(found -> findings.add(found.as("additionalExtensions", found.value())));
        return new Detection(
                laravel.value(),
                php,
                database,
                cache,
                features.stream().map(Found::value).toList(),
                health,
                manager,
                build.isPresent(),
                extensions.stream().map(Found::value).toList(),
                findings,
                problems);
    }

    private <T> Optional<T> noted(String what, Optional<Found<T>> found, Function<T, String> word) {
        found.ifPresent(each -> findings.add(each.as(what, word.apply(each.value()))));
        return found.map(Found::value);
    }

    private Found<String> laravel() {
        Source source = composer.source(FRAMEWORK).orElseThrow();
        return composer.lockedPackage(FRAMEWORK)
                .map(each -> new Found<>(
                        each.version().replaceFirst("^v", ""),
                        Source.of(Composer.LOCK, each.line(), FRAMEWORK + " " + each.version())))
                .orElseGet(() -> new Found<>(composer.constraint(FRAMEWORK).orElseThrow(), source));
    }

    private Optional<String> php(String laravel) {
        Matcher major = MAJOR.matcher(laravel);
        int newest = 0;
        while (newest == 0 && major.find()) {
            newest = Integer.parseInt(major.group());
        }
        return switch (new PhpVersionSearch(composer, newest).search()) {
            case PhpVersionSearch.Outcome.Version(Found<String> found) -> {
                findings.add(found.as("phpVersion", found.value()));
                yield Optional.of(found.value());
            }
            case PhpVersionSearch.Outcome.None(Problem problem) -> {
                problems.add(problem);
                yield Optional.empty();
            }
        };
    }
}
