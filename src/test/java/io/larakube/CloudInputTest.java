package io.larakube;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.e2e.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands for servers say before they ask any cluster; what they do there is in {@code DeployTest}. */
class CloudInputTest {

    @TempDir
    static Path scratch;

    private static Adopted guestbook;

    @BeforeAll
    static void adopt() {
        guestbook = Adopted.guestbook(scratch.resolve("guestbook"));
    }

    private final Adopted project = guestbook.copy();

    @Test
    void localIsNoEnvironmentForServers() {
        for (String command : new String[] {"cloud:init", "cloud:deploy", "cloud:rollback"}) {
            project.refuses(2, """
                ✖ local is the environment of this machine, and %1$s is for servers
                  larakube %1$s production
                  larakube up starts local
                """.formatted(command), command, "local");
            project.refuses(2, """
                ✖ which environment?
                  larakube %s production
                """.formatted(command), command);
            project.refuses(2, """
                ✖ there is no environment producton
                  did you mean production?
                """, command, "producton");
        }
    }

    @Test
    void aPasswordOfTheRegistryIsNeverAnArgument() {
        project.refuses(2, """
            ✖ --registry-user needs a password
              on standard input: --password-stdin <FILE
              or in the environment variable LARAKUBE_REGISTRY_PASSWORD
            """, "cloud:init", "production", "--registry-user", "ada");
    }

    @Test
    void stateThatPodsWouldKeepForThemselvesIsAskedAboutBeforeAnythingIsSent() throws IOException {
        manyNodes();
        Cli.Ended asked = project.cli().run("cloud:deploy", "production", "--yes");
        assertThat(asked.exitCode()).as(asked.all()).isEqualTo(5);
        assertThat(asked.err())
                .contains("SESSION_DRIVER is file: visitors lose their session as soon as another pod answers")
                .endsWith("""
                    ✖ Nobody is at a terminal to decide: production runs on many nodes, and its pods would keep this for \
                    themselves. Move it out of them first, as larakube cloud:externalize production does?
                      choose with --local-state, one of: move, keep, stop
                    """);
    }

    @Test
    void stateThatCannotWorkOnManyNodesIsRefusedEvenWhenItIsToBeKept() throws IOException {
        manyNodes();
        Cli.Ended kept = project.cli().run("cloud:deploy", "production", "--yes", "--local-state=keep");
        assertThat(kept.exitCode()).as(kept.all()).isEqualTo(3);
        assertThat(kept.err()).contains("SESSION_DRIVER is file, and production runs on many nodes");
    }

    private void manyNodes() throws IOException {
        Path blueprint = project.folder().resolve(".larakube.json");
        String text = Files.readString(blueprint);
        Files.writeString(
                blueprint, text.replace("\"production\": {}", "\"production\": {\"strategy\": \"multi-node-ha\"}"));
        Path file = project.folder().resolve(".env.production");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^SESSION_DRIVER=.*$", "SESSION_DRIVER=file"));
    }
}
