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
import java.util.List;
import java.util.Optional;

/**
 * Why an environment, or one workload of it, is not ready.
 *
 * @param causes what is known to be wrong, the first first, and after it what may be; empty when nothing is known
 * @param waiting workloads that are on their way, with what they wait for; none of them is blamed
 */
public record Explanation(Answer answer, List<Root> causes, List<Root> waiting) {

    /** What can be said. */
    public enum Answer {
        /** Everything is ready. */
        READY,
        /** Something is wrong, and it is known what. */
        KNOWN,
        /** Something is there that may be the reason, and nothing proves that it is. */
        SUSPECTED,
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
     * @param isCertain whether what was seen leaves no other reading
     * @param chain how the workload that is furthest from it depends on it
     * @param others which also wait for it
     */
    public record Root(
            List<String> workloads,
            String kind,
            String what,
            boolean isCertain,
            List<Link> chain,
            List<String> others,
            List<String> evidence,
            List<String> next) {

        static Root of(Finding finding, List<Link> chain, List<String> others) {
            return new Root(
                    finding.workloads(),
                    finding.cause().kind(),
                    finding.cause().what(),
                    finding.cause().isCertain(),
                    chain,
                    others,
                    finding.evidence(),
                    finding.next());
        }
    }

    /**
     * Explains what a snapshot shows.
     *
     * @param workload the one that is asked for; all when empty
     */
    public static Explanation of(Snapshot snapshot, Plan plan, Optional<String> workload) {
        return of(snapshot, snapshot.state(plan), workload);
    }

    /** Explains a start that was followed, with what a snapshot shows around it. */
    public static Explanation of(Snapshot snapshot, StartupState state, Optional<String> workload) {
        Look look = new Look(snapshot, state);
        List<Workload> asked = workload.map(name -> List.of(named(state.plan(), name)))
                .orElse(state.plan().workloads());
        List<Chain> chains = asked.stream()
                .filter(each -> !(state.progress(each).stage() instanceof Stage.Ready))
                .map(each -> Chains.from(look, each))
                .toList();
        List<Root> causes = new Causes(state, chains).ranked();
        List<Root> waiting = chains.stream()
                .filter(chain -> causes.stream().noneMatch(root -> concerns(root, chain)))
                .map(chain -> waiting(state, chain))
                .toList();
        return new Explanation(answer(snapshot, chains, causes), causes, waiting);
    }

    /** What can be said of a start that was followed when nothing around it can be looked at. */
    public static Explanation of(StartupState state) {
        List<Root> causes = state.findings().stream()
                .map(finding -> Root.of(finding, List.of(), List.of()))
                .toList();
        return new Explanation(causes.isEmpty() ? Answer.ON_ITS_WAY : Answer.KNOWN, causes, List.of());
    }

    private static boolean concerns(Root root, Chain chain) {
        return root.workloads().contains(chain.begin()) || root.others().contains(chain.begin());
    }

    private static Answer answer(Snapshot snapshot, List<Chain> chains, List<Root> causes) {
        if (chains.isEmpty()) {
            return Answer.READY;
        }
        if (!causes.isEmpty()) {
            return causes.getFirst().isCertain() ? Answer.KNOWN : Answer.SUSPECTED;
        }
        Duration since = Duration.between(snapshot.begun(), snapshot.at());
        return since.compareTo(TOO_LONG) > 0 ? Answer.UNKNOWN : Answer.ON_ITS_WAY;
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

    private static Root waiting(StartupState state, Chain chain) {
        String name = chain.begin();
        Stage stage = state.progress(state.plan().workload(name).orElseThrow()).stage();
        return new Root(
                List.of(name), stage.step(), stage.text(), true, chain.links(), List.of(), List.of(), List.of());
    }
}
