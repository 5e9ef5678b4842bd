package io.larakube.rollout;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.plan.Plan;
import io.larakube.plan.Release;
import io.larakube.startup.StartupEvent;
import io.larakube.startup.StartupState;
import io.larakube.startup.StartupView;
import io.larakube.tree.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an environment is at one moment.
 *
 * @param view its workloads, as the live view shows them; none when nothing was ever started
 */
public record EnvironmentStatus(Optional<LastStart> last, Optional<StartupView> view, List<Claim> claims) {

    /** A claim as it is in the cluster. */
    public record Claim(String name, String phase, String size, String storageClass, String accessModes) {}

    private static final List<Kind> KINDS =
            List.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.CLAIM, Kind.POD, Kind.EVENT);

    /** Asks the cluster of that context. */
    public static EnvironmentStatus read(Api api, String context, Plan plan) {
        Optional<LastStart> last = LastStart.read(api, plan.namespace());
        List<Claim> claims = api.list(Kind.CLAIM, plan.namespace(), "").stream()
                .map(EnvironmentStatus::claim)
                .toList();
        return new EnvironmentStatus(last, last.map(start -> view(api, context, plan, start)), claims);
    }

    /** What is there now, read as if it had been observed at this moment. */
    private static StartupView view(Api api, String context, Plan plan, LastStart last) {
        Instant now = Instant.now();
        StartupState state =
                StartupState.begin(plan, new Release(last.release()), last.at(), List.of(), Optional.of(context));
        state = state.after(new StartupEvent.Sending(last.at()));
        for (Kind kind : KINDS) {
            for (Tree object : api.list(kind, plan.namespace(), "")) {
                Optional<StartupEvent> event = StartupEvent.observed(last.at(), object);
                state = event.isPresent() ? state.after(event.get()) : state;
            }
        }
        state = state.after(new StartupEvent.Applied(last.at(), Map.of()));
        return StartupView.of(state.after(new StartupEvent.TimePassed(now)));
    }

    private static Claim claim(Tree claim) {
        return new Claim(
                claim.textAt("metadata", "name").orElse(""),
                claim.textAt("status", "phase").orElse(""),
                claim.textAt("status", "capacity", "storage")
                        .or(() -> claim.textAt("spec", "resources", "requests", "storage"))
                        .orElse(""),
                claim.textAt("spec", "storageClassName").orElse(""),
                String.join(
                        ",",
                        claim.itemsAt("spec", "accessModes").stream()
                                .flatMap(mode -> mode.textAt().stream())
                                .toList()));
    }
}
