package io.larakube.why;

import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupState;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of an environment at one moment. It holds no ConfigMap, no Secret and no literal value of a variable.
 *
 * @param at when it was taken
 * @param context the kubeconfig's name for the cluster
 * @param release the id of the release that was started last
 * @param begun when that was
 * @param objects as the API server gives them, each with its {@code kind}
 */
public record Snapshot(Instant at, String context, String release, Instant begun, List<Tree> objects, List<Log> logs) {

    /** The end of what one run of a container wrote. */
    public record Log(String pod, String container, int run, String text) {}

    public Snapshot {
        objects = List.copyOf(objects);
        logs = List.copyOf(logs);
    }

    /** Where the start is: everything as if it had been seen when it came to be as it is, and had not changed since. */
    public StartupState state(Plan plan) {
        StartupState state = StartupState.begin(plan, new Release(release), begun, List.of(), Optional.of(context));
        for (StartupEvent event : events()) {
            state = state.after(event);
        }
        return state;
    }

    private List<StartupEvent> events() {
        List<StartupEvent> events = new ArrayList<>();
        events.add(new StartupEvent.Sending(begun));
        events.add(new StartupEvent.Applied(begun, Map.of()));
        for (Log log : logs) {
            log.text()
                    .lines()
                    .forEach(line ->
                            events.add(new StartupEvent.LogLine(begun, log.pod(), log.container(), log.run(), line)));
        }
        objects.stream()
                .flatMap(object -> StartupEvent.observed(since(object), object).stream())
                .sorted(Comparator.comparing(StartupEvent::at))
                .forEach(events::add);
        events.add(new StartupEvent.TimePassed(at));
        return events;
    }

    /** Not before the start, whose patience begins with it, and not later than the look, whatever the cluster's clock says. */
    private Instant since(Tree object) {
        Instant told = Times.of(object).orElse(begun);
        Instant late = told.isAfter(at) ? at : told;
        return late.isBefore(begun) ? begun : late;
    }

    List<Tree> all(String kind) {
        return objects.stream()
                .filter(object -> object.textAt("kind").filter(kind::equals).isPresent())
                .toList();
    }

    Optional<Tree> one(String kind, String name) {
        return all(kind).stream()
                .filter(object ->
                        object.textAt("metadata", "name").filter(name::equals).isPresent())
                .findFirst();
    }
}
