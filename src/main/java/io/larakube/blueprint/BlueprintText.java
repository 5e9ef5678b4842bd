package io.larakube.blueprint;

import io.larakube.blueprint.Environment.Ingress;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.blueprint.Environment.Resources;
import io.larakube.engine.Engine;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import io.larakube.tree.Tree.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Blueprints as {@code .larakube.json}: new ones, and changes to one that somebody wrote. */
public final class BlueprintText {

    /** Where editors find what may stand in a blueprint; the file is {@code schema/larakube.schema.json} of the repository. */
    public static final String SCHEMA = "https://larakube.io/schema/larakube.schema.json";

    private BlueprintText() {}

    /** The file for a blueprint. Reading it gives an equal blueprint. */
    public static String of(Blueprint blueprint) {
        return JsonText.indented(tree(blueprint));
    }

    /**
     * The JSON of a blueprint. What decides the image, the data and the environments stands in it always, so that another
     * version with other defaults reads the same; anything else only when it is not the default.
     */
    public static Obj tree(Blueprint blueprint) {
        Php php = blueprint.php();
        return Tree.obj()
                .with("$schema", SCHEMA)
                .with("name", blueprint.name())
                .with("phpVersion", php.version())
                .with("serverVariation", php.server().word())
                .with("os", php.os().word())
                .withUnlessEmpty("additionalExtensions", Tree.texts(php.extensions()))
                .with(
                        "packageManager",
                        unless(PackageManager.NPM, blueprint.packageManager())
                                .map(PackageManager::word)
                                .map(Tree::text))
                .with("database", blueprint.database().word())
                .with("cacheDriver", blueprint.cache().map(Engine::word).map(Tree::text))
                .with(
                        "objectStorage",
                        blueprint.objectStorage().map(Engine::word).map(Tree::text))
                .withUnlessEmpty("features", features(blueprint.features()))
                .with("healthPath", blueprint.healthPath().map(Tree::text))
                .withUnlessEmpty("sharedPaths", Tree.texts(blueprint.sharedPaths()))
                .withUnlessEmpty("lockedFiles", Tree.texts(blueprint.lockedFiles()))
                .with("environments", environments(blueprint.environments()));
    }

    /**
     * A file that was read, with another blueprint in it: what stays the same keeps its place and its spelling, and what this
     * version does not know the meaning of stays. Without a change, it is the same text byte for byte.
     */
    public static String edited(String text, BlueprintReader.Reading.Read read, Blueprint wanted) {
        if (read.blueprint().equals(wanted) || !(read.source().tree() instanceof Obj written)) {
            return text;
        }
        Obj edited = changed(written, tree(read.blueprint()), tree(wanted));
        return JsonText.indented(edited);
    }

    private static Obj changed(Obj written, Obj before, Obj after) {
        if (written.fields().isEmpty()) {
            return after;
        }
        Obj result = written;
        for (String name : before.fields().keySet()) {
            result = after.field(name).isPresent() ? result : result.without(name);
        }
        for (Map.Entry<String, Tree> field : after.fields().entrySet()) {
            String name = field.getKey();
            Optional<Tree> was = before.field(name);
            if (!was.equals(Optional.of(field.getValue()))) {
                Tree value = name.equals("registry")
                        ? field.getValue()
                        : changed(written.field(name), was, field.getValue());
                result = result.with(name, value);
            }
        }
        return withoutOtherWords(result, before, after);
    }

    /** What {@code registry} says in two ways: after a change there is only one. */
    private static Obj withoutOtherWords(Obj written, Obj before, Obj after) {
        return before.field("registry").equals(after.field("registry")) ? written : written.without("imagePullSecret");
    }

    private static Tree changed(Optional<Tree> written, Optional<Tree> before, Tree after) {
        return written.orElse(after) instanceof Obj own
                        && before.orElse(Tree.obj()) instanceof Obj was
                        && after instanceof Obj wanted
                ? changed(own, was, wanted)
                : after;
    }

    private static Obj environments(Map<String, Environment> environments) {
        Obj all = Tree.obj();
        for (Map.Entry<String, Environment> environment : environments.entrySet()) {
            all = all.with(environment.getKey(), environment(environment.getValue()));
        }
        return all;
    }

    private static Obj environment(Environment environment) {
        Ingress ingress = environment.ingress();
        return strategy(environment.strategy())
                .with("namespace", environment.namespace().map(Tree::text))
                .withUnlessEmpty("hosts", texts(environment.hosts()))
                .withUnlessEmpty("managed", engines(environment.managed()))
                .withUnlessEmpty("excludeEngines", engines(environment.excludedEngines()))
                .withUnlessEmpty("excludeFeatures", features(environment.excludedFeatures()))
                .with("storageClass", environment.storage().storageClass().map(Tree::text))
                .with("storageSize", environment.storage().size().map(Tree::text))
                .with("storageClaim", environment.storage().claim().map(BlueprintText::storageClaim))
                .withUnlessEmpty("resources", resources(environment.resources()))
                .with("registry", environment.registry().map(BlueprintText::registry))
                .with(
                        "ingress",
                        unless(Ingress.USUAL.className(), ingress.className()).map(Tree::text))
                .withUnlessEmpty("ingressAnnotations", texts(ingress.annotations()))
                .with("certManagerIssuer", ingress.certManagerIssuer().map(Tree::text));
    }

    private static Obj strategy(Strategy strategy) {
        return switch (strategy) {
            case Strategy.SingleNode one ->
                Tree.obj()
                        .with(
                                "rollout",
                                unless(Strategy.Rollout.RECREATE, one.rollout())
                                        .map(Strategy.Rollout::word)
                                        .map(Tree::text));
            case Strategy.MultiNode many -> Tree.obj().with("strategy", many.word());
            case Strategy.MultiNodeShared shared ->
                Tree.obj()
                        .with("strategy", shared.word())
                        .with("sharedStorage", true)
                        .with(
                                "sharedStorageClass",
                                unless(Strategy.MultiNodeShared.USUAL_CLASS, shared.storageClass())
                                        .map(Tree::text));
        };
    }

    private static Obj storageClaim(Environment.OwnClaim claim) {
        return Tree.obj()
                .with("name", claim.name())
                .with("storageClass", claim.storageClass().map(Tree::text));
    }

    private static Obj resources(Map<String, Resources> resources) {
        Obj all = Tree.obj();
        for (Map.Entry<String, Resources> entry : resources.entrySet()) {
            Resources one = entry.getValue();
            all = all.with(
                    entry.getKey(),
                    Tree.obj()
                            .withUnlessEmpty("requests", amounts(one.cpuRequest(), one.memoryRequest()))
                            .withUnlessEmpty("limits", amounts(one.cpuLimit(), one.memoryLimit())));
        }
        return all;
    }

    private static Obj amounts(Optional<String> cpu, Optional<String> memory) {
        return Tree.obj().with("cpu", cpu.map(Tree::text)).with("memory", memory.map(Tree::text));
    }

    private static Obj registry(Registry registry) {
        return Tree.obj()
                .with("image", registry.image())
                .with("pullSecret", registry.pullSecret().map(Tree::text));
    }

    private static Tree engines(List<Engine> engines) {
        return Tree.texts(engines.stream().map(Engine::word).toList());
    }

    private static Tree features(List<Feature> features) {
        return Tree.texts(features.stream().map(Feature::word).toList());
    }

    private static Obj texts(Map<String, String> texts) {
        Obj all = Tree.obj();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            all = all.with(text.getKey(), text.getValue());
        }
        return all;
    }

    private static <T> Optional<T> unless(T usual, T value) {
        return Optional.of(value).filter(one -> !one.equals(usual));
    }
}
