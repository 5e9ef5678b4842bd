package io.larakube.image;

/**
 * The name of an image as a pod's {@code image} has it.
 *
 * @param repository without a tag: {@code shop}, {@code ghcr.io/acme/shop}
 */
public record ImageReference(String repository, String tag) {

    /** {@code shop:3f9d2a10c4be} */
    public String text() {
        return repository + ":" + tag;
    }

    /**
     * The same with its registry, {@code docker.io/library/shop:3f9d2a10c4be}: podman and buildah would put {@code localhost/}
     * before a short name, and the nodes would look for it at docker.io.
     */
    public String qualified() {
        return qualified(text());
    }

    /** Whether a name that a node reports means this image. */
    public boolean isNamed(String reported) {
        return qualified().equals(qualified(reported));
    }

    private static String qualified(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return "docker.io/library/" + name;
        }
        String first = name.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost ? name : "docker.io/" + name;
    }

    @Override
    public String toString() {
        return text();
    }
}
