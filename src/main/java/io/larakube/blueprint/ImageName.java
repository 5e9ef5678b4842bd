package io.larakube.blueprint;

import java.util.Locale;
import java.util.Optional;

/** DnsName of images without tag and digest. Source: distribution/reference, the grammar in the comment of its package. */
final class ImageName {

    private static final int LONGEST = 255;
    private static final int GREATEST_PORT = 65535;

    private ImageName() {}

    static boolean isImage(String value) {
        String path =
                host(value).map(host -> value.substring(host.length() + 1)).orElse(value);
        return value.length() <= LONGEST
                && host(value).map(ImageName::isHostWithPort).orElse(true)
                && path.matches("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    }

    /** The registry's host, with its port: a first part that has a dot or a port, or is {@code localhost}. */
    static Optional<String> host(String value) {
        int slash = value.indexOf('/');
        String first = slash < 0 ? "" : value.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost ? Optional.of(first) : Optional.empty();
    }

    static String withoutTag(String value) {
        return value.replaceFirst("@.*$", "")
                .replaceFirst(":[^/]*$", "")
                .replaceFirst("^https?://", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isHostWithPort(String value) {
        int colon = value.indexOf(':');
        return DnsName.isSubdomain(colon < 0 ? value : value.substring(0, colon))
                && (colon < 0 || isPort(value.substring(colon + 1)));
    }

    private static boolean isPort(String value) {
        return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= GREATEST_PORT;
    }
}
