package io.larakube.cluster;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.AuthProviderConfigBuilder;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecConfigBuilder;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedClusterBuilder;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of the user's kubeconfig. Source of the fields: Kubernetes, "kubeconfig (v1)".
 *
 * @param content its one document
 */
record KubeconfigFile(Path path, Tree content) {

    Optional<String> current() {
        return content.textAt("current-context").filter(name -> !name.isEmpty());
    }

    /** The same as the client library's own value; paths that are relative to the file are made absolute. */
    io.fabric8.kubernetes.api.model.Config forTheLibrary() {
        return new ConfigBuilder()
                .withCurrentContext(current().orElse(null))
                .withContexts(items("contexts", "context")
                        .map(KubeconfigFile::context)
                        .toList())
                .withClusters(items("clusters", "cluster").map(this::cluster).toList())
                .withUsers(items("users", "user").map(this::user).toList())
                .build();
    }

    /** The entries of a list that say something. */
    private Stream<Tree> items(String list, String kind) {
        return content.itemsAt(list).stream().filter(item -> item.at(kind).isPresent());
    }

    private static NamedContext context(Tree item) {
        return new NamedContextBuilder()
                .withName(word(item, "name"))
                .withNewContext()
                .withCluster(word(item, "context", "cluster"))
                .withUser(word(item, "context", "user"))
                .withNamespace(word(item, "context", "namespace"))
                .endContext()
                .build();
    }

    private NamedCluster cluster(Tree item) {
        return new NamedClusterBuilder()
                .withName(word(item, "name"))
                .withNewCluster()
                .withServer(word(item, "cluster", "server"))
                .withCertificateAuthority(path(item, "cluster", "certificate-authority"))
                .withCertificateAuthorityData(word(item, "cluster", "certificate-authority-data"))
                .withInsecureSkipTlsVerify(item.isTrueAt("cluster", "insecure-skip-tls-verify"))
                .withProxyUrl(word(item, "cluster", "proxy-url"))
                .withTlsServerName(word(item, "cluster", "tls-server-name"))
                .endCluster()
                .build();
    }

    private NamedAuthInfo user(Tree item) {
        AuthInfoBuilder user = new AuthInfoBuilder()
                .withClientCertificate(path(item, "user", "client-certificate"))
                .withClientCertificateData(word(item, "user", "client-certificate-data"))
                .withClientKey(path(item, "user", "client-key"))
                .withClientKeyData(word(item, "user", "client-key-data"))
                .withToken(word(item, "user", "token"))
                .withUsername(word(item, "user", "username"))
                .withPassword(word(item, "user", "password"));
        item.at("user", "exec").ifPresent(exec -> user.withExec(exec(exec)));
        item.at("user", "auth-provider")
                .ifPresent(provider -> user.withAuthProvider(new AuthProviderConfigBuilder()
                        .withName(word(provider, "name"))
                        .withConfig(words(provider.fieldsAt("config")))
                        .build()));
        return new NamedAuthInfo(word(item, "name"), user.build());
    }

    private ExecConfig exec(Tree exec) {
        String command = word(exec, "command");
        boolean isPath = command != null && command.contains("/");
        return new ExecConfigBuilder()
                .withApiVersion(word(exec, "apiVersion"))
                .withCommand(isPath ? path(exec, "command") : command)
                .withArgs(exec.itemsAt("args").stream()
                        .flatMap(arg -> word(arg).stream())
                        .toList())
                .withEnv(exec.itemsAt("env").stream()
                        .map(one -> new ExecEnvVar(word(one, "name"), word(one, "value")))
                        .toList())
                .build();
    }

    private @Nullable String path(Tree item, String... steps) {
        String written = word(item, steps);
        return written == null
                ? null
                : path.toAbsolutePath().resolveSibling(written).normalize().toString();
    }

    private static @Nullable String word(Tree item, String... steps) {
        return item.at(steps).flatMap(KubeconfigFile::word).orElse(null);
    }

    private static Map<String, String> words(Map<String, Tree> fields) {
        Map<String, String> words = new LinkedHashMap<>();
        fields.forEach((name, value) -> word(value).ifPresent(word -> words.put(name, word)));
        return words;
    }

    /** What the library reads as a text too: a password may look like a number. */
    private static Optional<String> word(Tree value) {
        return switch (value) {
            case Tree.Text text -> Optional.of(text.value()).filter(word -> !word.isEmpty());
            case Tree.Num number -> Optional.of(number.literal());
            case Tree.Bool bool -> Optional.of(String.valueOf(bool.value()));
            case Tree.Nil _, Tree.Arr _, Tree.Obj _ -> Optional.empty();
        };
    }
}
