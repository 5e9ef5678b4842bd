package io.larakube.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins as docker, podman and its helpers keep them. */
class LoginsTest {

    @TempDir
    private Path home;

    private Optional<RegistryLogin> at(String host) {
        Programs programs = new Programs(home.resolve("bin") + ":/usr/bin:/bin");
        return Logins.ofThisUser(new SystemRunner(programs), Map.of(), home).at(host);
    }

    private void docker(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLoginOfDockerIsFoundByItsHostAndDockerHubByItsAddress() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"" + base64("ada:to:ken")
                + "\"}, \"https://index.docker.io/v1/\": {\"auth\": \"" + base64("bob:pw") + "\"}}}");
        assertThat(at("ghcr.io")).contains(new RegistryLogin("ghcr.io", "ada", "to:ken"));
        assertThat(at(RegistryLogin.host("acme/shop"))).contains(new RegistryLogin("docker.io", "bob", "pw"));
        assertThat(at("quay.io")).isEmpty();
    }

    @Test
    void aLoginOfPodmanAndBuildahIsFoundToo() throws IOException {
        Files.createDirectories(home.resolve(".config/containers"));
        Files.writeString(
                home.resolve(".config/containers/auth.json"),
                "{\"auths\": {\"quay.io\": {\"auth\": \"" + base64("ada:pw") + "\"}}}");
        assertThat(at("quay.io")).contains(new RegistryLogin("quay.io", "ada", "pw"));
    }

    @Test
    void aHelperIsAskedAndOneThatIsNotThereIsNone() throws IOException {
        docker("{\"credsStore\": \"shelf\", \"credHelpers\": {\"quay.io\": \"absent\"}}");
        Path helper = home.resolve("bin/docker-credential-shelf");
        Files.createDirectories(helper.getParent());
        Files.writeString(helper, """
            #!/bin/sh
            read host
            echo "{\\"ServerURL\\": \\"$host\\", \\"Username\\": \\"ada\\", \\"Secret\\": \\"of $host\\"}"
            """);
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        assertThat(at("ghcr.io")).contains(new RegistryLogin("ghcr.io", "ada", "of ghcr.io"));
        assertThat(at("quay.io")).isEmpty();
    }

    @Test
    void aDamagedFileIsNoLogin() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"%%%\"}");
        assertThat(at("ghcr.io")).isEmpty();
    }

    @Test
    void theSecretIsWhatNodesReadAndThePasswordIsNeverShown() {
        RegistryLogin login = new RegistryLogin("ghcr.io", "ada", "hidden");
        Tree secret = login.secret("larakube-registry", "shop", "production");
        assertThat(secret.textAt("type")).contains("kubernetes.io/dockerconfigjson");
        String data = secret.textAt("data", ".dockerconfigjson").orElseThrow();
        assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .isEqualTo("{\"auths\":{\"ghcr.io\":{\"username\":\"ada\",\"password\":\"hidden\",\"auth\":\""
                        + base64("ada:hidden") + "\"}}}");
        assertThat(login.toString()).isEqualTo("ada at ghcr.io");
    }

    @Test
    void theRegistryOfTheSourcesIsThatOfTheirHost() {
        String ssh = "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:Acme/Shop.git\n";
        assertThat(GitOrigin.registry(ssh)).contains("ghcr.io/acme/shop");
        assertThat(GitOrigin.registry("[remote \"origin\"]\n url = https://gitlab.com/acme/web/shop\n"))
                .contains("registry.gitlab.com/acme/web/shop");
        assertThat(GitOrigin.registry("[remote \"origin\"]\n url = git@git.acme.io:shop.git\n"))
                .isEmpty();
        assertThat(GitOrigin.registry("")).isEmpty();
    }
}
