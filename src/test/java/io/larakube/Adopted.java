package io.larakube;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.e2e.Cli;
import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Laravel application in a folder of its own that {@code larakube init} has adopted, and what larakube says when it is run there. */
public record Adopted(Path folder, Map<String, String> environment) {

    /** What every refused run leaves beside the files: the lock of the one who writes. */
    private static final List<String> TRACES = List.of(".larakube", ".larakube/lock", ".larakube/.gitignore");

    /** Of two of these at once the second says that another one is writing. */
    private static final List<String> WRITES = List.of("init", "render", "add");

    private static final Map<String, String> NO_CLUSTER = Map.of("KUBECONFIG", "/nonexistent");

    /** The example application, adopted here. */
    public static Adopted guestbook(Path folder) {
        copy(Path.of("examples/guestbook"), folder);
        new Cli(folder, NO_CLUSTER).succeed("init", "--postgres", "--redis", "--scheduler", "--yes");
        return new Adopted(folder, NO_CLUSTER);
    }

    /** The same beside it, for one test. */
    public Adopted copy() {
        try {
            return copyTo(Files.createTempDirectory(folder.getParent(), "copy").resolve("guestbook"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Adopted copyTo(Path to) {
        copy(folder, to);
        return new Adopted(to, environment);
    }

    /** The application as it was before it was adopted, without its larger files. */
    Adopted unadoptedIn(Path disk) {
        Path to = disk.resolve("guestbook");
        try {
            Files.createDirectories(to);
            for (String file : List.of("composer.json", "artisan", ".env.example")) {
                Files.copy(Path.of("examples/guestbook").resolve(file), to.resolve(file));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Adopted(to, environment);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Adopted with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Adopted(folder, more);
    }

    /**
     * The same with a kubeconfig that has one context, {@code here}.
     *
     * @param authority lines of the cluster that say whom to trust; none when empty
     */
    Adopted withKubeconfig(String server, String current, String authority) {
        String text =
                """
                apiVersion: v1
                kind: Config
                clusters: [{name: one, cluster: {server: "%s"%s}}]
                users: [{name: me, user: {token: nothing}}]
                contexts: [{name: here, context: {cluster: one, user: me}}]
                current-context: "%s"
                """.formatted(server, authority.isEmpty() ? "" : ", certificate-authority-data: " + authority, current);
        Path file = folder.resolveSibling("kubeconfig");
        write("../kubeconfig", text);
        return with("KUBECONFIG", file.toString());
    }

    Adopted withKubeconfig(String server, String current) {
        return withKubeconfig(server, current, "");
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void edit(String file, String from, String to) {
        String text = read(file);
        assertThat(text).contains(from);
        write(file, text.replace(from, to));
    }

    /** Sets a key of {@code .env} where it stands. */
    void env(String key, String value) {
        write(".env", read(".env").replaceAll("(?m)^" + key + "=.*$", key + "=" + value));
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes files and folders with all that is in them. */
    void delete(String... names) {
        for (String name : names) {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** As a run leaves it that was killed after it had replaced a file and before it was done. */
    void interruptedWhileWriting(String file) {
        String before = read(file);
        write(file, "half\n");
        assertThat(folder.resolve(".larakube/transaction").toFile().mkdirs()).isTrue();
        write(".larakube/transaction/0", before);
        write(
                ".larakube/transaction/journal.json",
                "{\"files\": [{\"path\": \"%s\", \"before\": \"%s\", \"after\": \"%s\"}], \"folders\": []}"
                        .formatted(file, sum(before), sum("half\n")));
    }

    /**
     * Runs a command line twice, as text and with {@code -o json}: it ends with this exit code and says exactly this, on standard error or
     * as JSON on standard output, and leaves every file as it was.
     *
     * @param message with {@code {folder}} for the project's folder and {@code {beside}} for the one around it
     */
    public void refuses(int exitCode, String message, String... commandLine) {
        Map<String, String> before = everything();
        Cli.Running asText = cli().start(commandLine);
        if (WRITES.contains(commandLine[0])) {
            asText.await();
        }
        Cli.Running asJson = cli().start(Stream.concat(Stream.of(commandLine), Stream.of("-o", "json"))
                .toArray(String[]::new));
        Cli.Ended text = asText.await();
        Cli.Ended json = asJson.await();
        assertThat(words(text.err())).as(String.join(" ", commandLine)).isEqualTo(message);
        assertThat(text.exitCode()).isEqualTo(exitCode);
        assertThat(words(inWords(json.out()))).isEqualTo(message);
        assertThat(json.exitCode()).isEqualTo(exitCode);
        assertThat(json.out()).contains("\"exitCode\":" + exitCode + "}}\n").doesNotContain("\tat ");
        assertThat(everything()).isEqualTo(before);
    }

    public Cli cli() {
        return new Cli(folder, environment);
    }

    /** The failure: what was remarked before it is no part of it. */
    private String words(String said) {
        String failure = said.substring(Math.max(0, said.indexOf('✖')));
        return failure.replace(folder.toString(), "{folder}").replace(String.valueOf(folder.getParent()), "{beside}");
    }

    /** The only line of JSON, in the words that it is said in as text. */
    private static String inWords(String out) {
        assertThat(out.lines()).as(out).hasSize(1);
        Tree error = Json.parse(out).orElseThrow().at("error").orElseThrow();
        StringBuilder text = new StringBuilder("✖ ")
                .append(error.textAt("message").orElseThrow())
                .append('\n');
        for (Tree problem : error.itemsAt("problems")) {
            text.append(problem.textAt("place").orElseThrow()).append(": ");
            text.append(problem.textAt("what").orElseThrow()).append("\n  ");
            text.append(problem.textAt("remedy").orElseThrow()).append('\n');
        }
        error.itemsAt("advice")
                .forEach(line ->
                        text.append("  ").append(line.textAt().orElseThrow()).append('\n'));
        return text.toString();
    }

    /** Every file with the sum of its content, every folder, without the traces of a refused run. */
    Map<String, String> everything() {
        Map<String, String> everything = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String name = folder.relativize(file).toString();
                if (!TRACES.contains(name)) {
                    everything.put(
                            name,
                            Files.isRegularFile(file)
                                    ? sum(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                                    : "folder");
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return everything;
    }

    private static String sum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
