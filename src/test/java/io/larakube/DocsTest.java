package io.larakube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the pages of {@code docs/} point at is there: tests, files, commands and options. */
class DocsTest {

    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*Test)\\b(?:[.#](\\w+))?");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`|(?m)^(?:    |\\$ )(.*)$");
    private static final Pattern COMMAND = Pattern.compile("(?:^|[ (])larakube ([a-z]\\S*)((?: +[^\\s#]\\S*)*)");
    private static final Pattern OPTION = Pattern.compile("(--[a-z-]+)");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> sources = tests();
        List<String> missing = new ArrayList<>();
        for (MatchResult named : all(TEST)) {
            String source = sources.getOrDefault(named.group(1), "");
            String method = named.group(2) == null ? "class " + named.group(1) : "void " + named.group(2) + "(";
            if (!source.contains(method)) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(all(TEST)).hasSizeGreaterThan(20);
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                boolean leads = link.group(1).contains("://")
                        || Files.exists(page.resolveSibling(link.group(1)).normalize());
                if (!leads) {
                    broken.add(page + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyCommandThatIsShownHasTheOptionsThatAreShown() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> shown = commands();
        for (String command : shown) {
            String verb = command.split("[ )]", 2)[0];
            Optional<String> help = help(verb);
            Matcher option = OPTION.matcher(command);
            while (help.isPresent() && option.find()) {
                String name = option.group(1).replaceFirst("^--no-", "--").substring(2);
                if (!Pattern.compile("--(\\[no-])?" + name + "\\b")
                        .matcher(help.get())
                        .find()) {
                    wrong.add(command + ": " + option.group(1));
                }
            }
            if (help.isEmpty()) {
                wrong.add(command);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).hasSizeGreaterThan(10);
    }

    /** The words after {@code larakube}, up to a comment, wherever code is shown. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (MatchResult code : all(CODE)) {
            String text = code.group(1) == null ? code.group(2) : code.group(1);
            Matcher command = COMMAND.matcher(text.replaceFirst(" # .*", ""));
            while (command.find()) {
                commands.add(command.group(1) + command.group(2));
            }
        }
        return commands;
    }

    private static Optional<String> help(String verb) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, UTF_8);
        int exitCode = new Main(stream, stream, false, false).run(verb, "--help");
        return exitCode == 0 ? Optional.of(out.toString(UTF_8)) : Optional.empty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    private static List<MatchResult> all(Pattern pattern) throws IOException {
        List<MatchResult> all = new ArrayList<>();
        for (Path page : pages()) {
            all.addAll(pattern.matcher(Files.readString(page)).results().toList());
        }
        return all;
    }

    /** The sources of the tests by the names of their classes. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
