package io.larakube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./larakube over a program of one class, built by a stand-in for Maven; the last test builds the real one. */
@Tag("launcher")
class LauncherTest {

    private static final String BUILDS = "larakube: builds itself, once after each change\n";

    /** The stand-in has no class for these two. */
    private static final String NO_CACHE = """
        larakube: goes without the start-up cache 'lean'
        larakube: goes without the start-up cache 'render'
        larakube: goes without the start-up cache 'full'
        """;

    @TempDir
    Path folder;

    private Path house;
    private final List<Process> started = new ArrayList<>();

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void copyTheLauncher() throws Exception {
        house = Files.createDirectory(folder.resolve("a house"));
        copy("larakube", "build", "pom.xml", ".mvn");
        write("src/main/java/io/larakube/Other.java", "package io.larakube; class Other {}");
        write("src/main/java/io/larakube/Main.java", program("1"));
    }

    @AfterEach
    void endWhatStillRuns() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
        assertThat(larakube("a", "b c", ""))
                .isEqualTo(new Ended(0, "1 in " + folder + " [a, b c, ]\n", BUILDS + NO_CACHE));
        assertThat(larakube("--version")).isEqualTo(new Ended(0, "1 in " + folder + " [--version]\n", ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void onlyAChangeOfContentBuildsAgain() throws Exception {
        larakube();
        Files.setLastModifiedTime(main(), FileTime.fromMillis(System.currentTimeMillis()));
        assertThat(larakube().err()).isEmpty();

        FileTime before = Files.getLastModifiedTime(main());
        Files.writeString(main(), program("2"));
        Files.setLastModifiedTime(main(), before);
        assertThat(larakube().out()).startsWith("2 in ");

        Files.delete(house.resolve("src/main/java/io/larakube/Other.java"));
        assertThat(larakube().err()).startsWith(BUILDS);
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void sourcesThatWereBuiltBeforeAreNotBuiltAgain() throws Exception {
        larakube();
        Files.writeString(main(), program("2"));
        larakube();
        Files.writeString(main(), program("1"));
        assertThat(larakube()).isEqualTo(new Ended(0, "1 in " + folder + " []\n", ""));
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void anEditDuringTheBuildIsBuiltByTheNextStart() throws Exception {
        write("later", program("2"));
        String edit = "cat '" + house.resolve("later") + "' > '" + main() + "'";
        assertThat(end(start(Map.of("DURING", edit), List.of())).out()).startsWith("1 in ");
        assertThat(larakube().out()).startsWith("2 in ");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBuildThatWasKilledIsDoneAgainAtOnce() throws Exception {
        Process killed = start(Map.of("DURING", "sleep 600"), List.of());
        await(() -> builds() == 1);
        List<ProcessHandle> all = killed.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly); // kill -9: nothing is tidied up
        killed.destroyForcibly();
        killed.waitFor();
        await(() -> all.stream().noneMatch(ProcessHandle::isAlive)); // an orphan is a process until init has taken note
        assertThat(Files.isSymbolicLink(house.resolve("target/dist/lock"))).isTrue();

        assertThat(larakube()).isEqualTo(new Ended(0, "1 in " + folder + " []\n", BUILDS + NO_CACHE));
        try (Stream<Path> left = Files.list(house.resolve("target/dist"))) {
            assertThat(left.map(file -> file.getFileName().toString()).filter(name -> !name.matches("\\d+-\\d+")))
                    .containsExactlyInAnyOrder("current", "stamp");
        }
    }

    @Test
    void ofTwoStartsAtOnceOneBuildsAndTheOtherWaits() throws Exception {
        Path gate = folder.resolve("gate");
        Process first = start(Map.of("DURING", "until [ -e '" + gate + "' ]; do sleep 0.1; done"), List.of("first"));
        await(() -> builds() == 1);
        Process second = start(Map.of(), List.of("second"));
        await(() -> Files.readString(err(second)).contains("waits for process"));
        Files.createFile(gate);

        assertThat(end(first).out()).isEqualTo("1 in " + folder + " [first]\n");
        Ended waited = end(second);
        assertThat(waited.out()).isEqualTo("1 in " + folder + " [second]\n");
        assertThat(waited.err()).matches("larakube: waits for process \\d+, which is building\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aBuildThatFailsShowsWhyAndRunsNothing() throws Exception {
        larakube();
        Files.writeString(main(), "no Java");
        Ended failed = larakube();
        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .startsWith(BUILDS + "larakube: could not be built\n")
                .contains("Main.java:1: error:");
        assertThat(larakube().exitCode()).isEqualTo(4);
    }

    @Test
    void itStartsThroughSymbolicLinks() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("lk"), Path.of("../a house/larakube"));
        Path link = Files.createSymbolicLink(folder.resolve("lk"), bin.resolve("lk"));
        assertThat(end(start(Map.of(), List.of("x"), link.toString())).out()).isEqualTo("1 in " + folder + " [x]\n");
    }

    @Test
    void javaOptionsOfTheUserAreNotTaken() throws Exception {
        larakube();
        Map<String, String> options =
                Map.of("JAVA_TOOL_OPTIONS", "-Dx=y", "_JAVA_OPTIONS", "-Dx=y", "JDK_JAVA_OPTIONS", "-Dx=y");
        assertThat(end(start(options, List.of("--version"))).err()).isEmpty();
    }

    @Test
    void theRealProgramIsBuiltWithCachesThatJavaAccepts() throws Exception {
        copy("src/main");
        Files.delete(house.resolve("src/main/java/io/larakube/Other.java"));
        Process real = new ProcessBuilder("./larakube", "--version")
                .directory(house.toFile())
                .start();
        assertThat(new String(real.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("larakube " + Main.VERSION + "\n");
        assertThat(new String(real.getErrorStream().readAllBytes(), UTF_8)).isEqualTo(BUILDS);
        write(
                "strict",
                Files.readString(house.resolve("larakube"))
                        .replace("exec \"$jdk/bin/java\"", "exec \"$jdk/bin/java\" -XX:AOTMode=on"));
        assertThat(strict("--version")).isEmpty();
        assertThat(strict("--help")).isEmpty();
        assertThat(strict("cluster-command")).startsWith("✖ there is no command cluster-command\n");
    }

    /** What a start says on standard error when Java must refuse to go on without its cache. */
    private String strict(String command) throws IOException {
        Process process = new ProcessBuilder("sh", "strict", command)
                .directory(house.toFile())
                .start();
        return new String(process.getErrorStream().readAllBytes(), UTF_8);
    }

    private static String program(String version) {
        return """
            package io.larakube;
            class Main {
                public static void main(String[] args) {
                    System.out.println("%s in " + System.getProperty("user.dir") + " " + java.util.List.of(args));
                }
            }
            """.formatted(version);
    }

    private Ended larakube(String... args) throws Exception {
        return end(start(Map.of(), List.of(args)));
    }

    private Process start(Map<String, String> environment, List<String> args) throws IOException {
        return start(environment, args, house.resolve("larakube").toString());
    }

    private Process start(Map<String, String> environment, List<String> args, String launcher) throws IOException {
        List<String> line = new ArrayList<>(List.of(launcher));
        line.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.redirectOutput(folder.resolve("out-" + started.size()).toFile());
        builder.redirectError(folder.resolve("err-" + started.size()).toFile());
        builder.environment()
                .put("PATH", Path.of("src/test/resources/launcher").toAbsolutePath() + ":" + System.getenv("PATH"));
        builder.environment().put("BUILDS", folder.resolve("builds").toString());
        builder.environment().putAll(environment);
        started.add(builder.start());
        return started.getLast();
    }

    private Path err(Process process) {
        return folder.resolve("err-" + started.indexOf(process));
    }

    private Ended end(Process process) throws Exception {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        Path out = folder.resolve("out-" + started.indexOf(process));
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err(process)));
    }

    private int builds() throws IOException {
        try {
            return Files.readAllLines(folder.resolve("builds")).size();
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private Path main() {
        return house.resolve("src/main/java/io/larakube/Main.java");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(house.resolve(file).getParent());
        Files.writeString(house.resolve(file), text);
    }

    private void copy(String... names) throws Exception {
        for (String name : names) {
            Path to = house.resolve(name);
            Files.createDirectories(to.getParent());
            assertThat(new ProcessBuilder("cp", "-R", name, to.getParent().toString())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        }
    }
}
