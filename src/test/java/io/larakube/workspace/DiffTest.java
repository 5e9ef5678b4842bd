package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffTest {

    @Test
    void aNewFileIsAllAdditions() {
        assertThat(Diff.created("a.yaml", "one\ntwo\n")).isEqualTo("""
            --- /dev/null
            +++ b/a.yaml
            @@ -0,0 +1,2 @@
            +one
            +two
            """);
    }

    @Test
    void aMissingLineEndIsSaidAsGitSaysIt() {
        assertThat(Diff.between("a", "one\ntwo", "one\ntwo\n")).isEqualTo("""
            --- a/a
            +++ b/a
            @@ -1,2 +1,2 @@
             one
            -two
            \\ No newline at end of file
            +two
            """);
    }

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(Diff.between("a", "one\n", "one\n")).isEmpty();
        assertThat(Diff.created("a", "")).isEmpty();
    }

    @Test
    void aDeletedFileIsAllRemovals() {
        assertThat(Diff.deleted("a", "one\n")).isEqualTo("""
            --- a/a
            +++ /dev/null
            @@ -1,1 +0,0 @@
            -one
            """);
    }

    @Test
    void secretsAreDotsAndAChangedSecretStillShows() {
        String before = """
            # Mail
            APP_KEY=base64:old
            DB_PASSWORD=
            # OLD_TOKEN=abc
            # note: hunter2 is the password!
            export TOKEN='x y'
            """;
        String after = before.replace("old", "new").replace("DB_PASSWORD=", "DB_PASSWORD=made");

        assertThat(Diff.between(".env.production", before, after)).isEqualTo("""
            --- a/.env.production
            +++ b/.env.production
            @@ -1,6 +1,6 @@
             # Mail
            -APP_KEY=••••••••
            -DB_PASSWORD=
            +APP_KEY=••••••••
            +DB_PASSWORD=••••••••
             # OLD_TOKEN=••••••••
             ••••••••
             export TOKEN=••••••••
            """);
    }

    @Test
    void aSecretOfSeveralLinesIsDotsUpToItsClosingQuote() {
        String text = """
            KEY="-----BEGIN
            SECOND=secret
            # third \\" secret
            -----END"
            APP_NAME=shop
            """;

        assertThat(Diff.created(".env", text)).isEqualTo("""
            --- /dev/null
            +++ b/.env
            @@ -0,0 +1,5 @@
            +KEY=••••••••
            +••••••••
            +••••••••
            +••••••••
            +APP_NAME=••••••••
            """);
    }

    @Test
    void theExampleFileHasNoSecrets() {
        assertThat(Diff.created(".env.example", "APP_NAME=Laravel\n")).contains("+APP_NAME=Laravel\n");
    }

    @Test
    void noChangeShowsASecretWhenItIsPrinted() {
        assertThat(new FileChange.Create(".env", "A=secret").toString()).isEqualTo("create   .env");
        assertThat(new FileChange.Replace(".env", "A=secret", "B=secret").toString())
                .isEqualTo("replace  .env");
        assertThat(new Wanted.Edited(".env", "A=secret").toString()).isEqualTo("Edited[.env]");
        assertThat(new FileText.Text("A=secret").toString()).isEqualTo("Text[8 characters]");
    }
}
