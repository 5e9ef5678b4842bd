package io.larakube.cloud;

import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Invocation;
import io.larakube.process.Runner;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logins that this machine's user has for registries, as docker, podman and buildah keep them.
 *
 * @param files read in this order
 */
public record Logins(Runner runner, List<Path> files) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Sources: "docker login" of docker's reference; containers-auth.json(5). */
    public static Logins ofThisUser(Runner runner, Map<String, String> variables, Path home) {
        List<Path> files = new ArrayList<>();
        files.add(Path.of(variables.getOrDefault(
                        "DOCKER_CONFIG", home.resolve(".docker").toString()))
                .resolve("config.json"));
        Optional.ofNullable(variables.get("REGISTRY_AUTH_FILE")).map(Path::of).ifPresent(files::add);
        Optional.ofNullable(variables.get("XDG_RUNTIME_DIR"))
                .ifPresent(folder -> files.add(Path.of(folder, "containers", "auth.json")));
        files.add(home.resolve(".config/containers/auth.json"));
        return new Logins(runner, List.copyOf(files));
    }

    /** The login for a host; none when there is none, or only one that cannot be handed on. */
    public Optional<RegistryLogin> at(String host) {
        return files.stream()
                .filter(Files::isRegularFile)
                .flatMap(file -> in(read(file), host).stream())
                .findFirst();
    }

    private static Tree read(Path file) {
        try {
            return Json.parse(Files.readString(file)).orElse(Tree.obj());
        } catch (IOException unreadable) {
            return Tree.obj();
        }
    }

    private Optional<RegistryLogin> in(Tree config, String host) {
        String key = RegistryLogin.key(host);
        Optional<String> helper = config.textAt("credHelpers", key)
                .or(() -> config.textAt("credHelpers", host))
                .or(() -> config.textAt("credsStore"));
        return config.textAt("auths", key, "auth")
                .or(() -> config.textAt("auths", "https://" + host, "auth"))
                .flatMap(auth -> decoded(host, auth))
                .or(() -> helper.flatMap(name -> helped(name, host, key)));
    }

    private static Optional<RegistryLogin> decoded(String host, String auth) {
        try {
            String both = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new RegistryLogin(host, both.substring(0, colon), both.substring(colon + 1)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Source: docker/docker-credential-helpers: the host on standard input, JSON on standard output. */
    private Optional<RegistryLogin> helped(String helper, String host, String key) {
        try {
            Finished told = runner.run(Invocation.of("docker-credential-" + helper, "get")
                    .reading(key)
                    .within(PATIENCE));
            Tree answer = told.succeeded() ? Json.parse(told.text()).orElse(Tree.obj()) : Tree.obj();
            Optional<String> user = answer.textAt("Username").filter(name -> !name.equals("<token>"));
            return user.flatMap(name -> answer.textAt("Secret").map(secret -> new RegistryLogin(host, name, secret)));
        } catch (Failure.Unavailable | Failure.Unsuccessful absent) {
            return Optional.empty();
        }
    }
}
