package io.larakube.cloud;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who puts a release on a cluster: a person at a machine, or a pipeline for a person. */
public final class Author {

    /**
     * A place where pipelines run.
     *
     * @param sign a variable that is set there and nowhere else
     * @param parts variables that say who, where and which run
     */
    private record Pipeline(String sign, String name, List<String> parts) {}

    /** Sources: "Default environment variables" of GitHub Actions, "Predefined variables" of GitLab, "Variables and secrets" of Bitbucket. */
    private static final List<Pipeline> PIPELINES = List.of(
            new Pipeline("GITHUB_ACTIONS", "github", List.of("GITHUB_ACTOR", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")),
            new Pipeline("GITLAB_CI", "gitlab", List.of("GITLAB_USER_LOGIN", "CI_PROJECT_PATH", "CI_PIPELINE_ID")),
            new Pipeline(
                    "BITBUCKET_BUILD_NUMBER",
                    "bitbucket",
                    List.of("BITBUCKET_STEP_TRIGGERER_UUID", "BITBUCKET_REPO_FULL_NAME", "BITBUCKET_BUILD_NUMBER")));

    private Author() {}

    /** Who runs this process. */
    public static String ofThisProcess() {
        return of(System.getenv(), System.getProperty("user.name", "somebody"), host());
    }

    /** {@code ada@laptop}, or {@code github ada acme/shop 4711} in a pipeline. */
    static String of(Map<String, String> variables, String user, String host) {
        Optional<String> pipeline = PIPELINES.stream()
                .filter(each -> variables.containsKey(each.sign()))
                .findFirst()
                .map(each -> Stream.concat(
                                Stream.of(each.name()),
                                each.parts().stream()
                                        .map(part -> variables.getOrDefault(part, ""))
                                        .filter(part -> !part.isBlank()))
                        .collect(Collectors.joining(" ")));
        return pipeline.orElse(user + "@" + host);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unnamed-host";
        }
    }
}
