package io.larakube;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.e2e.Cli;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code larakube cloud:externalize} says before it asks any cluster; what it does there is in {@code ExternalizeTest}. */
class ExternalizeInputTest {

    private static final String COMMAND = "cloud:externalize";

    @TempDir
    static Path scratch;

    private static Adopted guestbook;

    @BeforeAll
    static void adopt() {
        guestbook = Adopted.guestbook(scratch.resolve("guestbook"));
    }

    private final Adopted project = guestbook.copy();

    @Test
    void aDryRunShowsDriversAndFilesAndWritesNothing() {
        Map<String, String> before = project.everything();
        Cli.Ended shown = project.cli().succeed(COMMAND, "production", "--dry-run");
        assertThat(shown.out().lines())
                .contains(
                        "  FILESYSTEM_DISK=s3",
                        "  SESSION_DRIVER=redis stays",
                        "  APP_MAINTENANCE_STORE=redis",
                        "             AWS_ENDPOINT=http://garage:3900",
                        "             AWS_SECRET_ACCESS_KEY=••••••••",
                        "    +      \"strategy\": \"multi-node-ha\"");
        assertThat(shown.out()).doesNotContain("  replace  .env\n");
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void theDriversAreJsonForPrograms() {
        Tree json = Json.parse(project.cli()
                        .succeed(COMMAND, "production", "--queue=database", "--dry-run", "-o", "json")
                        .out())
                .orElseThrow();
        assertThat(json.textAt("drivers", "QUEUE_CONNECTION")).contains("database");
        assertThat(json.textAt("blueprint", "environments", "production", "strategy"))
                .contains("multi-node-ha");
        assertThat(json.at("blueprint", "environments", "local", "strategy")).isEmpty();
    }

    @Test
    void aPlaceThatIsNotKnownIsAnsweredWithTheNearest() {
        project.refuses(2, """
            ✖ --storage: garagge is none of s3, garage
              did you mean garage?
            """, COMMAND, "production", "--storage=garagge");
        project.refuses(2, """
            ✖ there is no environment producton
              did you mean production?
            """, COMMAND, "producton");
        project.refuses(2, """
            ✖ which environment?
              larakube cloud:externalize production
            """, COMMAND);
    }

    @Test
    void anObjectStoreWithoutCredentialsIsRefusedWithEveryKeyThatItLacks() {
        project.refuses(3, """
            ✖ 4 problems
            .env.production: AWS_ACCESS_KEY_ID has no value: an object store cannot be reached without
              set it to what your provider gave you, or say --storage=garage
            .env.production: AWS_SECRET_ACCESS_KEY has no value: an object store cannot be reached without
              set it to what your provider gave you, or say --storage=garage
            .env.production: AWS_DEFAULT_REGION has no value: an object store cannot be reached without
              set it to what your provider gave you, or say --storage=garage
            .env.production: AWS_BUCKET has no value: an object store cannot be reached without
              set it to what your provider gave you, or say --storage=garage
            """, COMMAND, "production", "--storage=s3", "--dry-run");
    }

    @Test
    void foldersThatPodsShareBesideStorageAreRefused() {
        project.edit(".larakube.json", "\"database\"", "\"sharedPaths\": [\"public/sitemaps\"],\n  \"database\"");
        Cli.Ended refused = project.cli().run(COMMAND, "production", "--dry-run");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("nothing is shared between nodes, and sharedPaths has public/sitemaps");
    }
}
