package io.larakube.why;

import io.larakube.startup.Cause;
import io.larakube.startup.Finding;
import io.larakube.startup.ImageCause;
import io.larakube.startup.PlacementCause;
import io.larakube.startup.ProbeCause;
import io.larakube.startup.ProcessCause;
import io.larakube.startup.RouteCause;
import io.larakube.startup.StartupState;
import io.larakube.startup.VolumeCause;
import io.larakube.startup.WorkloadCause;
import io.larakube.why.Chains.Chain;
import io.larakube.why.Explanation.Root;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The causes that a start itself shows and those that its surroundings show, as one list without repetitions. */
record Causes(StartupState state, List<Chain> chains) {

    /** What is certain comes first, then what holds up most workloads; of equals, what lies deeper. */
    List<Root> ranked() {
        List<Finding> deep = deep();
        List<Finding> all = new ArrayList<>(deep);
        state.findings().stream()
                .filter(finding -> deep.stream().noneMatch(other -> explains(other, finding)))
                .forEach(all::add);
        return all.stream()
                .filter(finding -> chains.stream().anyMatch(chain -> leadsTo(chain, finding)))
                .map(this::root)
                .sorted(Comparator.comparing((Root root) -> !root.isCertain())
                        .thenComparingInt(
                                root -> -root.workloads().size() - root.others().size()))
                .toList();
    }

    /** Of the same cause for several workloads, one finding. */
    private List<Finding> deep() {
        Map<String, Finding> byCause = new LinkedHashMap<>();
        chains.stream()
                .flatMap(chain -> chain.broken().stream())
                .forEach(finding -> byCause.merge(finding.cause().what(), finding, Causes::merged));
        return List.copyOf(byCause.values());
    }

    private static Finding merged(Finding one, Finding other) {
        Set<String> workloads = new LinkedHashSet<>(one.workloads());
        workloads.addAll(other.workloads());
        return new Finding(List.copyOf(workloads), one.cause(), one.evidence(), one.since(), one.next());
    }

    /** Whether what a workload's own pods show is only how the deeper cause shows in them. */
    private static boolean explains(Finding deep, Finding shallow) {
        return deep.workloads().containsAll(shallow.workloads()) && explains(deep.cause(), shallow.cause());
    }

    private static boolean explains(Cause deep, Cause shallow) {
        return switch (shallow) {
            case ProcessCause.GateClosed closed -> deep instanceof RouteCause;
            case PlacementCause.Unschedulable unschedulable ->
                deep instanceof VolumeCause && unschedulable.message().contains("ersistent");
            case PlacementCause.OldPodStays stays ->
                deep instanceof PlacementCause.HeldByFinalizer || deep instanceof PlacementCause.NodeLost;
            case PlacementCause.NodeLost lost -> deep instanceof PlacementCause.NodeLost;
            case ImageCause.NotPulled pulled -> deep instanceof ImageCause.OnNodeButNotTrusted;
            case VolumeCause.NotMounted mounted ->
                deep instanceof VolumeCause || deep instanceof PlacementCause.NodeLost;
            case ImageCause image -> false;
            case ProcessCause process -> false;
            case ProbeCause probe -> false;
            case PlacementCause placement -> false;
            case VolumeCause volume -> false;
            case RouteCause route -> false;
            case WorkloadCause of -> false;
        };
    }

    private boolean leadsTo(Chain chain, Finding finding) {
        return finding.workloads().contains(chain.end()) || chain.leadsOver(finding.cause());
    }

    private Root root(Finding finding) {
        List<Chain> leading = chains.stream()
                .filter(chain -> leadsTo(chain, finding))
                .sorted(Comparator.comparingInt((Chain chain) -> chain.links().size())
                        .reversed())
                .toList();
        List<String> others = new ArrayList<>(leading.stream().map(Chain::begin).toList());
        others.removeAll(finding.workloads());
        return Root.of(finding, leading.getFirst().links(), others);
    }
}
