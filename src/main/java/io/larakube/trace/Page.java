package io.larakube.trace;

import io.larakube.startup.Seconds;
import io.larakube.trace.CriticalPath.Leg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A start as one HTML page that needs nothing else: a bar for each workload, its stages, the critical path, light and dark. */
public final class Page {

    private static final int TICKS = 4;
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Trace trace;
    private final List<Leg> path;

    private Page(Trace trace) {
        this.trace = trace;
        this.path = CriticalPath.of(trace);
    }

    /** The page's text. */
    public static String of(Trace trace) {
        return new Page(trace).text();
    }

    private String text() {
        Map<String, String> parts = Map.of(
                "title", escaped("Start of " + trace.environment() + ", release " + trace.release()),
                "place", escaped(trace.environment() + " · release " + trace.release()),
                "verdict", trace.verdict().name().toLowerCase(Locale.ROOT),
                "headline", escaped(trace.verdict().words() + " after " + Seconds.of(trace.took())),
                "facts", escaped(facts()),
                "troubles", trouble(),
                "axis", axis(),
                "path", pathTable(),
                "rows", rows());
        return PLACE.matcher(frame())
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), place.group())));
    }

    private static String frame() {
        try (InputStream page = Objects.requireNonNull(Page.class.getResourceAsStream("page.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String facts() {
        String former = trace.former().map(id -> "was " + id + " · ").orElse("");
        return former + trace.image() + " · by " + trace.by() + " at "
                + trace.began().truncatedTo(ChronoUnit.SECONDS);
    }

    private String trouble() {
        return trace.troubles().stream()
                .map(words -> "<p class=\"trouble\">" + escaped(words) + "</p>\n")
                .collect(Collectors.joining());
    }

    private String rows() {
        return trace.tracks().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Track track) {
        String bars = track.spans().stream()
                .map(span -> stretch("i", span.kind().name().toLowerCase(Locale.ROOT), span))
                .collect(Collectors.joining());
        String onPath = path.stream()
                .filter(leg -> leg.workload().equals(track.workload()))
                .map(leg -> stretch("u", "path", leg.span()))
                .collect(Collectors.joining());
        String time = track.isUntouched()
                ? "runs on"
                : track.ready().map(Seconds::of).orElse(trace.verdict().words());
        return "<details class=\"row\"><summary><span class=\"name\">" + escaped(track.workload())
                + "</span><div class=\"bar\">" + bars + onPath + "</div><span class=\"time\">" + escaped(time)
                + "</span></summary>\n" + stages(track) + "</details>\n";
    }

    /** What the bar shows, in words: a finger has no pointer that rests. */
    private static String stages(Track track) {
        return track.spans().stream()
                .map(span -> "<tr><td>" + Seconds.of(span.from()) + "</td><td>" + escaped(span.text()) + "</td><td>"
                        + Seconds.of(span.length()) + "</td></tr>\n")
                .collect(Collectors.joining("", "<table class=\"stages\">\n", "</table>"));
    }

    private String stretch(String element, String kind, Span span) {
        return String.format(
                Locale.ROOT,
                "<%s class=\"%s\" style=\"left:%.2f%%;width:%.2f%%\" title=\"%s\"></%s>",
                element,
                kind,
                percent(span.from()),
                percent(span.to()) - percent(span.from()),
                escaped(span.text() + ", " + Seconds.of(span.length())),
                element);
    }

    private double percent(Duration since) {
        return trace.took().isZero()
                ? 0
                : 100.0 * since.toMillis() / trace.took().toMillis();
    }

    private String axis() {
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(tick ->
                        "<span>" + Seconds.of(trace.took().multipliedBy(tick).dividedBy(TICKS)) + "</span>")
                .collect(Collectors.joining());
    }

    private String pathTable() {
        if (path.isEmpty()) {
            return "<p>Nothing became ready in this start.</p>";
        }
        return path.stream()
                .map(this::leg)
                .collect(Collectors.joining(
                        "",
                        "<table class=\"critical\"><tr><th>workload</th><th>stage</th><th class=\"legs\"></th>"
                                + "<th>time</th></tr>\n",
                        "</table>"));
    }

    private String leg(Leg leg) {
        return "<tr><td>" + escaped(leg.workload()) + "</td><td>"
                + escaped(leg.span().text())
                + "</td><td class=\"legs\"><div class=\"bar\">" + stretch("i", "path", leg.span())
                + "</div></td><td>" + Seconds.of(leg.span().length()) + "</td></tr>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
