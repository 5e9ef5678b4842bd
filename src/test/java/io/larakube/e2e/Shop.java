package io.larakube.e2e;

import io.larakube.tree.Json;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The shop application in a folder of its own, under a name of its own, adopted by {@code larakube init}; and what it shows of
 * itself on the cluster. Closing it removes folder and namespace.
 */
public final class Shop implements AutoCloseable {

    /** Its releases, as images that the cluster's nodes have. */
    public static final String V1 = "shop:v1";

    public static final String V2 = "shop:v2";
    public static final String V3_BAD = "shop:v3-bad-migration";

    private final Path folder;
    private final String name;
    private final String environment;

    private Shop(Path folder, String name, String environment) {
        this.folder = folder;
        this.name = name;
        this.environment = environment;
    }

    /** The same shop, looked at in production, which has this in its blueprint. */
    public Shop inProductionWith(String fields) {
        try {
            Path blueprint = folder.resolve(".larakube.json");
            String text = Files.readString(blueprint);
            if (!text.contains("\"production\": {}")) {
                throw new AssertionError("no empty production in " + text);
            }
            Files.writeString(blueprint, text.replace("\"production\": {}", "\"production\": {" + fields + "}"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        cli().succeed("render");
        return new Shop(folder, name, "production");
    }

    /** A fresh copy with PostgreSQL, Redis and these features. */
    public static Shop with(String... features) {
        Stream<String> flags = Stream.of(features).map(feature -> "--" + feature);
        return adopted(Stream.concat(Stream.of("--postgres", "--redis"), flags).toArray(String[]::new));
    }

    /** A fresh copy that was adopted with these flags. */
    public static Shop adopted(String... flags) {
        try {
            String name = "shop-" + UUID.randomUUID().toString().substring(0, 6);
            Path folder = Files.createTempDirectory("larakube-e2e").resolve(name);
            copy(source(), folder);
            Shop shop = new Shop(folder, name, "local");
            shop.cli()
                    .succeed(Stream.concat(Stream.of("init", "--yes"), Stream.of(flags))
                            .toArray(String[]::new));
            return shop;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where the application is that each test has a copy of; other releases of it are beside it. */
    static Path source() {
        String given = System.getenv("LARAKUBE_TEST_APPS");
        return Path.of(given == null ? "../shared/apps" : given)
                .resolve("shop")
                .toAbsolutePath()
                .normalize();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }

    public Path folder() {
        return folder;
    }

    public String name() {
        return name;
    }

    public String namespace() {
        return name + "-" + environment;
    }

    public Cli cli() {
        return new Cli(folder);
    }

    /** Sets a key of the environment's {@code .env} file, as a user would with an editor. */
    public void env(String key, String value) {
        try {
            Path file = folder.resolve(environment.equals("local") ? ".env" : ".env." + environment);
            String others = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith(key + "="))
                    .reduce("", (text, line) -> text + line + "\n");
            Files.writeString(file, others + key + "=" + value + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The files in which another release of the application differs, over those that are there. */
    void copyFrom(String release) {
        try {
            copy(source().resolveSibling(release), folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Adds a patch of the user's own to the local overlay. */
    public void patch(String file, String yaml) {
        try {
            Path overlay = folder.resolve(".infrastructure/k8s/overlays/local");
            Files.writeString(overlay.resolve(file), yaml);
            Path kustomization = overlay.resolve("kustomization.yaml");
            String text = Files.readString(kustomization);
            String entry = "  - path: " + file + "\n";
            Files.writeString(
                    kustomization,
                    text.contains("\npatches:\n")
                            ? text.replace("\npatches:\n", "\npatches:\n" + entry)
                            : text + "patches:\n" + entry);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String kubectl(String... arguments) {
        return RealCluster.kubectl(Stream.concat(Stream.of("-n", namespace()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** The pods of a workload, newest first, those that leave included. */
    public List<Tree> pods(String workload) {
        String json = kubectl("get", "pods", "-l", "app.kubernetes.io/name=" + workload, "-o", "json");
        return Json.parse(json).orElseThrow().itemsAt("items").stream()
                .sorted(Comparator.comparing((Tree pod) ->
                                pod.textAt("metadata", "creationTimestamp").orElse(""))
                        .reversed())
                .toList();
    }

    /** The only pod of a workload. */
    public Tree pod(String workload) {
        List<Tree> pods = pods(workload);
        if (pods.size() != 1) {
            throw new AssertionError(workload + " has " + pods.size() + " pods");
        }
        return pods.getFirst();
    }

    public static String nameOf(Tree pod) {
        return pod.textAt("metadata", "name").orElseThrow();
    }

    /** When the main container of a pod started, in whole seconds. */
    public static Instant started(Tree pod) {
        return Instant.parse(pod.itemsAt("status", "containerStatuses")
                .getFirst()
                .textAt("state", "running", "startedAt")
                .orElseThrow(() -> new AssertionError(nameOf(pod) + " does not run")));
    }

    /** When a pod became Ready, in whole seconds. */
    public static Instant ready(Tree pod) {
        return pod.itemsAt("status", "conditions").stream()
                .filter(condition -> condition.textAt("type").orElse("").equals("Ready")
                        && condition.textAt("status").orElse("").equals("True"))
                .map(condition ->
                        Instant.parse(condition.textAt("lastTransitionTime").orElseThrow()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(nameOf(pod) + " is not ready"));
    }

    public static int restarts(Tree pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(field -> pod.itemsAt("status", field).stream())
                .mapToInt(status -> status.numberAt("restartCount").orElse(0L).intValue())
                .sum();
    }

    /** The answer of the web pod to a request, asked from inside it. */
    public String get(String path) {
        return kubectl("exec", "deploy/php-web", "-c", "php", "--", "curl", "-s", "http://127.0.0.1:8080" + path);
    }

    /** Uploads so many files of growing size, {@code file-1.bin} and on. */
    void fill(int files) {
        inContainer("php-web", "sh", "-c", """
            for i in $(seq %d); do
              head -c $((i * 3000)) /dev/urandom >/tmp/f
              curl -fsS -o /dev/null -F file=@/tmp/f -F name=file-$i.bin http://127.0.0.1:8080/upload || exit 1
            done\
            """.formatted(files));
    }

    /** What the application says of its disk: driver, number of files, and one checksum of all. */
    Tree disk() {
        return Json.parse(get("/disk")).orElseThrow();
    }

    /** Fails unless a web pod gives each of these uploads. */
    void requireFiles(Tree pod, Set<String> names) {
        String url = "http://127.0.0.1:8080/files/{" + String.join(",", names) + "}";
        kubectl("exec", nameOf(pod), "-c", "php", "--", "curl", "-fsS", "--fail-early", "-o", "/dev/null", url);
    }

    public String inContainer(String workload, String... command) {
        return kubectl(Stream.concat(Stream.of("exec", "deploy/" + workload, "-c", "php", "--"), Stream.of(command))
                .toArray(String[]::new));
    }

    /** The rows of a query, one a line, columns between bars. */
    public List<String> query(String sql) {
        String database = name.replace('-', '_');
        return kubectl("exec", "postgres-0", "--", "psql", "-U", "postgres", "-d", database, "-tAc", sql)
                .lines()
                .toList();
    }

    /** When a migration was finished. */
    public Instant migrated(String migration) {
        String sql = "select finished_at from migration_runs where migration = '" + migration + "'";
        String at = query(sql).getFirst().replace(' ', 'T');
        return LocalDateTime.parse(at).toInstant(ZoneOffset.UTC);
    }

    /** Waits until something holds; fails when it does not within the time. */
    public static void await(String what, Duration limit, BooleanSupplier holds) {
        Instant giveUp = Instant.now().plus(limit);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    @Override
    public void close() {
        RealCluster.kubectl("delete", "namespace", namespace(), "--ignore-not-found", "--wait=false");
        try {
            Files.walkFileTree(folder.getParent(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path directory, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
