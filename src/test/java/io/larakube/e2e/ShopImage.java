package io.larakube.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.PackageManager;
import io.larakube.blueprint.Php;
import io.larakube.engine.Engine;
import io.larakube.image.Build;
import io.larakube.image.Builder;
import io.larakube.image.BuilderChoice;
import io.larakube.image.Builders;
import io.larakube.image.Delivery;
import io.larakube.image.DockerIgnore;
import io.larakube.image.Dockerfile;
import io.larakube.image.Recipe;
import io.larakube.image.Supply;
import io.larakube.process.Invocation;
import io.larakube.process.Programs;
import io.larakube.process.Runner;
import io.larakube.process.SystemRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shop's image, built from our Dockerfile with buildah. Its bases are the archives of the test cluster's images; a test that
 * needs it is skipped when buildah, runc or the archives are missing.
 */
public final class ShopImage {

    /** What the front end's build gets to see. */
    public static final Map<String, String> CONFIGURATION = Map.of("VITE_APP_NAME", "Shop", "APP_KEY", "base64:hidden");

    private static final Pattern BASE = Pattern.compile("(?m)^FROM (docker\\.io/(?:[^/\\s]+/)*([^/:\\s]+):\\S+)");
    private static final Pattern ARCHIVES = Pattern.compile("LARAKUBE_TESTCLUSTER_IMAGES:-([^}]+)}");

    private final Path folder;
    private final Build build;

    private ShopImage(Path folder, Build build) {
        this.folder = folder;
        this.build = build;
    }

    /** A copy of the application with Dockerfile and {@code .dockerignore}, as after {@code init}. */
    public static Path workingCopy(Path folder) {
        return workingCopy(folder, copy -> {});
    }

    /** As {@link #workingCopy(Path)}, with changes to the application before it is looked at. */
    public static Path workingCopy(Path folder, Consumer<Path> changes) {
        try {
            copy(apps().resolve("shop"), folder);
            changes.accept(folder);
            Recipe recipe = Recipe.of(folder, blueprint(), CONFIGURATION.keySet());
            Files.writeString(
                    folder.resolve(Dockerfile.NAME), Dockerfile.of(recipe).text());
            Files.writeString(folder.resolve(DockerIgnore.NAME), DockerIgnore.of(recipe));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The image of a working copy, built unless buildah has it. */
    public static ShopImage of(Path workingCopy) {
        return of(workingCopy, "shop");
    }

    /** As {@link #of(Path)}, under another name, such as that of a registry. */
    public static ShopImage of(Path workingCopy, String repository) {
        Build build = Build.of(workingCopy, repository, CONFIGURATION, Optional.empty());
        ShopImage image = new ShopImage(workingCopy, build);
        Supply supply = image.supply();
        if (!supply.has(build)) {
            bases(workingCopy).forEach((name, archive) -> pull(name, archive));
            supply.build(build, line -> {});
        }
        return image;
    }

    /** What the nodes have it by, {@code shop:3f9d2a10c4be}, after it was brought to all of them. */
    public String delivered(Path scratch) {
        Delivery own = new Delivery.Own(List.of(RealCluster.tool().toString(), "load", "{archive}"), folder);
        return supply().deliver(build.image(), own, scratch, line -> {});
    }

    /** What the nodes pull it by, after it was pushed to the registry that its name begins with. */
    public String pushed(Path scratch) {
        return supply().deliver(build.image(), new Delivery.Registry(), scratch, line -> {});
    }

    /** The image as a file. */
    public Path archive(Path scratch) {
        Path archive = scratch.resolve("shop.tar");
        runner().run(builder().save(build.image(), archive)).orFail();
        return archive;
    }

    /** The paths of all that its layers hold; folders end in a slash. */
    public List<String> paths(Path scratch) throws IOException {
        Path unpacked = Files.createTempDirectory(scratch, "layers");
        return ImageArchive.read(archive(unpacked), unpacked).layers().stream()
                .flatMap(layer -> ImageArchive.paths(layer).stream())
                .toList();
    }

    public Build build() {
        return build;
    }

    private Supply supply() {
        return new Supply(runner(), Programs.ofThisProcess(), builder());
    }

    private static Builder builder() {
        Programs programs = Programs.ofThisProcess();
        assumeTrue(programs.find("buildah").isPresent(), "skipped: no buildah");
        assumeTrue(programs.find("runc").isPresent(), "skipped: no runc");
        return new Builders(runner(), programs)
                .find(new BuilderChoice(Optional.of("buildah"), options(), List.of("--tls-verify=false")));
    }

    /** crun of Debian 12 refuses a hybrid cgroup hierarchy; npm needs the network, and perhaps a certificate of that network. */
    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("--runtime", "runc", "--network", "host"));
        Optional.ofNullable(System.getenv("SSL_CERT_FILE"))
                .ifPresent(
                        file -> options.addAll(List.of("--volume", file + ":/etc/ssl/certs/ca-certificates.crt:ro")));
        return options;
    }

    private static Map<String, Path> bases(Path workingCopy) {
        try {
            Map<String, Path> bases = new LinkedHashMap<>();
            Matcher from = BASE.matcher(Files.readString(workingCopy.resolve(Dockerfile.NAME)));
            while (from.find()) {
                bases.put(from.group(1), archives().resolve(from.group(2) + ".tar"));
            }
            return bases;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sees to it that buildah has an image of the test cluster's archives; skips the test when it cannot. */
    static void require(String name, String archive) throws IOException {
        builder();
        pull(name, archives().resolve(archive + ".tar"));
    }

    private static void pull(String name, Path archive) {
        if (runner().run(Invocation.of("buildah", "inspect", "--type", "image", name))
                .succeeded()) {
            return;
        }
        assumeTrue(Files.isReadable(archive), "skipped: no " + archive.getFileName() + " of the test cluster's images");
        runner().run(Invocation.of("buildah", "pull", "--quiet", "docker-archive:" + archive + ":" + name))
                .orFail();
    }

    /** Where the test cluster keeps the archives of its images; its tool knows the usual place. */
    private static Path archives() throws IOException {
        String given = System.getenv("LARAKUBE_TESTCLUSTER_IMAGES");
        if (given != null) {
            return Path.of(given);
        }
        Matcher usual = ARCHIVES.matcher(Files.readString(RealCluster.tool()));
        assumeTrue(usual.find(), "skipped: the test cluster's tool does not say where its images are");
        return Path.of(usual.group(1));
    }

    private static Path apps() {
        String given = System.getenv("LARAKUBE_TEST_APPS");
        Path apps = Path.of(given == null ? "../shared/apps" : given)
                .toAbsolutePath()
                .normalize();
        assumeTrue(Files.isDirectory(apps), "skipped: no " + apps.getFileName() + " for the tests");
        return apps;
    }

    private static Runner runner() {
        return new SystemRunner(Programs.ofThisProcess());
    }

    private static Blueprint blueprint() {
        Php php = new Php("8.4", Php.Server.FPM_NGINX, Php.Os.DEBIAN, List.of("bcmath"));
        return new Blueprint(
                "shop",
                php,
                Engine.POSTGRES,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                PackageManager.NPM,
                Optional.of("/up"),
                List.of("public/sitemaps"),
                List.of(),
                Map.of());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }
}
