package io.larakube.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.dotenv.RandomEnv.Made;
import io.larakube.dotenv.RandomEnv.Piece;
import io.larakube.failure.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomFilesTest {

    private static final Pattern KEY = Pattern.compile("K\\d+");

    @Test
    void aThousandFilesAreWrittenAsTheyWereRead() {
        RandomEnv random = new RandomEnv(20261120);
        for (int i = 0; i < 1_000; i++) {
            String text = random.file().text();
            assertThat(EnvFile.parse(".env", text.getBytes(UTF_8)).orThrow().text())
                    .isEqualTo(text);
        }
    }

    @Test
    void aReplacedValueChangesNothingButItsLiteral() {
        RandomEnv random = new RandomEnv(1);
        int edits = 0;
        while (edits < 2_000) {
            Made made = random.file();
            List<Piece> assignments = made.pieces().stream()
                    .filter(piece -> KEY.matcher(piece.before()).find())
                    .toList();
            if (!assignments.isEmpty()) {
                replace(made, random.pick(assignments), random.value());
                edits++;
            }
        }
    }

    private static void replace(Made made, Piece piece, String value) {
        EnvFile before = EnvFile.parse(".env", made.text()).orThrow();
        EnvFile after = before.with(new EnvChange.Replace(key(piece), value));

        assertThat(after.value(key(piece))).hasValue(value);
        int index = made.pieces().indexOf(piece);
        String head = made.mark() + text(made.pieces().subList(0, index)) + piece.before();
        String tail = piece.after()
                + text(made.pieces().subList(index + 1, made.pieces().size()));
        assertThat(after.text()).startsWith(head).endsWith(tail);
        if (!before.value(key(piece)).equals(Optional.of(value))) {
            String written = after.text().substring(head.length(), after.text().length() - tail.length());
            assertThat(written).doesNotContain("\n", "\r");
        }
        assertThat(written(after, key(piece))).isEqualTo(written(before, key(piece)));
    }

    @Test
    void anAddedKeyIsOneNewLineOrACommentThatCameToLife() {
        RandomEnv random = new RandomEnv(2);
        for (int i = 0; i < 2_000; i++) {
            EnvFile before = EnvFile.parse(".env", random.file().text()).orThrow();
            String key = random.pick(List.of("DB_HOST", "EXTRA", "K_NEW", "OTHER"));
            Optional<String> heading = random.chance(3) ? Optional.of("heading") : Optional.empty();
            String value = random.value();
            EnvFile after = before.with(new EnvChange.Add(key, value, heading));

            assertThat(after.value(key)).hasValue(value);
            assertThat(written(after, key)).isEqualTo(written(before, key));
            assertThat(comparable(after.text(), key)).isEqualTo(comparable(before.text(), key));
            assertThat(hasLastLineEnd(after.text())).isEqualTo(hasLastLineEnd(before.text()));
        }
    }

    /** The lines without those of the key, as a comment or not, and without what a new heading brings. */
    private static List<String> comparable(String text, String key) {
        return Line.split(text).stream()
                .map(Line::text)
                .filter(line -> !line.replace("\uFEFF", "").matches("(?s)[\\s#]*" + key + "=.*|# heading|\\s*"))
                .toList();
    }

    private static boolean hasLastLineEnd(String text) {
        return Set.of("", "\uFEFF").contains(text) || text.endsWith("\n") || text.endsWith("\r");
    }

    @Test
    void aValueOfAnyKindIsReadBack() {
        RandomEnv random = new RandomEnv(3);
        EnvFile empty = EnvFile.parse(".env", "").orThrow();
        for (int i = 0; i < 20_000; i++) {
            String value = random.value();
            assertThat(empty.with(new EnvChange.Add("A", value)).value("A")).hasValue(value);
        }
    }

    @Test
    void tenThousandDamagedFilesAreReadOrHaveProblemsWithPlaces() {
        RandomEnv random = new RandomEnv(4);
        Random bytes = new Random(5);
        int unreadable = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = random.damaged(random.file().text()).getBytes(UTF_8);
            if (damaged.length > 0 && random.chance(5)) {
                damaged[bytes.nextInt(damaged.length)] = (byte) bytes.nextInt(256);
            }
            switch (EnvFile.parse(".env", damaged)) {
                case Parsed.Read(EnvFile file) ->
                    assertThat(file.text().getBytes(UTF_8)).isEqualTo(damaged);
                case Parsed.Unreadable(List<Problem> problems) -> {
                    unreadable++;
                    assertThat(problems)
                            .isNotEmpty()
                            .allSatisfy(problem -> assertThat(problem.place()).matches("\\.env:[1-9][0-9]*"));
                }
            }
        }
        assertThat(unreadable).isBetween(3_000, 9_000);
    }

    @Test
    void damagedFilesThatCanBeReadCanBeEdited() {
        RandomEnv random = new RandomEnv(6);
        for (int i = 0; i < 2_000; i++) {
            if (EnvFile.parse(".env", random.damaged(random.file().text())) instanceof Parsed.Read(EnvFile file)) {
                String value = random.value();
                EnvFile added = file.with(new EnvChange.Add("K_NEW", value));
                assertThat(added.value("K_NEW")).hasValue(value);
                for (String key : file.values().keySet()) {
                    EnvFile replaced = file.with(new EnvChange.Replace(key, value));
                    assertThat(replaced.value(key)).hasValue(value);
                    assertThat(written(replaced, key)).isEqualTo(written(file, key));
                }
            }
        }
    }

    /** Every other key with its value as it is written, variables not looked up. */
    private static Map<String, String> written(EnvFile file, String but) {
        Map<String, String> written = new LinkedHashMap<>();
        PartsReader.read(file.text().replace("\uFEFF", "")).parts().forEach(part -> {
            if (part instanceof Part.Assignment(Block _, String key, Optional<Literal> literal) && !key.equals(but)) {
                written.put(key, literal.map(Literal::chars).orElse("none"));
            }
        });
        return written;
    }

    private static String key(Piece piece) {
        return KEY.matcher(piece.before()).results().findFirst().orElseThrow().group();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
