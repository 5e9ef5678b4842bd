package io.larakube.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The scripts that our containers run. */
public final class Scripts {

    private static final List<String> GATES =
            List.of("gate.sh", "migrate.php", "prepare-storage.sh", "wait-for-services.sh", "wait-for-web.sh");

    private Scripts() {}

    /** Texts by file name. */
    static Map<String, String> gates() {
        Map<String, String> texts = new LinkedHashMap<>();
        GATES.forEach(name -> texts.put(name, text("gates/" + name)));
        return texts;
    }

    static String text(String name) {
        return text(Scripts.class, name);
    }

    /** One that lies beside a class. */
    public static String text(Class<?> beside, String name) {
        try (InputStream script = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
