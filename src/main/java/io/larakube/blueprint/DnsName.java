package io.larakube.blueprint;

import java.util.Locale;

/** DnsName as DNS and Kubernetes have them. Source: RFC 1123; kubernetes.io/docs/concepts/overview/working-with-objects/names. */
final class DnsName {

    private DnsName() {}

    static final int LABEL = 63;
    private static final int SUBDOMAIN = 253;

    static boolean isLabel(String value) {
        return !value.isEmpty()
                && value.length() <= LABEL
                && isLetterOrDigit(value.charAt(0))
                && isLetterOrDigit(value.charAt(value.length() - 1))
                && value.chars().allMatch(c -> isLetterOrDigit(c) || c == '-');
    }

    /** The nearest DNS label: {@code My Shop} becomes {@code my-shop}. */
    static String label(String value) {
        String label =
                value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return label.length() <= LABEL ? label : label.substring(0, LABEL).replaceAll("-$", "");
    }

    static boolean isSubdomain(String value) {
        if (value.length() > SUBDOMAIN) {
            return false;
        }
        for (String label : value.split("\\.", -1)) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    /** A subdomain that nobody could take for an IP address: an ingress rule takes none. */
    static boolean isHost(String value) {
        return isSubdomain(value)
                && !value.substring(value.lastIndexOf('.') + 1).chars().allMatch(DnsName::isDigit);
    }

    /** The host of what may be a URL. */
    static String host(String value) {
        return value.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]*://", "")
                .replaceFirst("[:/?#].*$", "")
                .replaceFirst("\\.$", "");
    }

    static boolean isAnnotation(String value) {
        int slash = value.indexOf('/');
        String name = value.substring(slash + 1);
        return (slash < 0 || isSubdomain(value.substring(0, slash)))
                && name.length() <= LABEL
                && name.matches("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
