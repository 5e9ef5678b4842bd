package io.larakube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theVersionIsThatOfThePom() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + Main.VERSION + "</version>");
        assertThat(run("--version")).isZero();
        assertThat(out()).isEqualTo("larakube " + Main.VERSION + "\n");
    }

    @Test
    void withoutACommandTheHelpIsPrinted() {
        assertThat(run()).isZero();
        assertThat(out())
                .startsWith("Usage: larakube [-h] [--version] COMMAND\n")
                .contains("\n  completion ");
        assertThat(err()).isEmpty();
    }

    @Test
    void eachCommandHasAHelpOfItsOwn() {
        assertThat(run("completion", "--help")).isZero();
        assertThat(out()).startsWith("Usage: larakube completion [-h]\n");
    }

    @Test
    void theHelpOfACommandShowsEverythingThatMayBeSaidAfterIt() {
        assertThat(run("up", "--help")).isZero();
        assertThat(out()).isEqualTo("""
            Usage: larakube up [-hy] [--allow-local] [--allow-remote] [--[no-]build] [--contract] [--detach]
                               [--force-conflicts] [--no-wait] [--rehearse] [--stop-first] [--dry-run[=server]]
                               [--context=NAME] [--image=REF] [-o=FORMAT] [--plan=TOKEN] [--timeout=TIME]
                               [ENVIRONMENT]
            Build, apply and start an environment; ends when everything is ready or cannot become so.
                  [ENVIRONMENT]        Default: local.
                  --allow-local        Let another environment go to a cluster on this machine.
                  --allow-remote       Let a local environment go to a cluster elsewhere.
                  --[no-]build         Build even if the image is there; --no-build: never build.
                  --context=NAME       The cluster to use, by its context in the kubeconfig. The choice is
                                         remembered on this machine.
                  --contract           The code that runs does without what pending migrations take away: do
                                         not refuse them.
                  --detach             Leave when everything is applied.
                  --dry-run[=server]   Show what would change and change nothing; with =server the cluster
                                         checks it.
                  --force-conflicts    Take over fields that somebody else set.
              -h, --help               Show this help.
                  --image=REF          Run this image instead of building one.
                  --no-wait            Leave when somebody else is starting the environment, instead of waiting.
              -o, --output=FORMAT      How to report: text or json.
                  --plan=TOKEN         Start only what larakube plan showed: not when anything changed since.
                  --rehearse           Play the start with no cluster, and change nothing.
                  --stop-first         Stop what runs before this release starts, this once, with a pause.
                  --timeout=TIME       How long to follow the start. Default: 15m.
              -y, --yes                Answer yes to every yes-or-no question.

            Examples:
              larakube up                          the local environment
              larakube up --dry-run                what would happen, without asking the cluster
              larakube up production --dry-run=server
              larakube up --image shop:v1          run an image that is there already
              larakube up --plan 7f3a9c2e10-…      only if nothing changed since larakube plan showed it
              larakube up --detach                 apply and leave; larakube status shows the rest
            """);
    }

    @Test
    void aValueThatIsWrongIsNamedWithItsOption() {
        assertThat(run("up", "--timeout", "5x")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("✖ --timeout: '5x' is no duration: write 90s, 10m or 1h\n" + "  larakube up --help\n");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearestOne() {
        assertThat(run("completon")).isEqualTo(2);
        assertThat(err()).isEqualTo("✖ there is no command completon\n  did you mean completion?\n  larakube --help\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheNearestOne() {
        assertThat(run("completion", "--hepl")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("✖ there is no option --hepl\n  did you mean --help?\n  larakube completion --help\n");
    }

    @Test
    void afterOJsonAlsoAFailureIsJson() {
        assertThat(run("completon", "-o", "json")).isEqualTo(2);
        assertThat(out())
                .isEqualTo("{\"error\":{\"kind\":\"wrong-usage\",\"message\":\"there is no command completon\","
                        + "\"advice\":[\"did you mean completion?\",\"larakube --help\"],\"exitCode\":2}}\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void aFailureEndsWithItsMessageItsAdviceAndItsExitCode() {
        assertThat(runWhere(
                        new Failure.Unavailable("no cluster answers", "larakube up --help", "kubectl cluster-info")))
                .isEqualTo(4);
        assertThat(err()).isEqualTo("✖ no cluster answers\n  larakube up --help\n  kubectl cluster-info\n");
    }

    @Test
    void everyProblemOfABadInputIsShownWithItsPlaceAndRemedy() {
        assertThat(runWhere(new Failure.BadInput(List.of(
                        new Problem(".larakube.json:4:13 name", "no DNS label", "write shop"),
                        new Problem(".env:2", "APP_KEY is empty", "run php artisan key:generate")))))
                .isEqualTo(3);
        assertThat(err()).isEqualTo("""
            ✖ 2 problems
            .larakube.json:4:13 name: no DNS label
              write shop
            .env:2: APP_KEY is empty
              run php artisan key:generate
            """);
    }

    @Test
    void theProblemsOfABadInputAreFieldsInJson() {
        Failure bad = new Failure.BadInput(List.of(new Problem(".env:2", "APP_KEY is empty", "set it")));
        new Ending(stream(out), stream(err), false).failure(bad, true);
        assertThat(out())
                .isEqualTo("{\"error\":{\"kind\":\"bad-input\",\"message\":\"1"
                        + " problem\",\"problems\":[{\"place\":\".env:2\",\"what\":\"APP_KEY is"
                        + " empty\",\"remedy\":\"set it\"}],\"exitCode\":3}}\n");
    }

    @Test
    void aBugIsOneLineAndItsTraceAFile() throws IOException {
        assertThat(runWhere(new IllegalStateException("never here\nnor here"))).isEqualTo(70);
        assertThat(err())
                .matches("✖ this is a bug in larakube: java.lang.IllegalStateException: never here \\(.*\\)\n");
        Path trace = Path.of(err().substring(err().indexOf('(') + 1, err().indexOf(')')));
        assertThat(trace).content().contains("larakube " + Main.VERSION, "nor here", "at io.larakube.MainTest");
        Files.delete(trace);
    }

    @Test
    void aReaderThatLeavesEarlyIsNoBug() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        PrintStream head = new PrintStream(closed, true, UTF_8) {
            @Override
            public void print(String text) {
                super.print(text);
                throw new UncheckedIOException(new IOException("Broken pipe"));
            }
        };
        assertThat(new Main(head, stream(err), false, false).run("completion")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void coloursComeOnlyWhenTheyAreWelcome() {
        new Main(stream(out), stream(err), false, true).run("nothing");
        assertThat(err()).startsWith("\u001b[31m✖ \u001b[0mthere is no command nothing\n");
    }

    private int run(String... args) {
        return new Main(stream(out), stream(err), false, false).run(args);
    }

    /** Runs a command whose output ends in the given exception. */
    private int runWhere(RuntimeException thrown) {
        PrintStream failing = new PrintStream(out, true, UTF_8) {
            @Override
            public void print(String text) {
                throw thrown;
            }
        };
        return new Main(failing, stream(err), false, false).run("completion");
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
