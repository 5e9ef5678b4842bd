package io.larakube.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.larakube.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {

    private static final String EVERYTHING = """
        apiVersion: v1
        kind: Config
        preferences: {colors: true}
        current-context: kind
        clusters:
        - {name: kind, cluster: {server: "https://127.0.0.1:6443/", certificate-authority-data: Q0E=}}
        - {name: files, cluster: {server: "https://k8s.example.com", certificate-authority: pki/ca.crt, tls-server-name: k8s}}
        - {name: proxied, cluster: {server: "https://10.0.0.1", insecure-skip-tls-verify: true, proxy-url: "http://proxy:3128"}}
        - {name: plain, cluster: {server: "http://localhost:8080"}}
        - {name: empty}
        contexts:
        - {name: kind, context: {cluster: kind, user: kind, namespace: shop}}
        - {name: files, context: {cluster: files, user: files}}
        - {name: proxied, context: {cluster: proxied, user: token}}
        - {name: plain, context: {cluster: plain, user: password}}
        - {name: plugin, context: {cluster: kind, user: plugin}}
        - {name: openid, context: {cluster: kind, user: openid}}
        - {name: nobody, context: {cluster: kind, user: gone}}
        - {name: nowhere, context: {cluster: gone, user: kind}}
        - {name: hollow}
        users:
        - {name: kind, user: {client-certificate-data: Q0VSVA==, client-key-data: S0VZ}}
        - {name: files, user: {client-certificate: ./pki/client.crt, client-key: /etc/client.key}}
        - {name: token, user: {token: abc}}
        - {name: password, user: {username: admin, password: 12345}}
        - name: plugin
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: bin/plugin
              args: [get, 1]
              env: [{name: CLUSTER, value: shop}]
        - {name: openid, user: {auth-provider: {name: oidc, config: {id-token: idt, client-id: x}}}}
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kind", "files", "proxied", "plain", "plugin", "openid", "nobody"})
    void theLibraryIsToldWhatItWouldHaveReadItself(String context) throws IOException {
        Path file = write("config", EVERYTHING);
        Path plugin = write("bin/plugin", """
            #!/bin/sh
            echo '{"apiVersion": "client.authentication.k8s.io/v1", "status": {"token": "'$CLUSTER-$1-$2'"}}'
            """);
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        Config theirs = Config.fromKubeconfig(context, file.toFile());
        Config ours = Kubeconfig.of(List.of(file)).config(new Context(context, ""));
        Config.configFromSysPropsOrEnvVars(theirs);
        assertThat(fields(ours)).isEqualTo(fields(theirs));
        assertThat(fields(ours)).doesNotContain("https://kubernetes.default.svc/");
    }

    @Test
    void thePlugInOfTheContextIsAskedAndNoOther() throws IOException {
        Path file = write("config", EVERYTHING);
        assertThat(write("bin/plugin", "#!/bin/sh\ntouch " + folder.resolve("asked"))
                        .toFile()
                        .setExecutable(true))
                .isTrue();
        Kubeconfig kubeconfig = Kubeconfig.of(List.of(file));
        kubeconfig.contexts();
        kubeconfig.config(new Context("kind", ""));
        assertThat(folder.resolve("asked")).doesNotExist();
        kubeconfig.config(new Context("plugin", ""));
        assertThat(folder.resolve("asked")).exists();
    }

    @Test
    void theContextsAreThoseOfTheFileInItsOrder() throws IOException {
        Contexts contexts = Kubeconfig.of(List.of(write("config", EVERYTHING))).contexts();
        assertThat(contexts.all())
                .extracting(Context::name)
                .containsExactly("kind", "files", "proxied", "plain", "plugin", "openid", "nobody", "nowhere");
        assertThat(contexts.current()).contains(new Context("kind", "https://127.0.0.1:6443"));
        assertThat(contexts.named("files")).isEqualTo(new Context("files", "https://k8s.example.com"));
        assertThat(contexts.named("nowhere")).isEqualTo(new Context("nowhere", ""));
    }

    @Test
    void ofSeveralFilesTheFirstThatNamesSomethingIsRight() throws IOException {
        Path first = write("first", """
            current-context: ""
            contexts: [{name: a, context: {cluster: a, user: a}}]
            clusters: [{name: a, cluster: {server: "https://first"}}]
            """);
        Path second = write("second", """
            current-context: b
            contexts: [{name: a, context: {cluster: b}}, {name: b, context: {cluster: b, user: a}}]
            clusters: [{name: b, cluster: {server: "https://second"}}, {name: a, cluster: {server: "https://other"}}]
            users: [{name: a, user: {token: t}}]
            """);
        Kubeconfig both = Kubeconfig.of(List.of(first, folder.resolve("missing"), Path.of(""), second));
        assertThat(both.contexts())
                .isEqualTo(new Contexts(
                        first + " and " + folder.resolve("missing") + " and  and " + second,
                        java.util.Optional.of(new Context("b", "https://second")),
                        List.of(new Context("a", "https://first"), new Context("b", "https://second"))));
        assertThat(both.config(new Context("a", "")).getAutoOAuthToken()).isEqualTo("t");
    }

    @Test
    void withoutAFileThereAreNoContexts() throws IOException {
        assertThat(Kubeconfig.of(List.of(folder.resolve("missing"), write("empty", "")))
                        .contexts()
                        .all())
                .isEmpty();
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithThePlace() throws IOException {
        Path file = write("config", "contexts: [\n  {name: a\n");
        assertThatThrownBy(() -> Kubeconfig.of(List.of(file)))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageStartingWith("the kubeconfig " + file + ":3:1 cannot be read: no YAML: ");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> fields(Config config) {
        return Stream.of(
                        config.getMasterUrl(),
                        config.getNamespace(),
                        config.getCaCertData(),
                        absolute(config.getCaCertFile()),
                        config.isTrustCerts(),
                        config.isDisableHostnameVerification(),
                        config.getTlsServerName(),
                        config.getHttpProxy(),
                        config.getHttpsProxy(),
                        config.getClientCertData(),
                        absolute(config.getClientCertFile()),
                        config.getClientKeyData(),
                        absolute(config.getClientKeyFile()),
                        config.getAutoOAuthToken(),
                        config.getUsername(),
                        config.getPassword(),
                        config.getAuthProvider() == null
                                ? ""
                                : config.getAuthProvider().getConfig(),
                        config.getCurrentContext().getName(),
                        Arrays.toString(config.getTlsVersions()))
                .map(Objects::toString)
                .toList();
    }

    private static Object absolute(String file) {
        return file == null ? "" : Path.of(file).normalize();
    }
}
