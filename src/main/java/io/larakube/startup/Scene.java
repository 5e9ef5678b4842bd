package io.larakube.startup;

import io.larakube.plan.Workload;
import io.larakube.startup.Facts.Heard;
import io.larakube.startup.Facts.LogKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be started together with what was observed: the questions that states and causes are read from. */
record Scene(Situation situation, Facts facts) {

    Optional<WorkloadView> view(String workload) {
        return Optional.ofNullable(facts.workloads().get(workload));
    }

    /** Whether the cluster's controller has read what was sent for a workload, as far as anybody can know. */
    boolean isRead(String workload) {
        long asked = facts.applied()
                .flatMap(sent -> Optional.ofNullable(sent.get(workload)))
                .orElse(0L);
        return view(workload).map(view -> view.hasRead(asked)).orElse(asked == 0);
    }

    /** The pods of a workload that this start wants: of this release and template, not told to stop and not over. */
    List<PodView> current(Workload workload) {
        return of(workload.name()).filter(this::isCurrent).toList();
    }

    /** The pods of a workload that are told to stop, or are of another release. */
    List<PodView> old(Workload workload) {
        return of(workload.name())
                .filter(pod -> !pod.isOver() || pod.isLeaving())
                .filter(pod -> !isCurrent(pod))
                .toList();
    }

    /** The pods of this release that ended as a whole. */
    List<PodView> over(Workload workload) {
        return of(workload.name())
                .filter(situation::isOfThisRelease)
                .filter(pod -> pod.isOver() && !pod.isLeaving())
                .toList();
    }

    boolean isAnythingLeaving() {
        return facts.pods().values().stream().anyMatch(PodView::isLeaving);
    }

    private Stream<PodView> of(String workload) {
        return facts.pods().values().stream().filter(pod -> pod.workload().equals(workload));
    }

    private boolean isCurrent(PodView pod) {
        return !pod.isLeaving() && !pod.isOver() && situation.isOfThisRelease(pod) && isOfThisTemplate(pod);
    }

    private boolean isOfThisTemplate(PodView pod) {
        Optional<String> wanted = view(pod.workload()).flatMap(WorkloadView::revision);
        return wanted.isEmpty() || pod.revision().isEmpty() || wanted.equals(pod.revision());
    }

    /** What was said about an object, the newest last. */
    List<Heard> heard(String kind, String name) {
        return facts.notices().values().stream()
                .filter(heard -> heard.notice().isAbout(kind, name))
                .sorted(Comparator.comparing(Heard::at))
                .toList();
    }

    /** The newest thing that was said about an object for one of these reasons since this start began. */
    Optional<Notice> news(String kind, String name, String... reasons) {
        return heard(kind, name).reversed().stream()
                .filter(heard -> !heard.old())
                .map(Heard::notice)
                .filter(notice -> List.of(reasons).contains(notice.reason()))
                .findFirst();
    }

    ContainerLog log(PodView pod, ContainerView container, int run) {
        return facts.logs().getOrDefault(new LogKey(pod.name(), container.name(), run), ContainerLog.EMPTY);
    }

    /** How often a container was started again since this start began. */
    int restarts(PodView pod, ContainerView container) {
        int earlier = facts.before().restarts().getOrDefault(pod.uid() + "/" + container.name(), 0);
        return Math.max(0, container.restarts() - earlier);
    }
}
