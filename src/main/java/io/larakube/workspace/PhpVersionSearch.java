package io.larakube.workspace;

import io.larakube.blueprint.Php;
import io.larakube.failure.Problem;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the newest PHP that has images and that everything which is installed says it runs on. */
final class PhpVersionSearch {

    /** The newest PHP that a Laravel supports. Source: laravel.com/docs/releases, support policy. */
    private static final Map<Integer, String> NEWEST_OF_LARAVEL =
            Map.of(9, "8.2", 10, "8.3", 11, "8.4", 12, "8.5", 13, "8.5");

    private final Composer composer;
    private final int laravel;

    /** For an application of this major version of Laravel. */
    PhpVersionSearch(Composer composer, int laravel) {
        this.composer = composer;
        this.laravel = laravel;
    }

    /** A version, or why none can be named. */
    sealed interface Outcome {
        record Version(Found<String> found) implements Outcome {}

        record None(Problem problem) implements Outcome {}
    }

    /** Something that only some versions satisfy; advice is passed over when no version would be left. */
    private record Limit(Source source, Predicate<String> allows, boolean isAdvice) {}

    Outcome search() {
        List<String> left = Php.VERSIONS;
        Optional<Source> decisive = Optional.empty();
        for (Limit limit : limits()) {
            List<String> narrower = left.stream().filter(limit.allows).toList();
            if (narrower.isEmpty() && !limit.isAdvice) {
                return new Outcome.None(noneFor(limit.source));
            }
            if (!narrower.isEmpty()) {
                boolean decides = decisive.isEmpty() || !narrower.getLast().equals(left.getLast());
                decisive = decides ? Optional.of(limit.source) : decisive;
                left = narrower;
            }
        }
        Source source = decisive.orElse(Source.of(Composer.JSON, "requires no php"));
        return new Outcome.Version(new Found<>(left.getLast(), source));
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        composer.constraint("php")
                .ifPresent(constraint -> limits.add(new Limit(
                        wanted("require", "php " + constraint), version -> allows(constraint, version), false)));
        Optional.ofNullable(NEWEST_OF_LARAVEL.get(laravel))
                .ifPresent(newest -> limits.add(new Limit(
                        wanted("require", "Laravel " + laravel + " supports PHP up to " + newest),
                        version -> version.compareTo(newest) <= 0,
                        true)));
        composer.wanted()
                .tree()
                .textAt("config", "platform", "php")
                .ifPresent(platform -> limits.add(new Limit(
                        wanted("config.platform", "config.platform.php " + platform),
                        version -> platform.equals(version) || platform.startsWith(version + "."),
                        true)));
        limits.addAll(locked());
        return limits;
    }

    private Source wanted(String parent, String evidence) {
        int line = composer.wanted().position(Json.path(parent, "php")).line();
        return Source.of(Composer.JSON, line, evidence);
    }

    /** One for each constraint, which many packages share. */
    private List<Limit> locked() {
        Map<String, Limit> limits = new LinkedHashMap<>();
        for (Composer.Installed each : composer.locked()) {
            if (each.requires().get("php") instanceof Tree.Text(String constraint)) {
                Source source = Source.of(Composer.LOCK, each.line(), each.name() + " requires php " + constraint);
                limits.putIfAbsent(constraint, new Limit(source, version -> allows(constraint, version), false));
            }
        }
        return List.copyOf(limits.values());
    }

    /** What cannot be read as a constraint forbids nothing. */
    private static boolean allows(String constraint, String version) {
        int dot = version.indexOf('.');
        int major = Integer.parseInt(version.substring(0, dot));
        int minor = Integer.parseInt(version.substring(dot + 1));
        return VersionRange.parse(constraint)
                .map(range -> range.allowsNewestOf(major, minor))
                .orElse(true);
    }

    private static Problem noneFor(Source source) {
        return new Problem(
                source.place(),
                source.evidence() + ": no PHP that has images satisfies it (" + String.join(", ", Php.VERSIONS) + ")",
                "allow one of them there, then run composer update");
    }
}
