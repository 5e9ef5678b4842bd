package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void thePageNeedsNothingElse() {
        assertThat(Page.of(Traces.of("first-start")))
                .doesNotContain("http://", "https://", "<script", "@import", "url(")
                .doesNotContainPattern("\\{[a-z]+}")
                .contains("prefers-color-scheme: dark", "width=device-width");
    }

    @Test
    void eachWorkloadHasARowWithItsStretches() {
        String page = Page.of(Traces.of("first-start"));
        assertThat(page)
                .contains("<span class=\"name\">php-web</span>", "<span class=\"time\">18.0 s</span>")
                .contains("title=\"migrates 2024_01_01_000000_create_users_table (1 of 6), 0.2 s\"")
                .contains("<u class=\"path\" style=\"left:75.15%;width:4.36%\" title=\"waits for php-web of 382dc7fc82,"
                        + " 1.0 s\"></u>");
    }

    @Test
    void whatIsStuckIsToldOnTop() {
        assertThat(Page.of(Traces.of("failed-migration")))
                .contains("<p class=\"trouble\">php-web: migration 2024_03_01_000000_fail_on_purpose failed</p>")
                .contains("Nothing became ready in this start.");
    }

    @Test
    void whatComesFromElsewhereIsText() {
        Trace hostile = new Trace(
                "x",
                Instant.EPOCH,
                "local",
                "1",
                "<b>&\"image",
                "{rows}",
                Optional.empty(),
                Trace.Verdict.LATE,
                Duration.ZERO,
                List.of(),
                List.of("<script>"));
        assertThat(Page.of(hostile))
                .contains("&lt;b&gt;&amp;&quot;image", "&lt;script&gt;")
                .doesNotContain("<script>");
    }
}
