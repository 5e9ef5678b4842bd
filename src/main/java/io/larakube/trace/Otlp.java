package io.larakube.trace;

import io.larakube.tree.Tree;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A start as OpenTelemetry spans, in the JSON of the OTLP protocol: the start, in it each workload, in it each stretch. Source:
 * opentelemetry-proto, {@code trace.proto}, and the JSON mapping of the OTLP specification (ids in hexadecimal, times in nanoseconds as
 * text).
 */
public final class Otlp {

    private static final int INTERNAL = 1;
    private static final int OK = 1;
    private static final int ERROR = 2;

    private final Trace trace;
    private final String traceId;
    private final List<Tree> spans = new ArrayList<>();

    private Otlp(Trace trace) {
        this.trace = trace;
        this.traceId = hash(trace.id(), 16);
    }

    /** The document for a collector's {@code /v1/traces}. The same start has the same ids. */
    public static Tree of(Trace trace) {
        Otlp otlp = new Otlp(trace);
        otlp.start();
        Tree resource = attributes(
                "service.name", "larakube",
                "deployment.environment.name", trace.environment(),
                "service.version", trace.release());
        return Tree.obj()
                .with(
                        "resourceSpans",
                        Tree.arr(Tree.obj()
                                .with("resource", Tree.obj().with("attributes", resource))
                                .with(
                                        "scopeSpans",
                                        Tree.arr(Tree.obj()
                                                .with("scope", Tree.obj().with("name", "larakube"))
                                                .with("spans", Tree.arr(otlp.spans))))));
    }

    private void start() {
        Tree attributes = attributes(
                "larakube.image",
                trace.image(),
                "larakube.verdict",
                trace.verdict().words());
        boolean ok = trace.verdict() == Trace.Verdict.READY;
        Span whole = new Span("start", "start", Duration.ZERO, trace.took());
        String root = add("start " + trace.environment(), "", whole, ok, attributes);
        trace.tracks().forEach(track -> workload(track, root));
    }

    private void workload(Track track, String root) {
        Duration end = track.ready().orElse(track.spans().getLast().to());
        Span whole = new Span("workload", track.workload(), Duration.ZERO, end);
        String parent = add(track.workload(), root, whole, track.ready().isPresent(), Tree.arr());
        track.spans().stream()
                .filter(span -> span.kind() != Span.Kind.READY)
                .forEach(span -> add(
                        span.step(),
                        parent,
                        span,
                        span.kind() != Span.Kind.FAILED,
                        attributes("larakube.workload", track.workload(), "larakube.text", span.text())));
    }

    /** Adds a span and gives its id. */
    private String add(String name, String parent, Span span, boolean ok, Tree attributes) {
        String id = hash(trace.id() + "/" + parent + "/" + name + "/" + span.from(), 8);
        Tree.Obj made = Tree.obj().with("traceId", traceId).with("spanId", id);
        spans.add((parent.isEmpty() ? made : made.with("parentSpanId", parent))
                .with("name", name)
                .with("kind", INTERNAL)
                .with("startTimeUnixNano", nanos(span.from()))
                .with("endTimeUnixNano", nanos(span.to()))
                .with("attributes", attributes)
                .with("status", Tree.obj().with("code", ok ? OK : ERROR)));
        return id;
    }

    private String nanos(Duration since) {
        return BigInteger.valueOf(trace.began().plus(since).toEpochMilli())
                .multiply(BigInteger.valueOf(1_000_000))
                .toString();
    }

    private static Tree.Arr attributes(String... keysAndValues) {
        List<Tree> attributes = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            attributes.add(Tree.obj()
                    .with("key", keysAndValues[i])
                    .with("value", Tree.obj().with("stringValue", keysAndValues[i + 1])));
        }
        return Tree.arr(attributes);
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
