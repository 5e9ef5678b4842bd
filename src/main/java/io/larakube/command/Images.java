package io.larakube.command;

import io.larakube.failure.Failure;
import java.util.regex.Pattern;

/** The names of images that a command line gives. */
final class Images {

    /** Source: distribution/reference, the grammar in the comment of its package. */
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z0-9.-]+(:[0-9]{1,5})?/)?"
            + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
            + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

    private static final Pattern PORT = Pattern.compile("^[^/]*:([0-9]+)/.*");
    private static final int GREATEST_PORT = 65_535;

    private Images() {}

    /** Refuses what no node could pull. */
    static void require(String reference) {
        if (!REFERENCE.matcher(reference).matches() || port(reference) > GREATEST_PORT) {
            throw new Failure.WrongUsage(
                    "--image: \"" + reference + "\" is no image",
                    "write a name in lower case with its tag, such as shop:v1 or ghcr.io/acme/shop:v1");
        }
    }

    private static int port(String reference) {
        return Integer.parseInt(
                PORT.matcher(reference).matches() ? PORT.matcher(reference).replaceAll("$1") : "0");
    }
}
