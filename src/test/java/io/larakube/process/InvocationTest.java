package io.larakube.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvocationTest {

    @Test
    void isShownAsAPersonWouldTypeIt() {
        Invocation invocation = Invocation.of("kubectl", "kustomize", ".infrastructure/k8s/overlays/local")
                .with("KUBECONFIG", "/home/me/my cluster.yaml")
                .in(Path.of("/srv/shop"));

        assertThat(invocation.shown())
                .isEqualTo("cd /srv/shop && KUBECONFIG='/home/me/my cluster.yaml'"
                        + " kubectl kustomize .infrastructure/k8s/overlays/local");
    }

    @Test
    void wordsThatAShellWouldTakeApartAreQuoted() {
        assertThat(Invocation.of("echo", "two words", "it's", "", "$HOME", "a*b", "--x=1,2", "é")
                        .shown())
                .isEqualTo("echo 'two words' 'it'\\''s' '' '$HOME' 'a*b' --x=1,2 'é'");
    }

    @Test
    void secretsAreDotsOfAlwaysTheSameLength() {
        Invocation invocation = Invocation.of("psql")
                .withSecret("PGPASSWORD", "hunter2")
                .andSecret("", "x")
                .andSecret("--set=password=", "a very long secret indeed");

        assertThat(invocation.shown()).isEqualTo("PGPASSWORD=•••••••• psql •••••••• --set=password=••••••••");
        assertThat(invocation.toString()).isEqualTo(invocation.shown());
        assertThat(invocation.words().toString()).doesNotContain("indeed");
        assertThat(invocation.environment().toString()).doesNotContain("hunter2");
    }

    @Test
    void whatItReadsIsShownByItsFileOrItsLength() {
        assertThat(Invocation.of("kubectl", "apply", "-f", "-")
                        .reading("a: 1\nb: secret\n")
                        .toString())
                .isEqualTo("kubectl apply -f - < (2 lines)");
        assertThat(Invocation.of("psql").reading(Path.of("my dump.sql")).toString())
                .isEqualTo("psql < 'my dump.sql'");
    }

    @Test
    void secretsAreTakenOutOfWhatAProgramRepeats() {
        Invocation invocation =
                Invocation.of("psql").withSecret("PGPASSWORD", "hunter2").andSecret("--token=", "");

        assertThat(invocation.withoutSecrets("password \"hunter2\" is wrong: hunter2"))
                .isEqualTo("password \"••••••••\" is wrong: ••••••••");
    }

    @Test
    void addingToItLeavesTheFirstOneAsItWas() {
        Invocation first = Invocation.of("docker", "build");
        Invocation second =
                first.and("-t", "shop:v1").with("DOCKER_BUILDKIT", "1").within(Duration.ofMinutes(5));

        assertThat(first.shown()).isEqualTo("docker build");
        assertThat(second.shown()).isEqualTo("DOCKER_BUILDKIT=1 docker build -t shop:v1");
    }
}
