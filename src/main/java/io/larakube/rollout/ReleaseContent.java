package io.larakube.rollout;

import io.larakube.failure.Failure;
import io.larakube.tree.Json;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Everything that a release consists of, so that it can be put on the cluster again exactly as it was.
 *
 * @param objects with image and id in their places, the configuration not among them
 * @param sources what they were made from
 */
public record ReleaseContent(List<Tree> objects, Configuration configuration, Occasion.Sources sources) {

    private static final int SHOWN_DIGITS = 10;

    /** As text for a Secret's {@code data}: JSON, compressed, in base64. */
    String packed() {
        Tree.Obj all = Tree.obj()
                .with("objects", Tree.arr(objects))
                .with("open", texts(configuration.open()))
                .with("secret", texts(configuration.secret()))
                .with("blueprint", sources.blueprint())
                .with("migrations", texts(sources.migrations()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(JsonText.line(all).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Reads what {@link #packed} gave; a failure when it is something else. */
    static ReleaseContent unpacked(String text, String name) {
        try (GZIPInputStream zipped =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            Tree all = Json.parse(new String(zipped.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow(() -> unreadable(name));
            return new ReleaseContent(
                    all.itemsAt("objects"),
                    new Configuration(sorted(all, "open"), sorted(all, "secret")),
                    new Occasion.Sources(all.textAt("blueprint").orElse(""), sorted(all, "migrations")));
        } catch (IOException | IllegalArgumentException damaged) {
            throw unreadable(name);
        }
    }

    private static Failure unreadable(String name) {
        return new Failure.Unsuccessful(
                "what was kept of the release cannot be read any more: Secret " + name,
                "name another one: larakube releases");
    }

    /** A short hash of every key and value. */
    String configurationHash() {
        return hash(JsonText.line(texts(configuration.all())));
    }

    /** A short hash of all objects, whose release and image are of no account. */
    String manifestsHash(String image, String release) {
        return hash(objects.stream()
                .map(JsonText::line)
                .map(line -> line.replace(image, "").replace(release, ""))
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tree.Obj texts(Map<String, String> values) {
        Map<String, Tree> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, Tree.text(value)));
        return new Tree.Obj(texts);
    }

    private static SortedMap<String, String> sorted(Tree all, String field) {
        SortedMap<String, String> values = new TreeMap<>();
        all.fieldsAt(field)
                .forEach((key, value) -> values.put(key, value.textAt().orElse("")));
        return values;
    }

    /** Never its values. */
    @Override
    public String toString() {
        return "ReleaseContent[" + objects.size() + " objects, " + configuration + "]";
    }
}
