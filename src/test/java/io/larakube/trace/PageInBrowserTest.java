package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page of a start as Chromium lays it out; skipped where there is none ({@code apt-get install chromium}). */
class PageInBrowserTest {

    private static final String OVERFLOW =
            "[frame.document.documentElement.scrollWidth, frame.document.documentElement.clientWidth]";

    private static final String WHO_STICKS_OUT = """
        [...frame.document.querySelectorAll('body *')]
          .filter(one => one.getBoundingClientRect().right > frame.innerWidth + 0.5)
          .map(one => one.className || one.tagName)\
        """;

    private static final String BROKEN_NAMES = """
        [...frame.document.querySelectorAll('.critical td:first-child')]
          .filter(cell => { const range = frame.document.createRange(); range.selectNodeContents(cell);
            return range.getClientRects().length > 1; })
          .map(cell => cell.textContent)\
        """;

    /** A browser that has just ended may still be writing its profile; what it leaves is for the system to clear away. */
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    private Optional<Chromium> chromium = Optional.empty();

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.in(folder);
        assumeTrue(chromium.isPresent(), "there is no Chromium on this machine, so no page is laid out");
    }

    private Tree asked(int width, boolean dark, String question) throws IOException {
        return chromium.orElseThrow().asked(Page.of(Traces.of("first-start")), width, dark, question);
    }

    private static List<String> texts(Tree answer) {
        return ((Tree.Arr) answer)
                .items().stream().map(item -> item.textAt().orElseThrow()).toList();
    }

    @Test
    void eachWorkloadHasARowWithAVisibleBar() throws IOException {
        Tree rows = asked(1200, false, """
            [...frame.document.querySelectorAll('.row')].map(row => {
              const bar = row.querySelector('.bar').getBoundingClientRect();
              const name = row.querySelector('.name').textContent;
              return bar.width > 300 && bar.height > 10 ? name : name + ' has no bar';
            })\
            """);
        assertThat(texts(rows))
                .containsExactlyElementsOf(Traces.of("first-start").tracks().stream()
                        .map(Track::workload)
                        .toList());
    }

    @Test
    void gatesAreStretchesOfTheirOwnColourInFrontOfWhatFollows() throws IOException {
        Tree gates = asked(1200, false, """
            [...frame.document.querySelectorAll('.row')].filter(row => {
              const gate = row.querySelector('.bar .gate');
              const ready = row.querySelector('.bar .ready');
              if (!gate || !ready) return false;
              const isBefore = gate.getBoundingClientRect().left < ready.getBoundingClientRect().left;
              const isHatched = frame.getComputedStyle(gate).backgroundImage.includes('repeating-linear-gradient');
              return isBefore && isHatched && gate.getBoundingClientRect().width >= 2;
            }).map(row => row.querySelector('.name').textContent)\
            """);
        assertThat(texts(gates)).contains("php-web", "horizon");
    }

    @Test
    void theCriticalPathIsAnUnbrokenLineFromTheBeginningToTheEnd() throws IOException {
        Tree path = asked(1200, false, """
            (() => {
              const bar = frame.document.querySelector('.bar').getBoundingClientRect();
              const legs = [...frame.document.querySelectorAll('.row .path')]
                .map(leg => leg.getBoundingClientRect()).sort((one, other) => one.left - other.left);
              let until = bar.left, gap = 0;
              for (const leg of legs) { gap = Math.max(gap, leg.left - until); until = Math.max(until, leg.right); }
              const rows = frame.document.querySelectorAll('.critical tr').length - 1;
              return [legs.length, rows, Math.round(gap / bar.width * 100), Math.round((bar.right - until) / bar.width * 100)]
                .map(String);
            })()\
            """);
        int legs = CriticalPath.of(Traces.of("first-start")).size();
        assertThat(texts(path).subList(0, 2)).containsExactly(String.valueOf(legs), String.valueOf(legs));
        assertThat(Integer.parseInt(texts(path).get(2))).as("gap in percent").isLessThanOrEqualTo(2);
        assertThat(Integer.parseInt(texts(path).get(3))).as("rest in percent").isLessThanOrEqualTo(2);
    }

    @Test
    void nothingIsFetchedAndNothingRuns() throws IOException {
        Tree fetched = asked(1200, false, """
            [...frame.performance.getEntriesByType('resource').map(one => one.name),
             ...[...frame.document.querySelectorAll('script, link, img, [src], [onload]')].map(one => one.outerHTML)]\
            """);
        assertThat(texts(fetched)).isEmpty();
    }

    @Test
    void itIsLightOrDarkAsTheReaderHasIt() throws IOException {
        String question = """
            [frame.document.body, frame.document.querySelector('section'), frame.document.querySelector('.name')]
              .map((one, index) => frame.getComputedStyle(one)[index < 2 ? 'backgroundColor' : 'color'])\
            """;
        List<String> light = texts(asked(1200, false, question));
        List<String> dark = texts(asked(1200, true, question));
        assertThat(brightness(light.get(0))).isGreaterThan(200);
        assertThat(brightness(dark.get(0))).isLessThan(60);
        assertThat(contrast(light.get(1), light.get(2))).as("light").isGreaterThan(7);
        assertThat(contrast(dark.get(1), dark.get(2))).as("dark").isGreaterThan(7);
    }

    @Test
    void onAPhoneNothingSticksOutToTheSide() throws IOException {
        assertThat(texts(asked(360, false, WHO_STICKS_OUT))).isEmpty();
        List<Tree> widths = ((Tree.Arr) asked(360, false, OVERFLOW)).items();
        assertThat(widths.getFirst()).isEqualTo(widths.getLast());
        assertThat(texts(asked(360, false, BROKEN_NAMES))).isEmpty();
    }

    @Test
    void aBarThatIsOpenedTellsItsStagesAlsoOnAPhone() throws IOException {
        Tree stages = asked(360, false, """
            (() => {
              const row = [...frame.document.querySelectorAll('.row')]
                .find(one => one.querySelector('.name').textContent === 'php-web');
              const before = row.querySelector('.stages').checkVisibility();
              row.querySelector('summary').click();
              const table = row.querySelector('.stages').getBoundingClientRect();
              return [String(before), String(row.querySelector('.stages').checkVisibility() && table.right <= frame.innerWidth),
                ...[...row.querySelectorAll('.stages tr')].map(line => line.cells[1].textContent)];
            })()\
            """);
        assertThat(texts(stages))
                .startsWith("false", "true")
                .contains("migrates 2024_01_01_000000_create_users_table (1 of 6)");
    }

    /** From 0 to 255. */
    private static double brightness(String rgb) {
        int[] parts = parts(rgb);
        return (parts[0] + parts[1] + parts[2]) / 3.0;
    }

    /** As the Web Content Accessibility Guidelines count it: 7 is their higher demand on text. */
    private static double contrast(String one, String other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(String rgb) {
        int[] parts = parts(rgb);
        return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int[] parts(String rgb) {
        return java.util.regex.Pattern.compile("[0-9]+")
                .matcher(rgb)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .limit(3)
                .toArray();
    }
}
