package io.larakube;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** build/Desugar.java over a small program that prints what every kind of switch and record comes to. */
@Tag("launcher")
class DesugarTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    private static final String PROGRAM = """
        import java.util.*;

        public class Program {
            sealed interface Shape { record Dot() implements Shape {} record Box(int side, Shape in) implements Shape {} }
            enum Colour { RED, GREEN, BLUE }
            record Every(boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, int[] j,
                    List<String> k) {}
            record One<T>(T value) {
                @Override public String toString() { return "own " + value; }
            }
            interface Talks {
                static String say(Object it) { return switch (it) { case String s -> s; case null, default -> "none"; }; }
                default String same(Shape it) { return switch (it) { case Shape.Dot d -> "."; case Shape.Box b -> "b"; }; }
            }

            static String types(Object it) {
                return switch (it) {
                    case null -> "null";
                    case Shape.Box(int side, Shape.Box(var deep, var in)) when side > deep -> "box of box " + deep + in;
                    case Shape.Box(int side, var in) when side > 5 -> "big box";
                    case Shape.Box box -> "box " + box;
                    case Shape.Dot dot -> "dot";
                    case int[] numbers -> "numbers " + numbers.length;
                    case String[][] words -> "words " + words.length;
                    case Map.Entry<?, ?> entry -> "entry " + entry.getKey();
                    case CharSequence text when text.length() > 3 -> "long text";
                    case String text -> "text " + text;
                    case Number number -> "number " + number;
                    case Object other -> "other";
                };
            }
            static String words(Object it) {
                return switch (it) {
                    case String s when s.isEmpty() -> "empty";
                    case Colour c when c == Colour.BLUE -> "blue";
                    case Colour c -> "colour " + c;
                    default -> "default";
                };
            }
            static String text(String it) {
                return switch (it) {
                    case "a" -> "A";
                    case String s when s.length() > 2 -> "long";
                    case "b" -> "B";
                    case null, default -> "other";
                };
            }
            static String number(Integer it) {
                return switch (it) { case 1 -> "one"; case Integer i when i > 9 -> "many"; case 2 -> "two"; case Integer i -> "few"; };
            }
            static String letter(Character it) {
                return switch (it) { case 'x' -> "X"; case Character c when c > 'x' -> "after"; case Character c -> "before"; };
            }
            static String colour(Colour it) {
                return switch (it) { case RED -> "red"; case Colour c when c.ordinal() == 1 -> "second"; case BLUE -> "blue";
                    case null, default -> "no colour"; };
            }
            sealed interface Mixed permits Tone, Line {}
            enum Tone implements Mixed { LOW, HIGH }
            record Line(String words) implements Mixed {}
            static String mixed(Mixed it) {
                return switch (it) { case Tone.LOW -> "low"; case Tone.HIGH -> "high"; case Line(var words) -> words; };
            }

            public static void main(String[] args) {
                record Local(Object here) {}
                Shape dot = new Shape.Dot();
                Shape box = new Shape.Box(3, dot);
                for (Object it : Arrays.asList(null, dot, box, new Shape.Box(9, dot), new Shape.Box(4, box),
                        new Shape.Box(2, box), new int[2], new String[1][1], Map.entry(1, 2), "abc", "abcd",
                        new StringBuilder("ab"), new StringBuilder("abcde"), 7, 1.5, 'c', Colour.RED, new Object[0])) {
                    System.out.println(types(it) + " / " + Talks.say(it));
                }
                for (Object it : new Object[] {"", "x", Colour.BLUE, Colour.RED, 3}) System.out.println(words(it));
                for (String it : new String[] {"a", "b", "c", "abc", null}) System.out.println(text(it));
                for (Integer it : new Integer[] {1, 2, 3, 10}) System.out.println(number(it));
                for (Character it : new Character[] {'x', 'y', 'a'}) System.out.println(letter(it));
                for (Colour it : new Colour[] {Colour.RED, Colour.GREEN, Colour.BLUE, null}) System.out.println(colour(it));
                for (Mixed it : new Mixed[] {Tone.LOW, Tone.HIGH, new Line("words")}) System.out.println(mixed(it));
                System.out.println(new Talks() {}.same(box));
                try { mixed(null); } catch (NullPointerException expected) { System.out.println("no null"); }

                int[] array = {1};
                List<Every> all = List.of(
                        new Every(true, (byte) -1, 'é', (short) 2, 3, 1L << 40, 1.5f, 0.0, "text", null, List.of("k")),
                        new Every(true, (byte) -1, 'é', (short) 2, 3, 1L << 40, 1.5f, -0.0, "text", null, List.of("k")),
                        new Every(true, (byte) -1, 'é', (short) 2, 3, 1L << 40, Float.NaN, Double.NaN, null, null, null),
                        new Every(true, (byte) -1, 'é', (short) 2, 3, 1L << 40, Float.NaN, Double.NaN, null, null, null),
                        new Every(true, (byte) -1, 'é', (short) 2, 3, 1L << 40, 0f, Double.NaN, null, null, null),
                        new Every(true, (byte) -1, 'é', (short) 2, 3, 1L << 41, 0f, Double.NaN, null, null, null),
                        new Every(false, (byte) -1, 'é', (short) 2, 3, 1L << 40, 1.5f, 0.0, "text", null, List.of("k")),
                        new Every(true, (byte) -1, 'e', (short) 2, 3, 1L << 40, 1.5f, 0.0, "text", null, List.of("k")));
                for (Every one : all) {
                    System.out.println(one + " " + one.hashCode() + " " + one.equals(null) + one.equals("") + one.equals(one));
                    for (Every other : all) System.out.print(one.equals(other) ? "=" : ".");
                    System.out.println();
                }
                Every arrays = new Every(true, (byte) 0, 'a', (short) 0, 0, 0, 0, 0, "", array, null);
                System.out.println(arrays.equals(new Every(true, (byte) 0, 'a', (short) 0, 0, 0, 0, 0, "", array, null))
                        + " " + arrays.equals(new Every(true, (byte) 0, 'a', (short) 0, 0, 0, 0, 0, "", new int[] {1}, null)));
                System.out.println(dot + " " + dot.hashCode() + " " + dot.equals(new Shape.Dot()) + " " + new One<>(1)
                        + new One<>(null).hashCode() + new One<>("a").equals(new One<>("a")) + new Local(box));
            }
        }
        """;

    @TempDir
    Path folder;

    private Path plain;
    private Path rewritten;

    @BeforeEach
    void compileTheProgram() throws Exception {
        Files.writeString(folder.resolve("Program.java"), PROGRAM);
        run("javac", "-parameters", "-d", folder.resolve("classes").toString(), "Program.java");
        plain = folder.resolve("plain.jar");
        run("jar", "--create", "--file", plain.toString(), "--main-class", "Program", "-C", "classes", ".");
        rewritten = Files.copy(plain, folder.resolve("other.jar"));
        run("java", Path.of("build/Desugar.java").toAbsolutePath().toString(), rewritten.toString());
    }

    @Test
    void theRewrittenProgramSaysTheSame() throws Exception {
        assertThat(run("java", "-Xverify:all", "-jar", rewritten.toString()))
                .isEqualTo(run("java", "-jar", plain.toString()))
                .contains("box of box 3Dot[]", "Every[a=true, b=-1, c=é, d=2,", "Local[here=Box[side=3, in=Dot[]]]");
    }

    @Test
    void onlySwitchesOverConstantsAreLeftToBeSpun() throws Exception {
        run("jar", "--extract", "--file", rewritten.toString(), "--dir", "out");
        assertThat(with("ObjectMethods")).isEmpty();
        assertThat(with("SwitchBootstraps")).containsExactly("Program.class");
        run("jar", "--extract", "--file", plain.toString(), "--dir", "out");
        assertThat(with("ObjectMethods")).contains("Program$Every.class", "Program$1Local.class");
        assertThat(with("SwitchBootstraps")).contains("Program$Talks.class");
    }

    @Test
    void whatIsNoClassIsKept() throws Exception {
        run("jar", "--extract", "--file", rewritten.toString(), "--dir", "out");
        assertThat(folder.resolve("out/META-INF/MANIFEST.MF")).content().contains("Main-Class: Program");
    }

    private List<String> with(String word) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            List<String> names = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.readString(file, ISO_8859_1).contains(word)) {
                    names.add(file.getFileName().toString());
                }
            }
            return names;
        }
    }

    /** What a program of the JDK prints, run in the folder. */
    private String run(String program, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(JDK.resolve(program).toString()));
        if (program.equals("java")) {
            line.add("-Dstdout.encoding=UTF-8");
        }
        line.addAll(List.of(args));
        Process process = new ProcessBuilder(line)
                .directory(Files.createDirectories(folder.resolve("out"))
                        .getParent()
                        .toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).describedAs(printed).isZero();
        return printed;
    }
}
