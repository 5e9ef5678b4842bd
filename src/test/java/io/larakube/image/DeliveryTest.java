package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.process.Invocation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final String SAVE = "docker save --output /scratch/image.tar docker.io/library/shop:1";

    private final Builder docker = Builder.of("docker", BuilderChoice.none());
    private final Builder podman = Builder.of("podman", BuilderChoice.none());

    @Test
    void kindLoadsAnArchive() {
        assertThat(lines(new Delivery.Kind("dev", "docker"), docker))
                .containsExactly(SAVE, "kind load image-archive /scratch/image.tar --name dev");
        assertThat(lines(new Delivery.Kind("dev", "podman"), docker))
                .containsExactly(
                        SAVE,
                        "KIND_EXPERIMENTAL_PROVIDER=podman kind load image-archive /scratch/image.tar --name dev");
    }

    @Test
    void k3dImportsAnArchive() {
        assertThat(lines(new Delivery.K3d("dev"), docker))
                .containsExactly(SAVE, "k3d image import /scratch/image.tar --cluster dev");
    }

    @Test
    void minikubeLoadsAnArchive() {
        assertThat(lines(new Delivery.Minikube("shop"), docker))
                .containsExactly(SAVE, "minikube image load /scratch/image.tar --profile shop");
    }

    @Test
    void k3sImportsAnArchiveAsRoot() {
        assertThat(lines(new Delivery.K3s(false), docker))
                .containsExactly(SAVE, "sudo k3s ctr images import /scratch/image.tar");
        assertThat(lines(new Delivery.K3s(true), docker))
                .containsExactly(SAVE, "k3s ctr images import /scratch/image.tar");
    }

    @Test
    void sharedImagesOfDockerNeedOnlyToGetIntoDocker() {
        assertThat(lines(new Delivery.SharedDocker(), docker)).isEmpty();
        assertThat(lines(new Delivery.SharedDocker(), podman))
                .containsExactly(
                        "podman save --format docker-archive --output /scratch/image.tar docker.io/library/shop:1",
                        "docker load --input /scratch/image.tar");
    }

    @Test
    void aRegistryIsPushedTo() {
        assertThat(lines(new Delivery.Registry(), podman))
                .containsExactly("podman push --digestfile /scratch/digest docker.io/library/shop:1");
    }

    @Test
    void aCommandOfTheUsersOwnRunsInTheProject() {
        Path root = Path.of("/home/anna/shop");
        assertThat(lines(new Delivery.Own(List.of("../bin/bring", "--file={archive}", "{image}"), root), docker))
                .containsExactly(
                        SAVE,
                        "cd /home/anna/shop && /home/anna/bin/bring --file=/scratch/image.tar"
                                + " docker.io/library/shop:1");
        assertThat(lines(new Delivery.Own(List.of("bring", "{image}"), root), docker))
                .containsExactly("cd /home/anna/shop && bring docker.io/library/shop:1");
    }

    @Test
    void eachIsShownInWords() {
        assertThat(new Delivery.Kind("dev", "docker").shown()).isEqualTo("into the nodes of kind's cluster dev");
        assertThat(new Delivery.Own(List.of("bring"), Path.of("/")).shown()).isEqualTo("by your command bring");
    }

    private static List<String> lines(Delivery delivery, Builder builder) {
        return delivery.commands(builder, new ImageReference("shop", "1"), Path.of("/scratch/image.tar")).stream()
                .map(Invocation::shown)
                .toList();
    }
}
