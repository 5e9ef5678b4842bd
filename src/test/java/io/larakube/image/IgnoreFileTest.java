package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreFileTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        **,           file
        **/,          file
        **,           dir/file
        **/**,        dir/file
        dir/**,       dir/file
        dir/**,       dir/dir2/file
        **/dir,       dir
        **/dir,       dir/file
        **/dir2/*,    dir/dir2/file
        **/dir2/**,   dir/dir2/dir3/file
        **file,       dir/afile
        **/file,      dir/dir/file
        **/file*txt,  dir/dir/file.txt
        **/**/*.txt,  file.txt
        a**/*.txt,    a/dir/dir/file.txt
        a/*.txt**,    a/file.txt
        a[b-d]e,      ace
        a[^b-d]e,     aze
        [a-ζ]*,       α
        .*,           .foo
        abc?def,      abcZdef
        a(b)c/def,    a(b)c/def
        a.|)$(}+{bc,  a.|)$(}+{bc
        a\\*b,        a*b
        *,            abc
        a*/b,         abc/b
        a*,           ab/c
        docs/,        docs/README.md
        /docs,        docs/README.md
        ./docs//x/..,  docs/README.md
        *.go,         fileutils.go
        """)
    void aLineKeepsOut(String line, String path) {
        assertThat(ignored(line, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        **/**/*.txt2, dir/dir/file.txt
        a/*.txt,      a/dir/file.txt
        a[b-d]e,      ae
        a[b-d]e,      aae
        .*,           foo
        abc.def,      abcZdef
        abc?def,      abcdef
        abc/**,       abc
        **/.foo,      bar.foo
        a(b)c/def,    a(b)c/xyz
        a*/b,         a/c/b
        a?b,          a/b
        *[a-ζ],       A
        docs,         my/docs
        **foo*,       afoo
        """)
    void aLineLeavesAlone(String line, String path) {
        assertThat(ignored(line, path)).isFalse();
    }

    @Test
    void theLastLineThatMatchesDecides() {
        assertThat(ignored("*\n!app\n**/.env*", "app/Models/User.php")).isFalse();
        assertThat(ignored("*\n!app\n**/.env*", "app/.env.production")).isTrue();
        assertThat(ignored("!fileutils.go\n*.go", "fileutils.go")).isTrue();
        assertThat(ignored("**\n!util/docker/web\nutil/docker/web/foo", "util/docker/web/foo"))
                .isTrue();
        assertThat(ignored("docs\n!docs/README.md", "docs/README.md")).isFalse();
        assertThat(ignored("docs/*\n!docs/README.md", "docs/README.md")).isFalse();
        assertThat(ignored("dist\n!dist/*.whl", "dist/proxy-2.4.0+g08-py3.whl")).isFalse();
    }

    @Test
    void anExceptionForAFolderHoldsForAllThatIsInIt() {
        assertThat(ignored("**/*.php\n!app", "app/a/b/c.php")).isFalse();
    }

    @Test
    void commentsBlankLinesSpacesAndAByteOrderMarkAreNoPatterns() {
        IgnoreFile file = IgnoreFile.read(".dockerignore", "\uFEFF# all\n\n   docs/  \r\n!  /docs/keep \n #notes\n");
        assertThat(ignored(file, "docs/a")).isTrue();
        assertThat(ignored(file, "docs/keep")).isFalse();
        assertThat(ignored(file, "#notes")).isTrue();
        assertThat(ignored(file, "# all")).isFalse();
    }

    @Test
    void everyLineThatIsNoPatternIsNamed() {
        assertThatThrownBy(() -> IgnoreFile.read(".dockerignore", "ok\n!\n[ab\n[a-b-c]\n[]\nfolder\\"))
                .isInstanceOfSatisfying(
                        Failure.BadInput.class,
                        bad -> assertThat(bad.problems())
                                .containsExactly(
                                        problem(2, "! is no pattern: nothing stands behind the !"),
                                        problem(3, "[ab is no pattern: the [ is not closed"),
                                        problem(4, "[a-b-c] is no pattern: no character stands before the - in [ ]"),
                                        problem(5, "[] is no pattern: no character stands before the ] in [ ]"),
                                        problem(6, "folder\\ is no pattern: nothing stands behind the \\")));
    }

    @Test
    void onlyFoldersIntoWhichAnExceptionReachesAreOpened() {
        IgnoreFile file =
                IgnoreFile.read(".dockerignore", "*\n!*.config.*\n!public/*/keep\n!docs/**/README.md\n!lang\n");
        assertThat(entry(file, "node_modules").mayHoldExceptions()).isFalse();
        assertThat(entry(file, "lang").isIgnored()).isFalse();
        assertThat(entry(file, "public").mayHoldExceptions()).isTrue();
        assertThat(entry(file, "public/a").mayHoldExceptions()).isTrue();
        assertThat(entry(file, "public/a/b").mayHoldExceptions()).isFalse();
        assertThat(entry(file, "docs/a/b/c").mayHoldExceptions()).isTrue();
        assertThat(entry(IgnoreFile.read(".dockerignore", "*\n!**/keep"), "node_modules")
                        .mayHoldExceptions())
                .isTrue();
    }

    private static Problem problem(int line, String what) {
        return new Problem(".dockerignore:" + line, what, "correct the line or put # before it");
    }

    private static boolean ignored(String text, String path) {
        return ignored(IgnoreFile.read(".dockerignore", text), path);
    }

    private static boolean ignored(IgnoreFile file, String path) {
        return entry(file, path).isIgnored();
    }

    private static IgnoreFile.Entry entry(IgnoreFile file, String path) {
        IgnoreFile.Entry entry = file.top();
        for (String name : List.of(path.split("/"))) {
            entry = entry.child(name);
        }
        return entry;
    }
}
