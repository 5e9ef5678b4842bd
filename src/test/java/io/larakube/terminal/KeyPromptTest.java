package io.larakube.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.terminal.Question.Choose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyPromptTest {

    private static final String UP = "\u001B[A";
    private static final String DOWN = "\u001B[B";
    private static final Choose CLUSTER = new Choose(
            "Which cluster?",
            List.of(
                    new Question.Option("k3d-shop", "k3d on this machine"),
                    new Question.Option("kind", "kind on this machine"),
                    new Question.Option("prod", "EKS, eu-central-1")),
            "--context=NAME");

    private final VirtualScreen screen = new VirtualScreen(40, 10);
    private final StringBuilder err = new StringBuilder();

    @Test
    void arrowsMoveAndEnterChooses() throws IOException {
        assertThat(pressing("\r")).contains("k3d-shop");
        assertThat(pressing(DOWN + "\r")).contains("kind");
        assertThat(pressing(DOWN + DOWN + "\n")).contains("prod");
        assertThat(pressing("\u001BOB" + "j" + "k" + "\r")).contains("kind");
    }

    @Test
    void theListGoesRound() throws IOException {
        assertThat(pressing(UP + "\r")).contains("prod");
        assertThat(pressing(DOWN + DOWN + DOWN + "\r")).contains("k3d-shop");
    }

    @Test
    void keysThatMeanNothingChangeNothing() throws IOException {
        assertThat(pressing("xü\u001B[C\u001B[1;5D\u001B[200~q" + DOWN + "\r")).contains("kind");
    }

    @Test
    void theEndOfInputIsNoChoice() throws IOException {
        assertThat(pressing("")).isEmpty();
        assertThat(pressing("\u0004")).isEmpty();
    }

    @Test
    void theMarkedOptionIsSeenAndTheMenuIsReplacedByTheAnswer() throws IOException {
        pressing(DOWN + "\r");

        assertThat(err.toString().replace('\u001B', '^').replace('\r', '<')).isEqualTo("""
            ^[?7l^[1mWhich cluster?^[0m^[2m  ↑ ↓ Enter^[0m^[K
            ^[36m❯ k3d-shop^[0m^[2m  k3d on this machine^[0m^[K
              kind    ^[2m  kind on this machine^[0m^[K
              prod    ^[2m  EKS, eu-central-1^[0m^[K
            ^[?7h<^[4A^[?7l^[1mWhich cluster?^[0m^[2m  ↑ ↓ Enter^[0m^[K
              k3d-shop^[2m  k3d on this machine^[0m^[K
            ^[36m❯ kind^[0m    ^[2m  kind on this machine^[0m^[K
              prod    ^[2m  EKS, eu-central-1^[0m^[K
            ^[?7h<^[K<^[1A^[K<^[1A^[K<^[1A^[K<^[1A^[K^[1mWhich cluster?^[0m ^[36mkind^[0m
            """);
        assertThat(screen.text()).isEqualTo("Which cluster? kind");
    }

    @Test
    void aLongListScrollsAndIsNeverTallerThanTheTerminal() {
        Choose letters = Choose.of("Which?", "--letter=X", "a", "b", "c", "d", "e", "f");
        Size size = new Size(40, 5);

        assertThat(lines(new Menu(letters, 0), size)).containsExactly("Which?  ↑ ↓ Enter", "❯ a", "  b", "  c");
        assertThat(lines(new Menu(letters, 3), size)).containsExactly("Which?  ↑ ↓ Enter", "  c", "❯ d", "  e");
        assertThat(lines(new Menu(letters, 5), size)).containsExactly("Which?  ↑ ↓ Enter", "  d", "  e", "❯ f");
        assertThat(lines(new Menu(letters, 5), new Size(40, 1))).containsExactly("Which?  ↑ ↓ Enter", "❯ f");
    }

    private Optional<String> pressing(String keys) throws IOException {
        err.setLength(0);
        Paper paper = new Paper(
                piece -> {
                    err.append(piece);
                    screen.write(piece);
                },
                true);
        ByteArrayInputStream input = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        return new KeyPrompt(input, paper, screen::size, new TestHost()).chosen(CLUSTER);
    }

    private static List<String> lines(Menu menu, Size size) {
        return menu.picture(size).lines().stream().map(Text::plain).toList();
    }
}
