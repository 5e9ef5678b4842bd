package io.larakube.why;

/** Names of images as nodes list them. */
final class ImageNames {

    private ImageNames() {}

    /** With registry, library and tag: {@code shop} is {@code docker.io/library/shop:latest}. */
    static String full(String image) {
        String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : "";
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        String library = image.contains("/") ? "docker.io/" : "docker.io/library/";
        String whole = isHost ? image : library + image;
        boolean isTagged = whole.substring(whole.lastIndexOf('/')).contains(":");
        return isTagged ? whole : whole + ":latest";
    }
}
