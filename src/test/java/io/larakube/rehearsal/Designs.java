package io.larakube.rehearsal;

import io.larakube.blueprint.Feature;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The three designs that are compared: this one, the documented one that it grew from, and the pattern of the PHP tool of the same name. */
final class Designs {

    private Designs() {}

    private static final Manifested SHOP = Manifested.shop(Feature.HORIZON, Feature.SCHEDULER, Feature.REVERB);

    static Manifested shop() {
        return SHOP;
    }

    static Scenario ourFirstStart() {
        return SHOP.firstStart("shop:v1");
    }

    static Scenario ourUpdate() {
        return SHOP.update("shop:v1", "shop:v2");
    }

    /** The gate asks a Service of every web pod, all pods share one cache, and everything is sent at once. */
    static Scenario literalUpdate() {
        return Scenario.applied(literal("shop:v2")).updating(literal("shop:v1"));
    }

    private static List<Tree> literal(String image) {
        List<Tree> objects = Yaml.with(
                SHOP.objects(image),
                "Service",
                Names.WEB_SERVICE,
                selector -> ((Tree.Obj) selector).without(Names.LABEL_RELEASE),
                "spec",
                "selector");
        return Yaml.replacing(objects, "releases/$(LARAKUBE_RELEASE)/", "shared/");
    }

    static Scenario referenceFirstStart(long webPods) {
        return Scenario.applied(reference("shop:v1", webPods));
    }

    static Scenario referenceUpdate() {
        return Scenario.applied(reference("shop:v2", 1)).updating(reference("shop:v1", 1));
    }

    static List<Tree> reference(String image, long webPods) {
        try {
            List<Tree> objects = Yaml.objects(Files.readString(Path.of("bench/reference-pattern.yaml")));
            List<Tree> withImage = Yaml.replacing(objects, "shop:v1", image);
            return Yaml.with(
                    withImage, "Deployment", "web", spec -> ((Tree.Obj) spec).with("replicas", webPods), "spec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
