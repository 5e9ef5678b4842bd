package io.larakube.trace;

import java.time.Duration;

/**
 * A stretch of a start that one workload spent in one stage.
 *
 * @param step the stage's name for programs, such as {@code waiting-for-web}
 * @param text what was shown last in it
 * @param from since the start began
 * @param to since the start began
 */
public record Span(String step, String text, Duration from, Duration to) {

    public static final String NOT_YET_CREATED = "not-yet-created";
    public static final String READY = "ready";
    public static final String FAILED = "failed";
    static final String WAITING_FOR_SERVICES = "waiting-for-services";
    static final String WAITING_FOR_WEB = "waiting-for-web";
    static final String MIGRATING = "migrating";

    /** What a stretch means to whoever looks for lost time. */
    public enum Kind {
        /** Nothing of the workload is there yet. */
        WAITING,
        /** It waits for another workload. */
        GATE,
        /** The node or the workload works. */
        WORK,
        READY,
        FAILED
    }

    public Kind kind() {
        return switch (step) {
            case NOT_YET_CREATED, "leaving-old", "scheduling" -> Kind.WAITING;
            case WAITING_FOR_SERVICES, WAITING_FOR_WEB -> Kind.GATE;
            case READY -> Kind.READY;
            case FAILED -> Kind.FAILED;
            default -> Kind.WORK;
        };
    }

    public Duration length() {
        return to.minus(from);
    }
}
