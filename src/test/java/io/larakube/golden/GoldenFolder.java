package io.larakube.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of reviewed files below {@code src/test/resources/golden}. A test fails when a file is missing, different or left
 * over. {@code mvn test -Dgolden=rewrite} writes the folders anew; what changed is then reviewed with {@code git diff}.
 */
public record GoldenFolder(Path path) {

    /** The folder of this name, such as {@code manifest/sqlite}. */
    public static GoldenFolder named(String name) {
        return new GoldenFolder(Path.of("src/test/resources/golden").resolve(name));
    }

    /** Compares texts by path with the files of the folder. */
    public void holds(Map<String, String> texts) {
        if ("rewrite".equals(System.getProperty("golden"))) {
            rewrite(texts);
        }
        Map<String, String> reviewed = read();
        assertThat(texts.keySet())
                .as("files of %s (rewrite them with -Dgolden=rewrite)", path)
                .containsExactlyInAnyOrderElementsOf(reviewed.keySet());
        texts.forEach((name, text) -> assertThat(text)
                .as("%s (rewrite it with -Dgolden=rewrite)", path.resolve(name))
                .isEqualTo(reviewed.get(name)));
    }

    private Map<String, String> read() {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(path)) {
            files().forEach(file -> texts.put(path.relativize(file).toString().replace('\\', '/'), text(file)));
        }
        return texts;
    }

    private Stream<Path> files() {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void rewrite(Map<String, String> texts) {
        try {
            for (String leftover : read().keySet()) {
                Files.delete(path.resolve(leftover));
            }
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                Path file = path.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
