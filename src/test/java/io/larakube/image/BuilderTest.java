package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.process.Captured;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderTest {

    private static final Path ARCHIVE = Path.of("/scratch/image.tar");
    private static final Path DIGEST = Path.of("/scratch/digest");
    private static final ImageReference IMAGE = new ImageReference("shop", "3f9d2a10c4be");
    private static final ImageReference PUSHED = new ImageReference("ghcr.io/acme/shop", "3f9d2a10c4be");
    private static final BuilderChoice CHOICE = new BuilderChoice(
            Optional.empty(), List.of("--runtime", "runc", "--network", "host"), List.of("--tls-verify=false"));

    private final Builder docker = Builder.of("docker", CHOICE);
    private final Builder podman = Builder.of("/opt/bin/podman", CHOICE);
    private final Builder buildah = Builder.of("buildah", CHOICE);

    @TempDir
    Path root;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(root.resolve(".dockerignore"), "*\n!app\n");
        Files.writeString(root.resolve("Dockerfile.php"), """
            FROM x
            RUN --mount=type=secret,id=auth.json y
            RUN --mount=type=secret,id=.npmrc z
            ARG VITE_NAME
            ARG APP_KEY
            """);
        Files.writeString(root.resolve("auth.json"), "{}");
    }

    @Test
    void dockerBuilds() {
        assertThat(docker.build(build(Optional.of("linux/arm64"))).shown())
                .isEqualTo("cd " + root + " && docker build --file Dockerfile.php"
                        + " --tag docker.io/library/shop:" + tag(Optional.of("linux/arm64"))
                        + " --platform linux/arm64 --build-arg 'VITE_NAME=The Shop' --secret id=auth.json,src=auth.json"
                        + " --runtime runc --network host .");
    }

    @Test
    void podmanBuilds() {
        assertThat(podman.build(build(Optional.empty())).shown())
                .isEqualTo("cd " + root + " && /opt/bin/podman build --ignorefile .dockerignore --file Dockerfile.php"
                        + " --tag docker.io/library/shop:" + tag(Optional.empty())
                        + " --build-arg 'VITE_NAME=The Shop' --secret id=auth.json,src=auth.json"
                        + " --runtime runc --network host .");
    }

    @Test
    void buildahBuilds() {
        assertThat(buildah.build(build(Optional.empty())).shown())
                .isEqualTo("cd " + root
                        + " && buildah build --layers --force-rm --ignorefile .dockerignore --file Dockerfile.php"
                        + " --tag docker.io/library/shop:" + tag(Optional.empty())
                        + " --build-arg 'VITE_NAME=The Shop' --secret id=auth.json,src=auth.json"
                        + " --runtime runc --network host .");
    }

    @Test
    void noSecretBecomesABuildArgumentAlthoughTheDockerfileAsksForIt() {
        assertThat(docker.build(build(Optional.empty())).shown()).doesNotContain("APP_KEY", "hunter2");
        assertThat(build(Optional.empty()).toString()).doesNotContain("hunter2");
    }

    @Test
    void publicKeysThatTheDockerfileDoesNotTakeAreNamed() {
        assertThat(build(Optional.empty()).undeclared()).containsExactly("VITE_OTHER");
    }

    @Test
    void eachSaysWhetherItWorks() {
        assertThat(docker.check().shown()).isEqualTo("docker version --format '{{.Server.Version}}'");
        assertThat(podman.check().shown()).isEqualTo("/opt/bin/podman info --format '{{.Version.Version}}'");
        assertThat(buildah.check().shown()).isEqualTo("buildah info --format '{{.host.os}}'");
    }

    @Test
    void eachSaysWhetherItHasAnImage() {
        assertThat(docker.lookUp(IMAGE).shown())
                .isEqualTo("docker image inspect --format '{{.Id}}' docker.io/library/shop:3f9d2a10c4be");
        assertThat(podman.lookUp(IMAGE).shown())
                .isEqualTo("/opt/bin/podman image exists docker.io/library/shop:3f9d2a10c4be");
        assertThat(buildah.lookUp(IMAGE).shown())
                .isEqualTo("buildah inspect --type image --format '{{.FromImageID}}'"
                        + " docker.io/library/shop:3f9d2a10c4be");
    }

    @Test
    void eachSavesAnArchive() {
        assertThat(docker.save(IMAGE, ARCHIVE).shown())
                .isEqualTo("docker save --output /scratch/image.tar docker.io/library/shop:3f9d2a10c4be");
        assertThat(podman.save(IMAGE, ARCHIVE).shown())
                .isEqualTo("/opt/bin/podman save --format docker-archive --output /scratch/image.tar"
                        + " docker.io/library/shop:3f9d2a10c4be");
        assertThat(buildah.save(IMAGE, ARCHIVE).shown())
                .isEqualTo("buildah push docker.io/library/shop:3f9d2a10c4be"
                        + " docker-archive:/scratch/image.tar:docker.io/library/shop:3f9d2a10c4be");
    }

    @Test
    void eachPushesWithTheUsersOwnOptionsOnly() {
        assertThat(docker.push(PUSHED, DIGEST).shown())
                .isEqualTo("docker push --tls-verify=false ghcr.io/acme/shop:3f9d2a10c4be");
        assertThat(podman.push(PUSHED, DIGEST).shown())
                .isEqualTo("/opt/bin/podman push --tls-verify=false --digestfile /scratch/digest"
                        + " ghcr.io/acme/shop:3f9d2a10c4be");
        assertThat(Builder.of("buildah", BuilderChoice.none())
                        .push(PUSHED, DIGEST)
                        .shown())
                .isEqualTo("buildah push --digestfile /scratch/digest ghcr.io/acme/shop:3f9d2a10c4be");
    }

    @Test
    void eachRemovesAnImage() {
        assertThat(docker.remove(IMAGE).shown()).isEqualTo("docker image rm docker.io/library/shop:3f9d2a10c4be");
        assertThat(podman.remove(IMAGE).shown())
                .isEqualTo("/opt/bin/podman image rm docker.io/library/shop:3f9d2a10c4be");
        assertThat(buildah.remove(IMAGE).shown()).isEqualTo("buildah rmi docker.io/library/shop:3f9d2a10c4be");
    }

    @Test
    void theDigestIsInWhatDockerSaysAndInAFileOfTheOthers() throws IOException {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        Finished push = new Finished(
                Invocation.of("docker", "push"),
                0,
                Captured.of("5f70bf18a086: Pushed\n3f9d2a10c4be: digest: " + digest + " size: 4921\n"),
                Captured.of(""),
                Duration.ZERO);
        assertThat(docker.digest(push, DIGEST)).contains(digest);
        Path file = Files.writeString(root.resolve("digest"), digest);
        assertThat(buildah.digest(push, file)).contains(digest);
        assertThat(podman.digest(push, file)).contains(digest);
        assertThat(podman.digest(push, root.resolve("none"))).isEmpty();
    }

    private Build build(Optional<String> platform) {
        Map<String, String> configuration =
                Map.of("VITE_NAME", "The Shop", "VITE_OTHER", "1", "APP_KEY", "hunter2", "APP_NAME", "Shop");
        return Build.of(root, "shop", configuration, platform);
    }

    private String tag(Optional<String> platform) {
        return build(platform).image().tag();
    }
}
