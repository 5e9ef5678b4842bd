package io.larakube.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorTest {

    @Test
    void aPersonIsNamedWithTheirMachine() {
        assertThat(Author.of(Map.of("CI", "true"), "ada", "laptop")).isEqualTo("ada@laptop");
    }

    @Test
    void aPipelineIsNamedWithWhoStartedItWhereAndWhichRun() {
        Map<String, String> github = Map.of(
                "GITHUB_ACTIONS",
                "true",
                "GITHUB_ACTOR",
                "ada",
                "GITHUB_REPOSITORY",
                "acme/shop",
                "GITHUB_RUN_ID",
                "47");
        assertThat(Author.of(github, "runner", "fv-az1")).isEqualTo("github ada acme/shop 47");
        Map<String, String> gitlab = Map.of("GITLAB_CI", "true", "CI_PROJECT_PATH", "acme/shop");
        assertThat(Author.of(gitlab, "root", "runner")).isEqualTo("gitlab acme/shop");
    }
}
