package io.larakube.image;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The recipe of an image as builders read it. The one that we write uses no syntax that needs BuildKit, except for credentials.
 *
 * @param text what stands in the file
 */
public record Dockerfile(String text) {

    /** Where it stands, at the top of the project. */
    public static final String NAME = "Dockerfile.php";

    private static final Pattern ARGUMENT = Pattern.compile("(?m)^\\s*ARG\\s+([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern SECRET = Pattern.compile("--mount=type=secret,id=([^\\s,]+)");

    /** The one for an application. */
    public static Dockerfile of(Recipe recipe) {
        return new Dockerfile(DockerfileText.of(recipe));
    }

    /** The names of the build arguments that it takes. */
    public List<String> arguments() {
        return all(ARGUMENT);
    }

    /** The names of the secrets that its steps get to see; ours are called as the files that they come from. */
    public List<String> secrets() {
        return all(SECRET);
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
