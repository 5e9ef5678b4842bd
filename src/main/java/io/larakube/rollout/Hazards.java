package io.larakube.rollout;

import io.larakube.plan.Externalization;
import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What besides the schema would be wrong about putting a former release there again. */
public final class Hazards {

    private static final List<String> PLACES = List.of(
            "DB_CONNECTION",
            "DB_URL",
            "DB_HOST",
            "DB_PORT",
            "DB_DATABASE",
            "REDIS_URL",
            "REDIS_HOST",
            "AWS_BUCKET",
            "AWS_ENDPOINT");
    private static final List<String> CREDENTIALS =
            List.of("DB_USERNAME", "DB_PASSWORD", "REDIS_PASSWORD", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

    private Hazards() {}

    /**
     * Everything that is wrong, by the keys of the configuration and the engines' images; values are never told.
     *
     * @param now what runs
     * @param then what would run
     */
    public static List<String> of(ReleaseContent now, ReleaseContent then) {
        List<String> hazards = new ArrayList<>();
        Map<String, String> was = then.configuration().all();
        Map<String, String> is = now.configuration().all();
        add(hazards, PLACES, was, is, "is another one since: what was written since is not there");
        add(hazards, CREDENTIALS, was, is, "is another one since: that of then may be refused");
        add(hazards, Externalization.DRIVERS, was, is, "is another one since: what was written since is elsewhere");
        add(hazards, List.of("APP_KEY"), was, is, "is another one since: what is encrypted with it cannot be read");
        List<String> claims = claims(then);
        if (!claims(now).equals(claims)) {
            hazards.add("the application's files were on " + (claims.isEmpty() ? "no claim" : String.join(", ", claims))
                    + " then: what was written since is elsewhere");
        }
        Map<String, String> before = engines(then);
        engines(now).forEach((name, image) -> {
            String former = before.getOrDefault(name, image);
            if (!former.equals(image)) {
                hazards.add(name + " would go from " + image + " to " + former + ", which may not read its data");
            }
        });
        return hazards;
    }

    private static void add(
            List<String> hazards, List<String> keys, Map<String, String> was, Map<String, String> is, String why) {
        keys.stream()
                .filter(key -> !was.getOrDefault(key, "").equals(is.getOrDefault(key, "")))
                .forEach(key -> hazards.add(key + " " + why));
    }

    /** What pods of the application mount. */
    private static List<String> claims(ReleaseContent content) {
        return content.objects().stream()
                .filter(object ->
                        object.textAt("kind").filter("Deployment"::equals).isPresent())
                .flatMap(object -> object.itemsAt("spec", "template", "spec", "volumes").stream())
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, String> engines(ReleaseContent content) {
        Map<String, String> images = new LinkedHashMap<>();
        for (Tree object : content.objects()) {
            boolean isEngine = object.textAt("metadata", "labels", Names.LABEL_COMPONENT)
                    .filter(Names.COMPONENT_ENGINE::equals)
                    .isPresent();
            if (isEngine) {
                object.itemsAt("spec", "template", "spec", "containers").stream()
                        .flatMap(container -> container.textAt("image").stream())
                        .forEach(image ->
                                images.put(object.textAt("metadata", "name").orElse(""), image));
            }
        }
        return images;
    }
}
