package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.Runner;
import io.larakube.process.ScriptedRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyTest {

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private final List<String> printed = new ArrayList<>();
    private final Builder buildah = Builder.of("buildah", BuilderChoice.none());

    @BeforeEach
    void project() throws IOException {
        Files.writeString(root.resolve(".dockerignore"), "*\n!app\n");
        Files.writeString(root.resolve("Dockerfile.php"), "FROM scratch\n");
        Files.createDirectory(root.resolve("app"));
    }

    @Test
    void anImageThatTheBuilderHasIsNotBuiltAgain() {
        runner.answers("buildah inspect", "01fd7eee74b2");
        assertThat(supply(runner).has(build())).isTrue();
        assertThat(supply(new ScriptedRunner().fails("buildah inspect", 125, "image not known"))
                        .has(build()))
                .isFalse();
    }

    @Test
    void whatTheBuilderPrintsIsPassedOn() {
        runner.answers("cd " + root + " && buildah build", "STEP 1/1: FROM scratch\nCOMMIT shop\n");
        supply(runner).build(build(), printed::add);
        assertThat(printed).containsExactly("STEP 1/1: FROM scratch", "COMMIT shop");
    }

    @Test
    void aFailureShowsTheStepAndTheEndOfItsOutput() {
        Build build = build();
        runner.fails("cd " + root + " && buildah build", 2, """
            [2/3] STEP 1/2: FROM x AS vendor
            [2/3] STEP 2/2: RUN composer install
            acme/tax 1.0 requires ext-gd * -> it is missing from your system.
            Error: building at STEP "RUN composer install": while running runtime: exit status 2
            """);
        assertThatThrownBy(() -> supply(runner).build(build, printed::add))
                .isInstanceOfSatisfying(
                        Failure.Unsuccessful.class,
                        failure -> assertThat(failure.advice())
                                .containsExactly(
                                        "add \"gd\" to additionalExtensions in .larakube.json, then run larakube init",
                                        "to see all of it: "
                                                + buildah.build(build).shown()))
                .hasMessage("the image could not be built: RUN composer install (stage vendor) failed\n"
                        + "  acme/tax 1.0 requires ext-gd * -> it is missing from your system.");
    }

    @Test
    void anImageThatIsNotWhatItsTagSaysIsRemoved() {
        Build build = build();
        Runner edits = new Runner() {
            @Override
            public Finished run(Invocation invocation) {
                return runner.run(invocation);
            }

            @Override
            public Finished run(Invocation invocation, Consumer<String> lines) {
                write("app/New.php");
                return runner.run(invocation, lines);
            }

            @Override
            public int interactive(Invocation invocation) {
                return 1;
            }
        };
        runner.answers("cd " + root + " && buildah build", "").answers("buildah rmi", "");
        assertThatThrownBy(() -> supply(edits).build(build, printed::add))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("files of the application changed while its image was built");
        assertThat(runner.commandLines())
                .last()
                .isEqualTo("buildah rmi docker.io/library/shop:" + build.image().tag());
    }

    @Test
    void whatADeliveryNeedsIsAskedForBeforeAnythingIsBuilt() {
        assertThatThrownBy(() -> supply(runner).require(new Delivery.Kind("dev", "docker")))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessage("kind is not installed: not found on PATH");
        assertThat(runner.commandLines()).isEmpty();
    }

    @Test
    void podsGetTheNameThatTheNodesKnow() {
        runner.answers("buildah push", "").answers("kind load", "");
        assertThat(deliver(new Delivery.Kind("dev", "docker"))).isEqualTo("shop:1");
        assertThat(runner.commandLines())
                .containsExactly(
                        "buildah push docker.io/library/shop:1 docker-archive:" + root
                                + "/image.tar:docker.io/library/shop:1",
                        "kind load image-archive " + root + "/image.tar --name dev");
    }

    @Test
    void podsGetTheDigestOfAPushedImage() throws IOException {
        runner.answers("buildah push", "");
        assertThat(deliver(new Delivery.Registry())).isEqualTo("shop:1");
        Files.writeString(
                root.resolve("digest"), "sha256:77af4d6b9913e693e8d0b4b294fa62ade6054e6b2f1ffb617ac955dd63fb0182\n");
        assertThat(deliver(new Delivery.Registry()))
                .isEqualTo("shop:1@sha256:77af4d6b9913e693e8d0b4b294fa62ade6054e6b2f1ffb617ac955dd63fb0182");
    }

    @Test
    void nothingIsLeftInTheScratchFolder() throws IOException {
        runner.answers("buildah push", "").fails("kind load", 1, "ERROR: no nodes found for cluster \"dev\"\n");
        Files.writeString(root.resolve("image.tar"), "layers");
        Files.writeString(root.resolve("digest"), "sha256:0");
        assertThatThrownBy(() -> deliver(new Delivery.Kind("dev", "docker"))).isInstanceOf(Failure.Unsuccessful.class);
        assertThat(root.resolve("image.tar")).doesNotExist();
        assertThat(root.resolve("digest")).doesNotExist();
    }

    @Test
    void aDeliveryThatFailsSaysWhichCommandDid() {
        runner.answers("buildah push", "").fails("kind load", 1, "ERROR: no nodes found for cluster \"dev\"\n");
        assertThatThrownBy(() -> deliver(new Delivery.Kind("dev", "docker")))
                .isInstanceOf(Failure.Unsuccessful.class)
                .hasMessage("kind load image-archive " + root + "/image.tar --name dev failed with exit code 1\n"
                        + "  ERROR: no nodes found for cluster \"dev\"");
    }

    private String deliver(Delivery delivery) {
        return supply(runner).deliver(new ImageReference("shop", "1"), delivery, root, printed::add);
    }

    private Build build() {
        return Build.of(root, "shop", Map.of(), Optional.empty());
    }

    private Supply supply(Runner with) {
        return new Supply(with, new Programs("/nowhere"), buildah);
    }

    private void write(String path) {
        try {
            Files.writeString(root.resolve(path), "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
