package io.larakube.image;

import static io.larakube.image.Digests.feed;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The tag of an image, made from what the image is built from: nothing changed, same tag, nothing to build.
 *
 * @param text twelve hexadecimal digits
 */
record ContentTag(String text) {

    private static final int DIGITS = 12;

    /**
     * Reads every file of the context.
     *
     * @throws io.larakube.failure.Failure.Unavailable when one cannot be read
     */
    static ContentTag of(ImageSource source) {
        MessageDigest digest = Digests.sha256();
        feed(digest, source.dockerfile().text());
        feed(digest, source.platform().orElse(""));
        feed(digest, Integer.toString(source.arguments().size()));
        source.arguments().forEach((name, value) -> {
            feed(digest, name);
            feed(digest, value);
        });
        files(source.context()).forEach(file -> feed(digest, file));
        return new ContentTag(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
    }

    /** A digest of each file, made by all processors and kept in the order of the files. */
    private static List<byte[]> files(BuildContext context) {
        return context.files().parallelStream()
                .map(file -> ofFile(context, file))
                .toList();
    }

    private static byte[] ofFile(BuildContext context, ContextFile file) {
        MessageDigest digest = Digests.sha256();
        feed(digest, file.path());
        switch (file) {
            case ContextFile.Regular regular -> {
                feed(digest, regular.executable() ? "executable" : "file");
                feed(digest, Contents.sha256(context.file(file)));
            }
            case ContextFile.Link link -> {
                feed(digest, "link");
                feed(digest, link.target());
            }
        }
        return digest.digest();
    }
}
