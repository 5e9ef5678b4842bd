package io.larakube.cloud;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The registry that belongs to where a project's sources are. */
public final class GitOrigin {

    private static final Pattern URL = Pattern.compile(
            "\\[remote \"origin\"][^\\[]*?url\\s*=\\s*\\S*?([\\w.-]+\\.\\w+)[:/]([\\w./-]+?)(?:\\.git)?\\s");
    private static final Map<String, String> REGISTRIES =
            Map.of("github.com", "ghcr.io", "gitlab.com", "registry.gitlab.com");

    private GitOrigin() {}

    /**
     * {@code ghcr.io/acme/shop} for a repository at GitHub; none for hosts whose registry is not known.
     *
     * @param config the text of {@code .git/config}
     */
    public static Optional<String> registry(String config) {
        Matcher url = URL.matcher(config + "\n");
        return url.find()
                ? Optional.ofNullable(REGISTRIES.get(url.group(1)))
                        .map(registry -> (registry + "/" + url.group(2)).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
