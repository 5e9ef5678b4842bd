package io.larakube.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One image, one configuration and one set of manifests of an environment.
 *
 * @param id ten hexadecimal digits; equal inputs have equal ids, so that an {@code up} with nothing changed restarts nothing
 */
public record Release(String id) {

    /** What stands in files on disk where a release's id belongs. */
    public static final String PLACEHOLDER = "unreleased";

    /**
     * The release of these inputs.
     *
     * @param image the reference that the pods will run
     * @param configuration every key and value that the pods will see, public and secret
     * @param manifests the objects that carry the placeholder, as text in a fixed order
     */
    public static Release of(String image, Map<String, String> configuration, String manifests) {
        MessageDigest digest = sha256();
        feed(digest, image);
        SortedMap<String, String> sorted = new TreeMap<>(configuration);
        sorted.forEach((key, value) -> {
            feed(digest, key);
            feed(digest, value);
        });
        feed(digest, manifests);
        return new Release(HexFormat.of().formatHex(digest.digest()).substring(0, 10));
    }

    /** Each part with its length before it, so that no two different lists of parts are one text. */
    private static void feed(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
