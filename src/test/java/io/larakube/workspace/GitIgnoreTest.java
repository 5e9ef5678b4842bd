package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIgnoreTest {

    private static final String ALL = """
        # LaraKube: secrets, and what belongs to this machine
        /.larakube/
        /.larakube.local.json
        .env
        .env.*
        !.env.example
        """;

    @TempDir
    private Path root;

    @Test
    void aProjectWithoutTheFileGetsAllLines() {
        assertThat(GitIgnore.with("")).isEqualTo(ALL);
    }

    @Test
    void aSecondTimeChangesNothing() {
        assertThat(GitIgnore.with(ALL)).isEqualTo(ALL);
        assertThat(GitIgnore.with(GitIgnore.with("/vendor"))).isEqualTo(GitIgnore.with("/vendor"));
    }

    @Test
    void laravelsOwnFileKeepsItsLinesAndGetsWhatItLacks() {
        assertThat(GitIgnore.with("/vendor\n.env\n.env.backup\n.env.production"))
                .isEqualTo("""
                    /vendor
                    .env
                    .env.backup
                    .env.production

                    # LaraKube: secrets, and what belongs to this machine
                    /.larakube/
                    /.larakube.local.json
                    .env.*
                    !.env.example
                    """);
    }

    @Test
    void whatTheUserExemptsStaysExempt() {
        assertThat(GitIgnore.with("!.env.ci\n")).endsWith("\n.env\n.env.*\n!.env.example\n!.env.ci\n");
    }

    @Test
    void aWiderRuleOfTheUsersIsEnough() {
        assertThat(GitIgnore.with(".env*\n!.env.example\n.larakube\n.larakube.local.json\n"))
                .isEqualTo(".env*\n!.env.example\n.larakube\n.larakube.local.json\n");
    }

    @Test
    void aLineThatIsMissingIsAddedUnderTheHeadingThatIsThere() {
        assertThat(GitIgnore.with(ALL.replace("/.larakube/\n", "") + "\n/mine\n"))
                .isEqualTo(ALL.replace("/.larakube/\n", "") + "/.larakube/\n\n/mine\n");
    }

    @Test
    void windowsLineEndsStay() {
        assertThat(GitIgnore.with("/vendor\r\n"))
                .startsWith("/vendor\r\n\r\n# LaraKube")
                .endsWith("!.env.example\r\n");
    }

    @Test
    void gitIgnoresWhatItMust() throws IOException, InterruptedException {
        Folder folder = new Folder(root).with(".gitignore", GitIgnore.with("!.env.ci\n"));
        git("init", "-q");
        List<String> ignored =
                List.of(".env", ".env.production", ".env.larakube~", ".larakube.local.json", ".larakube/lock");
        List<String> seen = List.of(".env.example", ".env.ci", ".larakube.json", Ledger.PATH);
        ignored.forEach(path -> folder.with(path, ""));
        seen.forEach(path -> folder.with(path, ""));

        for (String path : ignored) {
            assertThat(git("check-ignore", "-q", path)).as(path).isZero();
        }
        for (String path : seen) {
            assertThat(git("check-ignore", "-q", path)).as(path).isEqualTo(1);
        }
    }

    private int git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start().waitFor();
    }
}
