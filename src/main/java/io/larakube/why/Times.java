package io.larakube.why;

import io.larakube.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Since when objects are as they are, by the times that the cluster wrote into them. */
final class Times {

    private Times() {}

    /** When an object came to its present state, as far as it tells; empty when it tells nothing. */
    static Optional<Instant> of(Tree object) {
        return object.textAt("kind").filter("Event"::equals).isPresent()
                ? first(object)
                : state(object).max(Instant::compareTo);
    }

    /** An event that is repeated was true all the time. */
    private static Optional<Instant> first(Tree event) {
        return instant(event.textAt("firstTimestamp"))
                .or(() -> instant(event.textAt("eventTime")))
                .or(() -> instant(event.textAt("metadata", "creationTimestamp")));
    }

    private static Stream<Instant> state(Tree object) {
        Stream<Instant> made = instant(object.textAt("metadata", "creationTimestamp")).stream();
        Stream<Instant> conditions = object.itemsAt("status", "conditions").stream()
                .flatMap(condition -> instant(condition.textAt("lastTransitionTime")).stream());
        Stream<Instant> containers = Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(statuses -> object.itemsAt("status", statuses).stream())
                .flatMap(Times::runs);
        return Stream.of(made, conditions, containers).flatMap(times -> times);
    }

    private static Stream<Instant> runs(Tree status) {
        return Stream.of(
                        instant(status.textAt("state", "running", "startedAt")),
                        instant(status.textAt("state", "terminated", "finishedAt")),
                        instant(status.textAt("lastState", "terminated", "finishedAt")))
                .flatMap(Optional::stream);
    }

    /** How long a container has run without a break; zero when it does not. */
    static Duration running(Tree pod, String container, Instant now) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(statuses -> pod.itemsAt("status", statuses).stream())
                .filter(status ->
                        status.textAt("name").filter(container::equals).isPresent())
                .flatMap(status -> instant(status.textAt("state", "running", "startedAt")).stream())
                .map(since -> Duration.between(since, now))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** How long ago the time in a field is. */
    static Duration ago(Tree object, Instant now, List<String> field) {
        return instant(object.textAt(field.toArray(String[]::new)))
                .map(then -> Duration.between(then, now))
                .orElse(Duration.ZERO);
    }

    static Duration age(Tree object, Instant now) {
        return ago(object, now, List.of("metadata", "creationTimestamp"));
    }

    private static Optional<Instant> instant(Optional<String> text) {
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
