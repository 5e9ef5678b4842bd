package io.larakube.blueprint;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The shapes that texts in a blueprint must have: what has the shape, what to say when it has not, and what was probably meant. */
enum Format {
    LABEL(
            "DNS label",
            "lower-case letters, digits and \"-\" between them, at most 63",
            DnsName::isLabel,
            DnsName::label),
    OBJECT_NAME(
            "name of a Kubernetes object",
            "lower-case letters, digits, \"-\" and \".\" between them, at most 253",
            DnsName::isSubdomain,
            value -> value.toLowerCase(Locale.ROOT).replace('_', '-')),
    ANNOTATION(
            "annotation's name",
            "at most 63 letters, digits, \"-\", \"_\" and \".\", after a domain and \"/\" if it has one",
            DnsName::isAnnotation,
            String::strip),
    HOST(
            "host name",
            "a name in lower case such as \"shop.example.com\", without scheme, port and path",
            DnsName::isHost,
            DnsName::host),
    CPU("amount of CPU", "a Kubernetes quantity such as \"250m\" or \"2\"", Quantity::isCpu, Format::unchanged),
    MEMORY(
            "amount of memory",
            "a Kubernetes quantity such as \"512Mi\" or \"1Gi\", not below 1Mi",
            Quantity::isMemory,
            Quantity::memory),
    SIZE(
            "size of a volume",
            "a Kubernetes quantity such as \"5Gi\", not below 1Mi",
            Quantity::isVolume,
            Quantity::memory),
    IMAGE(
            "image name",
            "a name in lower case such as \"ghcr.io/owner/shop\", without tag and digest",
            ImageName::isImage,
            ImageName::withoutTag),
    EXTENSION(
            "PHP extension",
            "a name as install-php-extensions knows it, such as \"gd\" or \"imagick\"",
            value -> value.matches("[a-z][a-z0-9_]*(-[0-9][0-9A-Za-z.]*)?"),
            value -> value.toLowerCase(Locale.ROOT).replaceFirst("^(ext|php[0-9.]*)-", "")),
    URL_PATH(
            "path of a URL",
            "a path such as \"/up\", of letters, digits and . _ ~ / -",
            value -> value.matches("/[A-Za-z0-9._~/-]{0,254}"),
            value -> "/" + value),
    FILE(
            "file inside the project",
            "a path relative to the project's root",
            ProjectPath::isInside,
            ProjectPath::relative),
    FOLDER(
            "folder inside the project",
            "a path relative to the project's root, of letters, digits and . _ / -",
            ProjectPath::isPlainInside,
            ProjectPath::relative);

    private final String noun;
    private final String rule;
    private final Predicate<String> test;
    private final UnaryOperator<String> correction;

    Format(String noun, String rule, Predicate<String> test, UnaryOperator<String> correction) {
        this.noun = noun;
        this.rule = rule;
        this.test = test;
        this.correction = correction;
    }

    String noun() {
        return noun;
    }

    /** How to write it, as the end of a sentence that begins with "write". */
    String rule() {
        return rule;
    }

    boolean accepts(String value) {
        return test.test(value);
    }

    /** What was probably meant, if that has this format. */
    Optional<String> suggestion(String value) {
        String corrected = value.length() > 300 ? value : correction.apply(value);
        return Optional.of(corrected).filter(this::accepts);
    }

    private static String unchanged(String value) {
        return value;
    }
}
