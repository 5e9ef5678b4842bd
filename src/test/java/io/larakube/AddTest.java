package io.larakube;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.e2e.Cli;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code larakube add}, run as a user runs it, on the example application. */
class AddTest {

    private static final String BASE = ".infrastructure/k8s/base/";
    private static final String OVERLAYS = ".infrastructure/k8s/overlays/";

    @TempDir
    static Path scratch;

    private static Adopted guestbook;

    @BeforeAll
    static void adopt() {
        guestbook = Adopted.guestbook(scratch.resolve("guestbook"));
    }

    private final Adopted project = guestbook.copy();

    @Test
    void anEngineIsAddedToBlueprintManifestsAndEveryFileOfConfiguration() {
        Cli.Ended added = project.cli().succeed("add", "garage", "--yes");
        assertThat(added.out().lines())
                .startsWith("guestbook", "  local   runs garage", "  production   runs garage")
                .contains(
                        "             AWS_ENDPOINT=http://garage:3900", "             AWS_SECRET_ACCESS_KEY=••••••••");
        assertThat(project.read(".larakube.json")).contains("\"objectStorage\": \"garage\"");
        assertThat(project.read(BASE + "garage.yaml")).contains("dxflrs/garage:v2.5.0");
        for (String file : List.of(".env", ".env.production")) {
            assertThat(project.read(file))
                    .contains("AWS_BUCKET=laravel\n")
                    .containsPattern("GARAGE_RPC_SECRET=[0-9a-f]{64}\n");
        }
        assertThat(value(".env", "AWS_SECRET_ACCESS_KEY"))
                .hasSize(32)
                .isNotEqualTo(value(".env.production", "AWS_SECRET_ACCESS_KEY"));
    }

    @Test
    void aSecondRunChangesNothing() {
        project.cli().succeed("add", "garage", "--yes");
        Map<String, String> before = project.everything();
        assertThat(project.cli().succeed("add", "garage").out()).endsWith("nothing to change\n");
        assertThat(project.cli().succeed("init").out()).endsWith("nothing to change\n");
        assertThat(project.cli().succeed("render").out()).endsWith("nothing to change\n");
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void oneEnvironmentMayWantItAloneAndNoOtherFileIsTouched() {
        String local = project.read(".env");
        project.cli().succeed("add", "garage", "production", "--yes");
        assertThat(project.read(".env")).isEqualTo(local);
        assertThat(project.read(".larakube.json")).contains("\"excludeEngines\": [\n        \"garage\"");
        assertThat(project.read(OVERLAYS + "local/kustomization.yaml")).contains("without-garage.yaml");
        assertThat(project.read(OVERLAYS + "production/kustomization.yaml")).doesNotContain("without-garage");

        project.cli().succeed("add", "garage", "--yes");
        assertThat(project.read(".larakube.json")).doesNotContain("excludeEngines");
        assertThat(project.read(".env")).contains("AWS_ENDPOINT=http://garage:3900");
    }

    @Test
    void aFeatureIsAddedLikewise() {
        project.cli().succeed("add", "reverb", "production", "--yes");
        assertThat(project.read(".larakube.json")).contains("\"reverb\"", "\"excludeFeatures\"");
        assertThat(project.read(".env.production")).contains("REVERB_HOST=reverb", "BROADCAST_CONNECTION=reverb");
        assertThat(project.read(".env")).doesNotContain("REVERB_APP_SECRET");
    }

    @Test
    void aServiceThatTheUserHasElsewhereStaysWhatIsUsed() {
        project.write(
                ".env.production",
                project.read(".env.production")
                        + "AWS_ACCESS_KEY_ID=AKIA1\nAWS_SECRET_ACCESS_KEY=mine\nAWS_BUCKET=photos\n");
        String before = project.read(".env.production");
        assertThat(project.cli().succeed("add", "garage", "--yes").out().lines())
                .contains("  production   has one elsewhere: AWS_ACCESS_KEY_ID is set, and stays");
        assertThat(project.read(".env.production")).isEqualTo(before);
        assertThat(project.read(".larakube.json")).contains("\"managed\": [\n        \"garage\"");
        assertThat(project.read(OVERLAYS + "production/kustomization.yaml")).contains("without-garage.yaml");
    }

    @Test
    void whatTheUserEditedIsKeptAndNamed() {
        project.edit(OVERLAYS + "production/namespace.yaml", "enforce: restricted", "enforce: baseline");
        project.edit(BASE + "php-web.yaml", "revisionHistoryLimit: 3", "revisionHistoryLimit: 5");
        Cli.Ended added = project.cli().succeed("add", "garage", "--yes");
        assertThat(added.out()).contains("keep", BASE + "php-web.yaml");
        assertThat(project.read(BASE + "php-web.yaml")).contains("revisionHistoryLimit: 5");
    }

    @Test
    void aDryRunShowsAndWritesNothing() {
        Map<String, String> before = project.everything();
        Cli.Ended shown = project.cli().succeed("add", "garage", "production", "--dry-run");
        assertThat(shown.out()).contains("    +  \"objectStorage\": \"garage\"", "+kind: StatefulSet");
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void withoutAYesAndATerminalNothingIsWritten() {
        project.refuses(5, """
            ✖ Nobody is at a terminal to decide: Write these files?
              answer it with --yes
            """, "add", "garage");
    }

    @Test
    void theResultIsJsonForPrograms() {
        Cli.Ended added = project.cli().succeed("add", "garage", "--dry-run", "-o", "json");
        Tree json = Json.parse(added.out()).orElseThrow();
        assertThat(json.textAt("added")).contains("garage");
        assertThat(json.textAt("blueprint", "objectStorage")).contains("garage");
        assertThat(json.itemsAt("environmentKeys")).hasSize(2);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        project.refuses(2, """
            ✖ there is no engine or feature garagge
              did you mean garage?
            """, "add", "garagge");
        project.refuses(2, """
            ✖ there is no environment producton
              did you mean production?
            """, "add", "garage", "producton");
        project.refuses(2, """
            ✖ what is to be added?
              larakube add --help
            """, "add");
    }

    @Test
    void nothingIsPutInThePlaceOfAServerThatHoldsData() {
        project.refuses(3, """
            ✖ 1 problem
            .larakube.json: the database of the project is postgres, and it has one
              nothing moves what is in it; when it may be lost, or was moved: larakube init --mysql
            """, "add", "mysql");
        project.refuses(3, """
            ✖ 1 problem
            .larakube.json: the cache of the project is redis, and it has one
              nothing moves what is in it; when it may be lost, or was moved: larakube init --valkey
            """, "add", "valkey", "production");
    }

    @Test
    void theShellCompletesEveryName() {
        assertThat(project.cli().succeed("completion").out()).contains("garage", "memcached", "scheduler");
    }

    private String value(String file, String key) {
        return project.read(file)
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElseThrow()
                .substring(key.length() + 1);
    }
}
