package io.larakube.image;

import io.larakube.blueprint.Blueprint;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a Laravel application's folder what decides how its image is made. */
final class RecipeReader {

    private static final Pattern CREDENTIALS =
            Pattern.compile("_auth|_password|:username|npmAuth|_keyfile|keyfile|(?m)^\\s*(key|email)\\s*=");

    /** Folders that applications have by convention, named in no file that we read. */
    private static final List<String> CONVENTIONS = List.of("lang", "packages", "modules", "Modules");

    private final Path root;
    private final Tree composer;
    private final Tree front;

    RecipeReader(Path root) {
        this.root = root;
        this.composer = json("composer.json");
        this.front = json("package.json");
    }

    Recipe recipe(Blueprint blueprint, Collection<String> keys) {
        return new Recipe(
                blueprint.name(),
                blueprint.phpWithEngines(),
                frontEnd(blueprint, keys),
                folders(),
                blueprint.sharedPaths(),
                Files.exists(root.resolve("auth.json")));
    }

    private Optional<Recipe.FrontEnd> frontEnd(Blueprint blueprint, Collection<String> keys) {
        if (front.textAt("scripts", "build").isEmpty()) {
            return Optional.empty();
        }
        List<String> variables =
                keys.stream().filter(Build::isPublic).sorted().distinct().toList();
        List<String> secret = Stream.of(".npmrc", ".yarnrc.yml")
                .filter(this::holdsCredentials)
                .toList();
        boolean wayfinder = composer.at("require", "laravel/wayfinder").isPresent();
        return Optional.of(new Recipe.FrontEnd(blueprint.packageManager(), variables, secret, wayfinder));
    }

    private boolean holdsCredentials(String name) {
        return text(name).filter(text -> CREDENTIALS.matcher(text).find()).isPresent();
    }

    /** The folders at the top that composer loads from, and those of the usual names; without Laravel's own. */
    private List<String> folders() {
        NavigableSet<String> found = new TreeSet<>(CONVENTIONS);
        Stream<Tree> loaded = Stream.of("psr-4", "psr-0", "classmap", "files").flatMap(this::autoloaded);
        Stream<Tree> packages = repositories()
                .filter(repository -> repository.textAt("type").orElse("").equals("path"))
                .flatMap(repository -> repository.at("url").stream());
        Stream.concat(loaded, packages)
                .flatMap(path -> path instanceof Tree.Text text ? Stream.of(top(text.value())) : Stream.empty())
                .forEach(found::add);
        return found.stream()
                .filter(DockerIgnore::mayEnter)
                .filter(folder -> !DockerIgnore.LARAVEL.contains(folder))
                .filter(folder -> Files.isDirectory(root.resolve(folder)))
                .toList();
    }

    private Stream<Tree> autoloaded(String kind) {
        Tree places = composer.at("autoload", kind).orElse(Tree.obj());
        return Stream.concat(places.fieldsAt().values().stream(), Stream.of(places))
                .flatMap(place -> place instanceof Tree.Arr list ? list.items().stream() : Stream.of(place));
    }

    private Stream<Tree> repositories() {
        return Stream.concat(
                composer.itemsAt("repositories").stream(), composer.fieldsAt("repositories").values().stream());
    }

    private static String top(String path) {
        return path.replaceFirst("^(\\./)+", "").replaceFirst("/.*", "");
    }

    /** What another program wrote and reads: when it is no JSON, that program will say so. */
    private Tree json(String name) {
        return text(name).flatMap(Json::parse).orElse(Tree.obj());
    }

    private Optional<String> text(String name) {
        Path file = root.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            throw Contents.unreadable(file, unreadable);
        }
    }
}
