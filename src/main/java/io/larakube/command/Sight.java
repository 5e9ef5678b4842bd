package io.larakube.command;

import io.larakube.cluster.Api;
import io.larakube.cluster.Capture;
import io.larakube.rollout.LastStart;
import io.larakube.why.Snapshot;
import java.util.List;
import java.util.Optional;

/** What one look at an environment's namespace shows: its last start, and everything that is there. */
record Sight(Optional<LastStart> last, Capture capture) {

    /** Asks the cluster. */
    static Sight of(Api api, String namespace) {
        return new Sight(LastStart.read(api, namespace), Capture.take(api, namespace));
    }

    /** None when nothing was ever started there. */
    Optional<Snapshot> snapshot(String context) {
        return last.map(
                start -> new Snapshot(capture.at(), context, start.release(), start.at(), capture.objects(), logs()));
    }

    private List<Snapshot.Log> logs() {
        return capture.logs().stream()
                .map(log -> new Snapshot.Log(log.pod(), log.container(), log.run(), log.text()))
                .toList();
    }
}
