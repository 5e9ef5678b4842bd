package io.larakube.startup;

import io.larakube.startup.Facts.Before;
import io.larakube.startup.Facts.Former;
import io.larakube.startup.Facts.Heard;
import io.larakube.startup.Facts.LogKey;
import io.larakube.startup.StartupEvent.Applied;
import io.larakube.startup.StartupEvent.ClaimObserved;
import io.larakube.startup.StartupEvent.LogLine;
import io.larakube.startup.StartupEvent.NoticeObserved;
import io.larakube.startup.StartupEvent.PodGone;
import io.larakube.startup.StartupEvent.PodObserved;
import io.larakube.startup.StartupEvent.Sending;
import io.larakube.startup.StartupEvent.TimePassed;
import io.larakube.startup.StartupEvent.WorkloadObserved;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How an event changes what is known. */
record Observer(Situation situation, Facts facts) {

    Facts after(StartupEvent event) {
        return switch (event) {
            case PodObserved seen -> pod(seen.pod());
            case PodGone gone -> gone(gone);
            case WorkloadObserved(var at, var seen) ->
                facts.withWorkloads(Facts.with(facts.workloads(), seen.name(), seen));
            case ClaimObserved(var at, var seen) -> facts.withClaims(Facts.with(facts.claims(), seen.name(), seen));
            case NoticeObserved heard -> heard(heard);
            case LogLine line -> line(line);
            case Sending sending -> facts.withBefore(facts.before().over(), facts.former());
            case Applied applied ->
                facts.withBefore(facts.before().over(), facts.former())
                        .withApplied(Optional.of(new TreeMap<>(applied.generations())));
            case TimePassed passed -> facts;
        };
    }

    private Facts pod(PodView pod) {
        if (facts.gone().contains(pod.uid())) {
            return facts;
        }
        return facts.withPods(Facts.with(facts.pods(), pod.name(), pod)).withBefore(before(pod), former(pod));
    }

    /** A pod that is seen for the first time before anything was sent is how things were. */
    private Before before(PodView pod) {
        boolean known = Optional.ofNullable(facts.pods().get(pod.name()))
                .filter(other -> other.uid().equals(pod.uid()))
                .isPresent();
        if (known || facts.before().isOver()) {
            return facts.before();
        }
        Map<String, Integer> restarts = new TreeMap<>(facts.before().restarts());
        pod.allContainers().forEach(each -> restarts.put(pod.uid() + "/" + each.name(), each.restarts()));
        return new Before(
                pod.ready()
                        ? Facts.with(facts.before().ready(), pod.uid())
                        : facts.before().ready(),
                restarts,
                false);
    }

    private Optional<Former> former(PodView pod) {
        if (!situation.isLeader(pod.workload()) || situation.isOfThisRelease(pod)) {
            return facts.former();
        }
        return pod.release()
                .map(release -> new Former(release, pod.containers().getFirst().image()));
    }

    private Facts gone(PodGone gone) {
        Map<String, PodView> pods = new TreeMap<>(facts.pods());
        pods.values().removeIf(pod -> pod.uid().equals(gone.uid()));
        return facts.withGone(pods, Facts.with(facts.gone(), gone.uid()));
    }

    /** A notice that was heard before this start is no news, unless it is repeated since. */
    private Facts heard(NoticeObserved event) {
        Notice notice = event.notice();
        String key = String.join("/", notice.kind(), notice.name(), notice.reason(), notice.message());
        Optional<Heard> known = Optional.ofNullable(facts.notices().get(key));
        if (known.filter(earlier -> earlier.notice().count() >= notice.count()).isPresent()) {
            return facts;
        }
        Heard heard = new Heard(notice, event.at(), !facts.before().isOver());
        return facts.withNotices(Facts.with(facts.notices(), key, heard));
    }

    private Facts line(LogLine line) {
        LogKey key = new LogKey(line.pod(), line.container(), line.run());
        ContainerLog log = facts.logs().getOrDefault(key, ContainerLog.EMPTY).after(line.text());
        return facts.withLogs(Facts.with(facts.logs(), key, log));
    }
}
