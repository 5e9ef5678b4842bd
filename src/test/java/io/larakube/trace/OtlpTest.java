package io.larakube.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtlpTest {

    private static List<Tree> spans(String start) {
        Tree resource = Otlp.of(Traces.of(start)).itemsAt("resourceSpans").getFirst();
        return resource.itemsAt("scopeSpans").getFirst().itemsAt("spans");
    }

    private static Tree named(String start, String name) {
        return spans(start).stream()
                .filter(span -> span.textAt("name").filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theStartIsTheRootAndEachWorkloadIsItsChild() {
        Tree root = spans("first-start").getFirst();
        assertThat(root.textAt("name")).contains("start local");
        assertThat(root.textAt("parentSpanId")).isEmpty();
        Tree web = named("first-start", "php-web");
        assertThat(web.textAt("parentSpanId")).isEqualTo(root.textAt("spanId"));
        assertThat(web.textAt("traceId")).isEqualTo(root.textAt("traceId"));
        assertThat(named("first-start", "optimizing").textAt("parentSpanId")).isEqualTo(web.textAt("spanId"));
    }

    @Test
    void idsHaveTheLengthsOfTheProtocolAndAreUnique() {
        List<Tree> spans = spans("first-start");
        assertThat(spans).extracting(span -> span.textAt("spanId").orElse("")).doesNotHaveDuplicates();
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.textAt("traceId").orElse("")).matches("[0-9a-f]{32}");
            assertThat(span.textAt("spanId").orElse("")).matches("[0-9a-f]{16}");
        });
    }

    @Test
    void timesAreNanosecondsSinceTheEpochAsText() {
        Tree web = named("first-start", "php-web");
        assertThat(web.textAt("startTimeUnixNano")).contains("1795255966363000000");
        assertThat(web.textAt("endTimeUnixNano")).contains("1795255984369000000");
    }

    @Test
    void whatFailedHasTheStatusOfAnError() {
        assertThat(spans("failed-migration").getFirst().numberAt("status", "code"))
                .contains(2L);
        assertThat(named("failed-migration", "failed").numberAt("status", "code"))
                .contains(2L);
        assertThat(spans("first-start").getFirst().numberAt("status", "code")).contains(1L);
    }
}
