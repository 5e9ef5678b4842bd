package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Paths of temporary files that another process is told: in a job, the session, a cache, a mail that is queued. */
final class TravelRule implements Rule {

    private static final String CHANGE = "put the file on a disk, such as Storage::disk('s3'), and hand over its name";

    private static final Set<String> JOBS = Set.of(
            "dispatch",
            "dispatchif",
            "dispatchunless",
            "chain",
            "batch",
            "push",
            "pushon",
            "later",
            "lateron",
            "queue",
            "onqueue",
            "withchain",
            "prependtochain",
            "appendtochain");

    private static final Set<String> KEPT =
            Set.of("put", "add", "forever", "set", "flash", "push", "setex", "hset", "now");

    private static final Set<String> ROWS =
            Set.of("create", "insert", "insertgetid", "update", "updateorcreate", "firstorcreate", "forcecreate");

    @Override
    public void call(Call call, Notes notes) {
        Optional<Remark> remark = remark(call);
        remark.ifPresent(of -> temporary(call)
                .ifPresentOrElse(
                        _ -> notes.place(of, new Judgement(Verdict.BREAKS, Verdict.BREAKS, CHANGE)),
                        () -> livewire(call)
                                .ifPresent(location -> notes.place(
                                        of,
                                        new Judgement(
                                                Verdict.FINE,
                                                Verdict.SHARED,
                                                "a temporary_file_upload disk of Livewire's that is not local")))));
    }

    private static Optional<Remark> remark(Call call) {
        Remark certain = Remark.certain(call.node(), State.TEMPORARY, "hands the path of a temporary file to a job");
        boolean method = call.kind() == Call.Kind.STATIC || call.kind() == Call.Kind.METHOD;
        if (call.isFunction("dispatch") || (method && JOBS.contains(call.name()))) {
            return Optional.of(certain);
        }
        if (isKept(call)) {
            return Optional.of(
                    certain.saying(State.TEMPORARY, "keeps the path of a temporary file for later requests"));
        }
        if (call.isFunction("event", "broadcast")
                || (method && List.of("notify", "send").contains(call.name()))) {
            return Optional.of(certain.guess("who takes it may be queued"));
        }
        return method && ROWS.contains(call.name())
                ? Optional.of(certain.saying(State.TEMPORARY, "keeps the path of a temporary file in a row")
                        .guess("who reads the row may be another pod"))
                : Optional.empty();
    }

    private static boolean isKept(Call call) {
        boolean owner = List.of(Laravel.SESSION, Laravel.CACHE, "Illuminate\\Support\\Facades\\Redis")
                        .contains(call.owner())
                || call.receiver() instanceof Value.Store;
        return (owner && KEPT.contains(call.name()))
                || (call.isFunction("session", "cache") && !call.arguments().isEmpty());
    }

    private static Stream<Location> handed(Call call) {
        return call.values().flatMap(Locations::within);
    }

    private static Optional<Location> temporary(Call call) {
        return handed(call)
                .filter(location -> location.root() == Location.Root.TEMPORARY)
                .findFirst();
    }

    private static Optional<Location> livewire(Call call) {
        return handed(call)
                .filter(location -> location.names().contains("livewire-tmp"))
                .findFirst();
    }
}
