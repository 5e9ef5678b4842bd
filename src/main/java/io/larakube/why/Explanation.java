package io.larakube.why;

import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.plan.Plan;
import io.larakube.plan.Workload;
import io.larakube.startup.Finding;
import io.larakube.startup.Stage;
import io.larakube.startup.StartupState;
import io.larakube.why.Chains.Chain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an environment, or one workload of it, is not ready.
 *
 * @param causes what is known to be wrong, the first first; empty when nothing is known
 * @param waiting workloads that are on their way, with what they wait for; none of them is blamed
 */
public record Explanation(Answer answer, List<Root> causes, List<Root> waiting) {

    /** What can be said. */
    public enum Answer {
        /** Everything is ready. */
        READY,
        /** Something is wrong, and it is known what. */
        KNOWN,
        /** It goes on, and nothing that was seen speaks against it. */
        ON_ITS_WAY,
        /** It has gone on for too long for that, and nothing that was seen tells why. */
        UNKNOWN
    }

    /** A start that is slow for known reasons, such as long migrations, has come further by then. */
    private static final Duration TOO_LONG = Duration.ofMinutes(20);

    /**
     * A cause, or a workload that waits.
     *
     * @param workloads whom it concerns directly
     * @param what one sentence that follows the workloads' names
     * @param chain how the workload that is furthest from it depends on it
     * @param others which also wait for it
     */
    public record Root(
            List<String> workloads,
            String kind,
            String what,
            List<Link> chain,
            List<String> others,
            List<String> evidence,
            List<String> next) {}

    /**
     * Explains what a snapshot shows.
     *
     * @param workload the one that is asked for; all when empty
     */
    public static Explanation of(Snapshot snapshot, Plan plan, Optional<String> workload) {
        StartupState state = snapshot.state(plan);
        List<Workload> asked = workload.map(name -> List.of(named(plan, name))).orElse(plan.workloads());
        List<Chain> chains = asked.stream()
                .filter(each -> !(state.progress(each).stage() instanceof Stage.Ready))
                .map(each -> Chains.from(snapshot, plan, state, each))
                .toList();
        List<Chain> unexplained = chains.stream()
                .filter(chain -> state.findings().stream().noneMatch(finding -> leadsTo(chain, finding)))
                .toList();
        List<Root> causes = new ArrayList<>();
        state.findings().forEach(finding -> cause(finding, chains).ifPresent(causes::add));
        causes.addAll(broken(unexplained));
        List<Root> waiting = unexplained.stream()
                .filter(chain -> chain.broken().isEmpty())
                .map(chain -> waiting(state, plan, chain))
                .toList();
        return new Explanation(answer(snapshot, chains, causes), causes, waiting);
    }

    private static Answer answer(Snapshot snapshot, List<Chain> chains, List<Root> causes) {
        if (chains.isEmpty()) {
            return Answer.READY;
        }
        if (!causes.isEmpty()) {
            return Answer.KNOWN;
        }
        Duration since = Duration.between(snapshot.begun(), snapshot.at());
        return since.compareTo(TOO_LONG) > 0 ? Answer.UNKNOWN : Answer.ON_ITS_WAY;
    }

    /** One for each broken link, with all chains that lead over it. */
    private static List<Root> broken(List<Chain> chains) {
        Map<Link, List<Chain>> byLink = new LinkedHashMap<>();
        chains.forEach(chain -> chain.broken()
                .ifPresent(link ->
                        byLink.computeIfAbsent(link, key -> new ArrayList<>()).add(chain)));
        return byLink.entrySet().stream()
                .map(entry -> new Root(
                        entry.getValue().stream().map(Chain::begin).toList(),
                        "broken-link",
                        "cannot get ready: " + entry.getKey().thing() + " "
                                + entry.getKey().says(),
                        entry.getValue().getFirst().links(),
                        List.of(),
                        List.of(),
                        entry.getKey().remedy().stream().toList()))
                .toList();
    }

    private static Workload named(Plan plan, String name) {
        List<String> names = plan.workloads().stream().map(Workload::name).toList();
        return plan.workload(name)
                .orElseThrow(() -> new Failure.WrongUsage(
                        "there is no workload " + name,
                        Nearest.to(name, names)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there is: " + String.join(", ", names))));
    }

    private static boolean leadsTo(Chain chain, Finding finding) {
        return finding.workloads().contains(chain.end());
    }

    private static Optional<Root> cause(Finding finding, List<Chain> chains) {
        List<Chain> leading = chains.stream()
                .filter(chain -> leadsTo(chain, finding))
                .sorted(Comparator.comparingInt((Chain chain) -> chain.links().size())
                        .reversed())
                .toList();
        if (leading.isEmpty()) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>(leading.stream().map(Chain::begin).toList());
        others.removeAll(finding.workloads());
        return Optional.of(new Root(
                finding.workloads(),
                finding.cause().kind(),
                finding.cause().what(),
                leading.getFirst().links(),
                others,
                finding.evidence(),
                finding.next()));
    }

    private static Root waiting(StartupState state, Plan plan, Chain chain) {
        String name = chain.begin();
        Stage stage = state.progress(plan.workload(name).orElseThrow()).stage();
        return new Root(List.of(name), stage.step(), stage.text(), chain.links(), List.of(), List.of(), List.of());
    }
}
