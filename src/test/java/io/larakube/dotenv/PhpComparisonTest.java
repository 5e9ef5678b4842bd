package io.larakube.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Holds this package against PHP itself, where {@code php} and {@code vlucas/phpdotenv} are installed. */
class PhpComparisonTest {

    private static final Path DRIVER = Path.of("src/test/resources/dotenv/phpdotenv.php");

    /** The problems of files that phpdotenv takes; package-info names them all. */
    private static final Pattern DELIBERATE = Pattern.compile(
            ".* is set (twice|\\d+ times), .*|.*no closing (one|quote): Laravel takes the lines .*|.*a NUL"
                    + " character.*");

    private static final String DELIBERATELY = "only PHP reads, deliberately";

    /** What PHP makes of a file. */
    private sealed interface Php {
        /** What {@code getenv()} gives, and what {@code env()} gives: no entry if Laravel is not installed. */
        record Read(Map<String, String> values, Map<String, Optional<String>> laravel) implements Php {}

        record Refused(String message) implements Php {}
    }

    @TempDir
    Path folder;

    @Test
    void phpReadsWhatThisPackageReads() throws IOException, InterruptedException {
        List<String> texts = texts();
        List<Php> php = php(texts);
        assertThat(php).hasSameSizeAs(texts);
        Map<String, Integer> figures = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            figures.merge(compare(texts.get(i), php.get(i)), 1, Integer::sum);
        }
        assertThat(figures).containsOnly(entry("both read", 1899), entry("both refuse", 1014), entry(DELIBERATELY, 87));
    }

    private static List<String> texts() {
        RandomEnv random = new RandomEnv(2_000);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String text = random.file().text();
            texts.add(text);
            texts.add(random.damaged(text));
            texts.add(random.damaged(random.damaged(text)));
            texts.add("A=" + random.value());
            texts.add("A=\"" + random.value() + "\"\nB=1\n");
            texts.add(EnvFile.parse(".env", text)
                    .orThrow()
                    .with(new EnvChange.Add("A", random.value()), new EnvChange.Add("Z", random.value()))
                    .text());
        }
        return texts;
    }

    private static String compare(String text, Php php) {
        Parsed parsed = EnvFile.parse(".env", text);
        return switch (php) {
            case Php.Refused(String message) -> {
                assertThat(parsed).as("%s of %s", message, text).isInstanceOf(Parsed.Unreadable.class);
                yield "both refuse";
            }
            case Php.Read read ->
                switch (parsed) {
                    case Parsed.Read(EnvFile file) -> {
                        assertThat(file.values()).as(text).containsExactlyEntriesOf(read.values());
                        read.laravel()
                                .forEach((key, value) ->
                                        assertThat(file.laravel(key)).isEqualTo(value));
                        yield "both read";
                    }
                    case Parsed.Unreadable _
                    when hasOpenQuote(text) -> {
                        compare(closedPart(text), php);
                        yield DELIBERATELY;
                    }
                    case Parsed.Unreadable(List<Problem> problems) -> {
                        assertThat(problems)
                                .as(text)
                                .anyMatch(problem ->
                                        DELIBERATE.matcher(problem.what()).matches());
                        yield DELIBERATELY;
                    }
                };
        };
    }

    private static boolean hasOpenQuote(String text) {
        return closedPart(text).length() < text.length();
    }

    /** The text without the lines that phpdotenv drops: those from a double quote that does not close. */
    private static String closedPart(String text) {
        List<Line> lines = Line.split(text);
        int index = 0;
        while (index < lines.size() && Block.at(lines, index).closed()) {
            index += Block.at(lines, index).lines().size();
        }
        return lines.stream().limit(index).map(line -> line.text() + line.end()).collect(Collectors.joining());
    }

    private List<Php> php(List<String> texts) throws IOException, InterruptedException {
        Files.write(
                folder.resolve("texts"),
                texts.stream().map(PhpComparisonTest::base64).toList());
        Path answers = folder.resolve("answers");
        Path errors = folder.resolve("errors");
        int exit = run(answers, errors);
        assumeTrue(exit != 3, "vlucas/phpdotenv is not installed");
        assertThat(exit).as(Files.readString(errors)).isZero();
        return Files.readAllLines(answers).stream()
                .map(PhpComparisonTest::answer)
                .toList();
    }

    private int run(Path answers, Path errors) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        "php",
                        DRIVER.toString(),
                        folder.toString(),
                        folder.resolve("texts").toString())
                .redirectOutput(answers.toFile())
                .redirectError(errors.toFile());
        Process process;
        try {
            process = command.start();
        } catch (IOException absent) {
            throw new TestAbortedException("php is not installed", absent);
        }
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static Php answer(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("error")) {
            return new Php.Refused(text(words[1]));
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Optional<String>> laravel = new LinkedHashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            String[] fields = word.split("\\|", -1);
            if (fields.length == 4) {
                values.put(fields[0], text(fields[1]));
                switch (fields[2]) {
                    case "unknown" -> {}
                    case "null" -> laravel.put(fields[0], Optional.empty());
                    default -> laravel.put(fields[0], Optional.of(text(fields[3])));
                }
            }
        }
        return new Php.Read(values, laravel);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
